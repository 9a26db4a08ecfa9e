"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { officialSending } from "@/app/context";
import type { FormState } from "@/components/desk/form-state";
import type { Context } from "@/domain/context";
import { forceSchedule, scheduleEdition, unscheduleEdition } from "@/domain/notices/schedule";
import type { Outcome } from "@/domain/outcome";
import { paths } from "@/lib/paths";
import { declined, editionAsk, fields, garbled, signedOut, typed } from "../../../forms";

const hour = editionAsk.extend({
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  at: typed.catch("").transform((words) => words.trim()),
  zone: typed.catch(""),
  confirmed: typed.catch(""),
});
const withReason = { reason: typed.catch("") };

/** Sets the hour of the text the page showed; the first answer shows the hour, the second sending confirms it. */
export async function schedule(before: FormState, form: FormData): Promise<FormState> {
  return takeStep(before, form, "schedule", hour, scheduleEdition);
}

/** The same without a second person. */
export async function scheduleByForce(before: FormState, form: FormData): Promise<FormState> {
  return takeStep(before, form, "force_schedule", hour.extend(withReason), forceSchedule);
}

/** Takes the hour back. */
export async function unschedule(before: FormState, form: FormData): Promise<FormState> {
  return takeStep(before, form, "unschedule", editionAsk.extend(withReason), unscheduleEdition);
}

const actions = { schedule, force_schedule: scheduleByForce, unschedule };

async function takeStep<Ask extends { editionId: number }>(
  before: FormState,
  form: FormData,
  name: keyof typeof actions,
  schema: z.ZodType<Ask>,
  command: (context: Context, ask: Ask) => Promise<Outcome<unknown>>,
): Promise<FormState> {
  const context = await officialSending(before, form, actions[name], name);
  if (!context) return signedOut(before, form);
  const parsed = schema.safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const outcome = await command(context, parsed.data);
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(`${paths.edition(parsed.data.editionId)}?done=${name}` as Route);
}
