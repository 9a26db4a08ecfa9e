import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db";
import { outbox, users } from "@/db/schema";

/** Heard by every process when there is mail to send; see server/post.ts. */
export const mailChannel = "gongji_mail";

/** What officials are written about. Their words: `mail.<kind>.subject` and `mail.<kind>.text` in lib/i18n. */
const mailKinds = ["submitted", "rejected", "published", "late"] as const;
export type MailKind = (typeof mailKinds)[number];

/** What the words of a mail are made from: the edition as it was, and who did it. */
const mailPayload = z.object({
  edition: z.number().int(),
  number: z.number().int(),
  lang: z.enum(["en", "ko"]),
  title: z.string(),
  /** Name of who took the step; "" where nobody did. */
  by: z.string(),
  /** What they wrote to it, a remark or a reason; "" for nothing. */
  words: z.string(),
});
export type MailPayload = z.infer<typeof mailPayload>;

/** What a row holds; null where it is of another make. */
export function readMail(row: { kind: string; payload: unknown }) {
  const kind = mailKinds.find((each) => each === row.kind);
  const payload = mailPayload.safeParse(row.payload);
  return kind && payload.success ? { kind, payload: payload.data } : null;
}

type Told = {
  kind: MailKind;
  edition: { id: number; number: number; lang: "en" | "ko"; title: string; lockVersion: number };
  /** Officials by id: those who are disabled or want no mail are left out, and so is `actor`. */
  to: readonly (number | null)[];
  actor: { id: number; name: string } | null;
  words?: string;
};

/**
 * Writes mail about a step into the step's own transaction: sent if and only if it commits. The state an edition reached
 * by one lock version is told once to each.
 */
export async function tell(tx: Database, told: Told, now: Date): Promise<void> {
  const { kind, edition, actor } = told;
  const ids = [...new Set(told.to)].filter((id) => id !== null && id !== actor?.id);
  if (ids.length === 0) return;
  const wanting = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(inArray(users.id, ids as number[]), eq(users.mail, true), isNull(users.disabledAt)));
  if (wanting.length === 0) return;
  const payload: MailPayload = {
    edition: edition.id,
    number: edition.number,
    lang: edition.lang,
    title: edition.title,
    by: actor?.name ?? "",
    words: told.words ?? "",
  };
  await tx
    .insert(outbox)
    .values(
      wanting.map(({ id }) => ({
        kind,
        userId: id,
        payload,
        dedupeKey: `${kind}:${edition.id}:${edition.lockVersion}:${id}`,
        createdAt: now,
        nextAt: now,
      })),
    )
    .onConflictDoNothing();
  await tx.execute(sql`select pg_notify(${mailChannel}, '')`);
}
