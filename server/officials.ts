import { openSession, sessionCookie } from "@/lib/session";

const believedMs = 5_000;
const rememberedAtMost = 500;

/**
 * Whether a request carries a session that opens and has not expired: a read of staff. No query, and the same cookie
 * is not opened again within 5 s. Nothing else of a public page depends on it.
 */
export function officials(publicUrl: string, secret: string) {
  const pattern = new RegExp(
    `(?:^|;\\s*)${sessionCookie(publicUrl).replaceAll(".", "\\.")}=([^;]+)`,
  );
  const known = new Map<string, { until: number; official: boolean }>();
  return (cookies: string | undefined): boolean | Promise<boolean> => {
    const value = cookies && pattern.exec(cookies)?.[1];
    if (!value) return false;
    const now = new Date();
    const remembered = known.get(value);
    if (remembered && remembered.until > now.getTime()) return remembered.official;
    return openSession(value, secret, now).then((session) => {
      if (known.size >= rememberedAtMost) known.clear();
      known.set(value, { until: now.getTime() + believedMs, official: session !== null });
      return session !== null;
    });
  };
}
