import "server-only";
import type { Route } from "next";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { officialSending } from "@/app/context";
import type { FormAction, FormState } from "@/components/desk/form-state";
import type { Context } from "@/domain/context";
import type { StepName } from "@/domain/notices/workflow";
import type { Outcome } from "@/domain/outcome";
import { paths } from "@/lib/paths";
import { declined, fields, garbled, signedOut } from "./forms";

type Course<Ask, Value> = {
  /** The action itself: the form is sent to it again where the session was over. */
  action: FormAction;
  /** The step of the workflow it takes, where it is one. */
  step?: StepName;
  schema: z.ZodType<Ask>;
  command: (context: Context, ask: Ask) => Promise<Outcome<Value>>;
  /** The address it leads to when it is done. */
  to: (ask: Ask, value: Value) => string;
};

/** The common course of an action: who sends the form, what it asks, the command, and on; or why not, with what was typed. */
export async function carryOut<Ask, Value>(
  before: FormState,
  form: FormData,
  { action, step, schema, command, to }: Course<Ask, Value>,
): Promise<FormState> {
  const context = await officialSending(before, form, action, step);
  if (!context) return signedOut(before, form);
  const parsed = schema.safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const outcome = await command(context, parsed.data);
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(to(parsed.data, outcome.value) as Route);
}

/** The course of a step of the workflow: it ends on the page of its edition. */
export async function takeStep<Ask extends { editionId: number }>(
  before: FormState,
  form: FormData,
  step: StepName,
  action: FormAction,
  schema: z.ZodType<Ask>,
  command: (context: Context, ask: Ask) => Promise<Outcome<unknown>>,
): Promise<FormState> {
  return carryOut(before, form, {
    ...{ action, step, schema, command },
    to: ({ editionId }) => `${paths.edition(editionId)}?done=${step}`,
  });
}
