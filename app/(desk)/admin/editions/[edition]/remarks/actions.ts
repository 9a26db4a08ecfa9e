"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { officialSending } from "@/app/context";
import type { FormState } from "@/components/desk/form-state";
import { addRemark, resolveRemark } from "@/domain/notices/remarks";
import { paths } from "@/lib/paths";
import { declined, editionAsk, fields, garbled, signedOut, typed } from "../../../forms";

const one = editionAsk
  .pick({ editionId: true })
  .extend({ from: z.enum(["edition", "review"]).catch("edition") });
const written = one.extend({
  remarkText: typed,
  passage: z
    .string()
    .regex(/^(?:\d{1,6}:[0-9a-f]{64})?$/)
    .default("")
    .transform((words) => {
      const [block, hash] = words.split(":");
      return block && hash ? { block: Number(block), hash } : null;
    }),
});

/** The page of the edition a form of remarks stood on. */
const back = ({ editionId, from }: z.infer<typeof one>) => paths[from](editionId);

/** Keeps a remark on the edition, or on one passage of it. */
export async function writeRemark(before: FormState, form: FormData): Promise<FormState> {
  const context = await officialSending(before, form, writeRemark);
  if (!context) return signedOut(before, form);
  const parsed = written.safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const { editionId, passage, remarkText: text } = parsed.data;
  const outcome = await addRemark(context, { editionId, passage, text });
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(`${back(parsed.data)}?done=remark#remarks` as Route);
}

const settled = one.extend({ remarkId: editionAsk.shape.editionId });

/** Marks a remark as done. */
export async function settleRemark(before: FormState, form: FormData): Promise<FormState> {
  const context = await officialSending(before, form, settleRemark);
  if (!context) return signedOut(before, form);
  const parsed = settled.safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const outcome = await resolveRemark(context, parsed.data);
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(`${back(parsed.data)}?done=remark_done#remarks` as Route);
}
