"use server";

import type { FormState } from "@/components/desk/form-state";
import { forceSchedule, scheduleEdition, unscheduleEdition } from "@/domain/notices/schedule";
import { takeStep } from "../../../carry-out";
import { approvalAsk, editionAsk, typed } from "../../../forms";

const hour = approvalAsk.extend({
  at: typed.catch("").transform((words) => words.trim()),
  zone: typed.catch(""),
  confirmed: typed.catch(""),
});
const withReason = { reason: typed.catch("") };
const forcedHour = hour.extend(withReason);
const unscheduling = editionAsk.extend(withReason);

/** Sets the hour of the text the page showed; the first answer shows the hour, the second sending confirms it. */
export async function schedule(before: FormState, form: FormData): Promise<FormState> {
  return takeStep(before, form, "schedule", schedule, hour, scheduleEdition);
}

/** The same without a second person. */
export async function scheduleByForce(before: FormState, form: FormData): Promise<FormState> {
  return takeStep(before, form, "force_schedule", scheduleByForce, forcedHour, forceSchedule);
}

/** Takes the hour back. */
export async function unschedule(before: FormState, form: FormData): Promise<FormState> {
  return takeStep(before, form, "unschedule", unschedule, unscheduling, unscheduleEdition);
}
