import { decode, encode } from "next-auth/jwt";

/** A session lasts 12 hours at most and 60 minutes without a request. */
export const sessionLife = { absoluteMs: 12 * 60 * 60 * 1000, idleMs: 60 * 60 * 1000 };

/** What the sealed cookie holds. `epoch` must equal the user's row, or the session is over. */
export type Session = {
  userId: number;
  sessionId: string;
  epoch: number;
  startedAt: number;
  seenAt: number;
};

/** next-auth's own cookie names. */
export const sessionCookie = (publicUrl: string) =>
  publicUrl.startsWith("https:") ? "__Secure-next-auth.session-token" : "next-auth.session-token";

/** Seals a session into the value of the cookie. */
export const sealSession = (session: Session, secret: string): Promise<string> =>
  encode({ token: session, secret, maxAge: sessionLife.absoluteMs / 1000 });

/** The session in a cookie's value; null where it does not decrypt or has expired at `now`. No query. */
export async function openSession(
  value: string,
  secret: string,
  now: Date,
): Promise<Session | null> {
  const token = await decode({ token: value, secret }).catch(() => null);
  if (!token) return null;
  const { userId, sessionId, epoch, startedAt, seenAt } = token;
  if (typeof userId !== "number" || typeof sessionId !== "string" || typeof epoch !== "number")
    return null;
  if (typeof startedAt !== "number" || typeof seenAt !== "number") return null;
  const at = now.getTime();
  if (at - startedAt >= sessionLife.absoluteMs || at - seenAt >= sessionLife.idleMs) return null;
  return { userId, sessionId, epoch, startedAt, seenAt };
}
