"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { noteTaken, officialSending } from "@/app/context";
import type { FormState } from "@/components/desk/form-state";
import { roles } from "@/domain/context";
import { endGrant, grantRole } from "@/domain/users/grants";
import { leave } from "@/domain/users/leave";
import { addOfficial, changeOfficial, renewPassword, setLocked } from "@/domain/users/officials";
import { paths } from "@/lib/paths";
import {
  chosenId,
  declined,
  fields,
  garbled,
  rowId,
  seenMark,
  signedOut,
  toldOnce,
  typed,
} from "../forms";

const person = { name: typed, departmentId: chosenId, lang: z.enum(["en", "ko"]) };
const newOfficial = z.object({ ...person, email: typed });

/** Makes an account; its first password is in the answer and nowhere else. */
export async function addUser(before: FormState, form: FormData): Promise<FormState> {
  const context = await officialSending(before, form, addUser);
  if (!context) return signedOut(before, form);
  const parsed = newOfficial.safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const outcome = await addOfficial(context, parsed.data);
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  await noteTaken();
  return toldOnce(before, form, outcome.value);
}

const id = { id: rowId };
const change = z.discriminatedUnion("step", [
  z.object({ ...id, ...person, step: z.literal("change"), seen: seenMark }),
  z.object({ ...id, step: z.enum(["lock", "unlock", "password"]) }),
  z.object({
    ...id,
    step: z.literal("grant"),
    role: z.enum(roles),
    boardId: chosenId,
    departmentId: chosenId,
  }),
  z.object({ ...id, step: z.literal("end"), grantId: rowId }),
  z.object({ ...id, step: z.literal("leave"), colleague: typed.default("") }),
]);

/** Changes one official: fields, lock, password, grants, or that they leave. */
export async function changeUser(before: FormState, form: FormData): Promise<FormState> {
  const context = await officialSending(before, form, changeUser);
  if (!context) return signedOut(before, form);
  const parsed = change.safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const input = parsed.data;
  if (input.step === "password") {
    const renewed = await renewPassword(context, input);
    if (!renewed.ok) return declined(before, form, renewed.refusal);
    await noteTaken();
    return toldOnce(before, form, renewed.value);
  }
  const outcome = await takeStep(context, input);
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(`${paths.user(input.id)}?done=${input.step}` as Route);
}

type Context = Parameters<typeof setLocked>[0];
type Change = z.output<typeof change>;

function takeStep(context: Context, input: Change) {
  if (input.step === "change") return changeOfficial(context, input);
  if (input.step === "grant") return grantRole(context, input);
  if (input.step === "end") return endGrant(context, input);
  if (input.step === "leave") return leave(context, input);
  return setLocked(context, { id: input.id, locked: input.step === "lock" });
}
