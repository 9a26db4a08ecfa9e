import "server-only";
import type { Route } from "next";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import type { FormState } from "@/components/desk/form-state";
import { pool } from "@/db";
import type { Context } from "@/domain/context";
import type { StepName } from "@/domain/notices/workflow";
import { findOfficial, type Official } from "@/domain/users/account";
import { type Env, readEnv, readSessionSecret } from "@/lib/env";
import { type Lang, say } from "@/lib/i18n";
import { readerLanguage } from "@/lib/i18n/reader-language";
import { paths } from "@/lib/paths";
import { openSession, type Session, sealSession, sessionCookie, sessionLife } from "@/lib/session";

/** What a door of the desk works with: who asks, when, the database, and the session they came by. */
export type DeskContext = Context & { actor: Official; session: Session };

const renewAfterMs = 5 * 60 * 1000; // A cookie on every click would say nothing more.

let settings: { env: Env; secret: string } | undefined;

/** The settings and the session secret of this process, read once. */
export function deskSettings() {
  if (!settings) {
    const env = readEnv();
    settings = { env, secret: readSessionSecret(env.secretsDir) };
  }
  return settings;
}

/** The official who asks, their row read again on this request; null where nobody is signed in. */
export const currentOfficial = cache(async (): Promise<DeskContext | null> => {
  const { env, secret } = deskSettings();
  const sealed = (await cookies()).get(sessionCookie(env.publicUrl))?.value;
  if (!sealed) return null;
  const now = new Date();
  const session = await openSession(sealed, secret, now);
  if (!session) return null;
  const { db } = pool();
  const actor = await findOfficial(db, session);
  return actor && { db, actor, now, session };
});

/**
 * The official who asks for the desk's page `to`; anybody else is sent to sign in and back.
 * A password that must be changed is changed first: until then every page is the account's.
 */
export async function requireOfficial(to: string): Promise<DeskContext> {
  const context = await currentOfficial();
  if (!context) redirect(`${paths.signIn}?to=${encodeURIComponent(to)}` as Route);
  if (context.actor.mustChangePassword && to !== paths.account) redirect(paths.account);
  return context;
}

// A method, whose parameters TypeScript compares both ways: the editor's action takes a wider state.
type Action = { act(before: FormState, form: FormData): Promise<FormState> }["act"];
type Sent = {
  fields: { name: string; value: string }[];
  action: Action;
  /** The step of the workflow it asks for, where it is one. */
  step: StepName | null;
  signedIn: boolean;
};

// What a form brought, for the page that is drawn in answer to the same request: without script that page is all there is.
const sent = new WeakMap<object, Sent>();

/**
 * The official who sends this form; their idle time begins anew, for an action can set the cookie.
 * null where the session is over: nobody is sent away, or what they typed would be lost on the way.
 * Whoever sends no form of ours is told that there is nothing (404), see `noteSent`.
 */
export async function officialSending(
  before: FormState,
  form: FormData,
  action: Action,
  step: StepName | null = null,
): Promise<DeskContext | null> {
  const context = await currentOfficial();
  await noteSent(before, form, { action, step, signedIn: context !== null });
  if (!context) return null;
  if (context.actor.mustChangePassword) redirect(paths.account);
  await renew(context);
  return context;
}

/**
 * The official whose page sends this by itself; null where the session is over, or a password must be changed first.
 * `typing`: a person did something, so their idle time begins anew. A page that is only open does not renew it.
 */
export async function officialCalling({
  typing,
}: {
  typing: boolean;
}): Promise<DeskContext | null> {
  const context = await currentOfficial();
  if (!context || context.actor.mustChangePassword) return null;
  if (typing) await renew(context);
  return context;
}

async function renew({ session, now }: DeskContext): Promise<void> {
  if (now.getTime() - session.seenAt > renewAfterMs)
    await keepSession({ ...session, seenAt: now.getTime() });
}

// A type says nothing of what comes in: anybody can call an action with arguments of their own making.
const sentArguments = z.tuple([z.object({ serial: z.number() }), z.instanceof(FormData)]);

/**
 * Keeps what a form brought until its answer is drawn. Every action comes by here before it reads anything, so this is
 * where arguments that no form of ours sends end: as an address where nothing is.
 */
export async function noteSent(
  before: FormState,
  form: FormData,
  about: Omit<Sent, "fields">,
): Promise<void> {
  if (!sentArguments.safeParse([before, form]).success) notFound();
  const fields = [...form].flatMap(([name, value]) =>
    typeof value === "string" && !name.startsWith("$") ? [{ name, value }] : [],
  );
  sent.set(await headers(), { ...about, fields });
}

/** The form this request brought, so that the page can give its words back where they found no place. */
export const sentForm = async (): Promise<Sent | undefined> => sent.get(await headers());

/** The form of this request found its place: the page that is drawn in answer is no error. */
export async function noteTaken(): Promise<void> {
  sent.delete(await headers());
}

/** Writes a session into the cookie; only an action or a route handler can. */
export async function keepSession(session: Session): Promise<void> {
  const { env, secret } = deskSettings();
  const until = session.startedAt + sessionLife.absoluteMs;
  (await cookies()).set(sessionCookie(env.publicUrl), await sealSession(session, secret), {
    httpOnly: true,
    sameSite: "lax",
    secure: env.publicUrl.startsWith("https:"),
    path: "/",
    expires: new Date(until),
  });
}

/** Takes the session out of the browser. */
export async function forgetSession(): Promise<void> {
  (await cookies()).delete(sessionCookie(deskSettings().env.publicUrl));
}

/** The language of the desk: the official's own, before sign-in the browser's. */
export async function deskLang(): Promise<Lang> {
  const context = await currentOfficial();
  if (context) return context.actor.lang;
  const accepted = (await headers()).get("accept-language") ?? "";
  return readerLanguage(accepted, deskSettings().env.defaultLang);
}

/** The title of a page of the desk; a page that answers a form was declined, and says so first. */
export async function deskTitle(page: string): Promise<string> {
  const lang = await deskLang();
  const declined = (await sentForm()) !== undefined;
  return say(lang, "desk.title", {
    page: declined ? say(lang, "form.error-title", { page }) : page,
  });
}

/** Where the request came from, as the porch says; it lets no such header in from outside. */
export const originOf = (given: { get(name: string): string | null | undefined }): string =>
  given.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";

/** A path of the desk to go on to after sign-in; anything else becomes my desk. */
export const safeDeskPath = (to: string): Route =>
  (/^\/admin(?:[/?][\w\-./?=&%+]*)?$/.test(to) && !to.includes("..") && to !== paths.signIn
    ? to
    : paths.desk) as Route;
