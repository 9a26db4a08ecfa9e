"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { deskSettings, keepSession, noteSent, originOf, safeDeskPath } from "@/app/context";
import type { FormState } from "@/components/desk/form-state";
import { pool } from "@/db";
import type { Issue } from "@/domain/outcome";
import { signIn } from "@/domain/users/sign-in";
import { declined, fields } from "../forms";

const words = z.object({
  email: z.string().max(320).catch(""),
  password: z.string().max(1024).catch(""),
  to: z.string().max(500).catch(""),
});

/** Signs in with a new session and goes on to where the person wanted to be. */
export async function enter(before: FormState, form: FormData): Promise<FormState> {
  await noteSent(before, form, { action: enter, step: null, signedIn: false });
  const { email, password, to } = words.parse(fields(form));
  const issues: Issue[] = [];
  if (email.trim() === "") issues.push({ field: "email", code: "email_missing" });
  if (password === "") issues.push({ field: "password", code: "password_missing" });
  if (issues.length > 0) return declined(before, form, { code: "malformed", issues });

  const origin = originOf(await headers());
  const { secret } = deskSettings();
  const now = new Date();
  const outcome = await signIn(pool().db, { email, password, origin, secret, now });
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  await keepSession(outcome.value);
  redirect(safeDeskPath(to));
}
