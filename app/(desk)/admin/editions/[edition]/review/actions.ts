"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { officialSending } from "@/app/context";
import type { FormState } from "@/components/desk/form-state";
import { secondCheck } from "@/domain/notices/force-publish";
import { grantOverride } from "@/domain/notices/override";
import { publishNotice } from "@/domain/notices/publish";
import { rejectEdition } from "@/domain/notices/submit";
import { paths } from "@/lib/paths";
import { declined, editionAsk, fields, garbled, signedOut, typed } from "../../../forms";

const approval = editionAsk.extend({ contentHash: z.string().regex(/^[0-9a-f]{64}$/) });

/** Publishes the text this page showed, and no other: its hash comes along. */
export async function publish(before: FormState, form: FormData): Promise<FormState> {
  const context = await officialSending(before, form, publish, "publish");
  if (!context) return signedOut(before, form);
  const parsed = approval.safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const outcome = await publishNotice(context, parsed.data);
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(`${paths.edition(parsed.data.editionId)}?done=publish` as Route);
}

const granted = approval.extend({ reason: typed });

/** Lets pass what blocks the text this page showed; each `named-…` is a finding the manager says is no personal data. */
export async function override(before: FormState, form: FormData): Promise<FormState> {
  const context = await officialSending(before, form, override, "grant_override");
  if (!context) return signedOut(before, form);
  const parsed = granted.safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const named = [...form.keys()].flatMap((name) => /^named-([\w-]{1,100})$/.exec(name)?.[1] ?? []);
  const outcome = await grantOverride(context, { ...parsed.data, named });
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(`${paths.review(parsed.data.editionId)}?done=grant_override` as Route);
}

const remarked = editionAsk.extend({ remark: typed });

/** Gives the text back to its author with a remark. */
export async function reject(before: FormState, form: FormData): Promise<FormState> {
  const context = await officialSending(before, form, reject, "reject");
  if (!context) return signedOut(before, form);
  const parsed = remarked.safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const outcome = await rejectEdition(context, parsed.data);
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(`${paths.edition(parsed.data.editionId)}?done=reject` as Route);
}

/** Says that what was published by force may stand. */
export async function check(before: FormState, form: FormData): Promise<FormState> {
  const context = await officialSending(before, form, check, "second_check");
  if (!context) return signedOut(before, form);
  const parsed = editionAsk.safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const outcome = await secondCheck(context, parsed.data);
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(`${paths.edition(parsed.data.editionId)}?done=second_check` as Route);
}
