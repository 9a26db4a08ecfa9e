"use server";

import type { FormState } from "@/components/desk/form-state";
import { secondCheck } from "@/domain/notices/force-publish";
import { grantOverride } from "@/domain/notices/override";
import { publishNotice } from "@/domain/notices/publish";
import { rejectEdition } from "@/domain/notices/submit";
import { paths } from "@/lib/paths";
import { carryOut, takeStep } from "../../../carry-out";
import { approvalAsk, editionAsk, typed } from "../../../forms";

/** Publishes the text this page showed, and no other: its hash comes along. */
export async function publish(before: FormState, form: FormData): Promise<FormState> {
  return takeStep(before, form, "publish", publish, approvalAsk, publishNotice);
}

const granted = approvalAsk.extend({ reason: typed });

/** Lets pass what blocks the text this page showed; each `named-…` is a finding the manager says is no personal data. */
export async function override(before: FormState, form: FormData): Promise<FormState> {
  return carryOut(before, form, {
    ...{ action: override, step: "grant_override", schema: granted },
    command: (context, ask) => grantOverride(context, { ...ask, named: namedIn(form) }),
    to: ({ editionId }) => `${paths.review(editionId)}?done=grant_override`,
  });
}

const namedIn = (form: FormData) =>
  [...form.keys()].flatMap((name) => /^named-([\w-]{1,100})$/.exec(name)?.[1] ?? []);

const remarked = editionAsk.extend({ remark: typed });

/** Gives the text back to its author with a remark. */
export async function reject(before: FormState, form: FormData): Promise<FormState> {
  return takeStep(before, form, "reject", reject, remarked, rejectEdition);
}

/** Says that what was published by force may stand. */
export async function check(before: FormState, form: FormData): Promise<FormState> {
  return takeStep(before, form, "second_check", check, editionAsk, secondCheck);
}
