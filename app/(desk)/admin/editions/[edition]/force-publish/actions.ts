"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { officialSending } from "@/app/context";
import type { FormState } from "@/components/desk/form-state";
import { forcePublish } from "@/domain/notices/force-publish";
import { paths } from "@/lib/paths";
import { declined, editionAsk, fields, garbled, signedOut, typed } from "../../../forms";

const decision = editionAsk.extend({
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  reason: typed.catch(""),
});

/** Publishes the text this page showed, and no other, without a second person. */
export async function publishByForce(before: FormState, form: FormData): Promise<FormState> {
  const context = await officialSending(before, form, publishByForce, "force_publish");
  if (!context) return signedOut(before, form);
  const parsed = decision.safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const outcome = await forcePublish(context, parsed.data);
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(`${paths.edition(parsed.data.editionId)}?done=force_publish` as Route);
}
