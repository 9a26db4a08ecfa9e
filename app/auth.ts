import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { pool } from "@/db";
import { endSession, findOfficial } from "@/domain/users/account";
import { signIn } from "@/domain/users/sign-in";
import { paths, siteAddress } from "@/lib/paths";
import { type Session, sessionLife } from "@/lib/session";
import { deskSettings, originOf } from "./context";

const credentials = z.object({ email: z.string().max(320), password: z.string().max(1024) });
const tokenFields = z.object({
  userId: z.number(),
  sessionId: z.string(),
  epoch: z.number(),
  startedAt: z.number(),
  seenAt: z.number(),
});

/** next-auth with our own accounts: the same sign-in, the same limits, the same sealed cookie as the form's. */
export function authOptions(): NextAuthOptions {
  const { secret } = deskSettings();
  return {
    secret,
    session: { strategy: "jwt", maxAge: sessionLife.absoluteMs / 1000 },
    pages: { signIn: paths.signIn, signOut: paths.desk, error: paths.signIn },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(given, request) {
          const parsed = credentials.safeParse(given);
          if (!parsed.success) return null;
          const sent = request.headers ?? {};
          const origin = originOf({ get: (name) => sent[name] });
          const now = new Date();
          const outcome = await signIn(pool().db, { ...parsed.data, origin, secret, now });
          return outcome.ok ? { id: String(outcome.value.userId), ...outcome.value } : null;
        },
      }),
    ],
    callbacks: {
      jwt: async ({ token, user }) => {
        const begun = tokenFields.safeParse(user);
        if (begun.success) return begun.data;
        const known = tokenFields.safeParse(token);
        return known.success ? renewed(known.data) : {};
      },
      redirect: ({ url, baseUrl }) => siteAddress(url, baseUrl) ?? `${baseUrl}${paths.desk}`,
      // The browser learns that somebody is signed in, and nothing else.
      session: async ({ session }) => ({ expires: session.expires }),
    },
    events: {
      // The cookie alone would go: a copy of it must be worth nothing either.
      signOut: async ({ token }) => {
        const known = tokenFields.safeParse(token);
        if (known.success && (await lasts(known.data, new Date())))
          await endSession(pool().db, known.data, new Date());
      },
    },
  };
}

/** The session with its idle time begun anew; unchanged, so still running out, where it is over. */
async function renewed(session: Session): Promise<Session> {
  const now = new Date();
  return (await lasts(session, now)) ? { ...session, seenAt: now.getTime() } : session;
}

async function lasts(session: Session, now: Date): Promise<boolean> {
  const inTime =
    now.getTime() - session.seenAt < sessionLife.idleMs &&
    now.getTime() - session.startedAt < sessionLife.absoluteMs;
  return inTime && (await findOfficial(pool().db, session)) !== null;
}
