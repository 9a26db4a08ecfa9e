"use server";

import type { FormState } from "@/components/desk/form-state";
import { forcePublish } from "@/domain/notices/force-publish";
import { takeStep } from "../../../carry-out";
import { approvalAsk, typed } from "../../../forms";

const decision = approvalAsk.extend({ reason: typed.catch("") });

/** Publishes the text this page showed, and no other, without a second person. */
export async function publishByForce(before: FormState, form: FormData): Promise<FormState> {
  return takeStep(before, form, "force_publish", publishByForce, decision, forcePublish);
}
