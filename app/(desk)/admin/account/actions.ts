"use server";

import { randomUUID } from "node:crypto";
import type { Route } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { keepSession, noteSent, requireOfficial } from "@/app/context";
import type { FormState } from "@/components/desk/form-state";
import { changePassword, chooseLang, chooseMail } from "@/domain/users/account";
import { langs } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { declined, fields, garbled, typed } from "../forms";

const words = z.object({ current: typed, next: typed });

/** Changes the own password; every session ends, and this browser gets a new one. */
export async function changeOwnPassword(before: FormState, form: FormData): Promise<FormState> {
  const context = await requireOfficial(paths.account);
  await noteSent(before, form, { action: changeOwnPassword, step: null, signedIn: true });
  const parsed = words.safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const outcome = await changePassword(context, parsed.data);
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  const at = context.now.getTime();
  await keepSession({
    userId: context.actor.id,
    sessionId: randomUUID(),
    epoch: outcome.value.epoch,
    startedAt: at,
    seenAt: at,
  });
  redirect(`${paths.account}?done=password` as Route);
}

/** Switches mail to the own address on or off: an unticked box sends nothing. */
export async function chooseOwnMail(before: FormState, form: FormData): Promise<FormState> {
  const context = await requireOfficial(paths.account);
  await noteSent(before, form, { action: chooseOwnMail, step: null, signedIn: true });
  const parsed = z.object({ mail: z.literal("on").optional() }).safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const outcome = await chooseMail(context, parsed.data.mail === "on");
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(`${paths.account}?done=mail` as Route);
}

/** The language of the own desk. */
export async function chooseOwnLang(before: FormState, form: FormData): Promise<FormState> {
  const context = await requireOfficial(paths.account);
  await noteSent(before, form, { action: chooseOwnLang, step: null, signedIn: true });
  const parsed = z.object({ lang: z.enum(langs) }).safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const outcome = await chooseLang(context, parsed.data.lang);
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(`${paths.account}?done=lang` as Route);
}
