"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { officialSending } from "@/app/context";
import type { FormState } from "@/components/desk/form-state";
import { changeSiteTexts, readTexts } from "@/domain/site-texts";
import { paths } from "@/lib/paths";
import { declined, fields, garbled, seenMark, signedOut } from "../forms";

/** Changes the words of the site itself. */
export async function setSiteTexts(before: FormState, form: FormData): Promise<FormState> {
  const context = await officialSending(before, form, setSiteTexts);
  if (!context) return signedOut(before, form);
  const given = fields(form);
  const seen = seenMark.safeParse(given["seen"]);
  const texts = readTexts(given);
  if (!seen.success || !texts) return garbled(before, form);
  const outcome = await changeSiteTexts(context, { seen: seen.data, texts });
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(`${paths.siteTexts}?done=change` as Route);
}
