import { eq } from "drizzle-orm";
import type { Database } from "@/db";
import { attachments, editions, notices } from "@/db/schema";
import { placePublished } from "@/domain/notices/archive";
import { renderedBody } from "@/domain/notices/content";
import { lockNumbers, nextNumber } from "@/domain/notices/number";
import { moveTotal } from "@/domain/notices/totals";
import { enter } from "@/domain/search/entry";
import { say } from "@/lib/i18n";
import { invariant } from "@/lib/invariant";
import { formatDate, seoulDay } from "@/lib/time";
import { readDate } from "./dates";
import type { Site } from "./import-record";
import type { ImportRecord } from "./record";

export type Edition = typeof editions.$inferSelect;
type Notice = typeof notices.$inferSelect;
export type Placing = ReturnType<typeof placingOf>;

// One digit less than a public address has: every later notice is numbered from the highest one upwards.
const highestNumber = 99_999_999;

/** A record as the tables will hold it. */
export function placingOf(
  record: ImportRecord,
  site: Site & { departmentId: number; at: Date | null },
) {
  const { lang, system } = record;
  const on = formatDate(site.now, lang);
  const losses: string[] = [];
  const withdrawn = record.withdrawn
    ? {
        withdrawnAt: readDate(record.withdrawn.on, site).at ?? site.now,
        explanation: say(lang, "import.withdrawn", { system }),
      }
    : null;
  if (withdrawn) losses.push("withdrawn there without a reason: a general one stands here");
  const baseline =
    record.reads === null
      ? {}
      : {
          readBaseline: record.reads,
          readBaselineDate: seoulDay(site.now),
          readBaselineSource: `imported from ${system}`,
        };
  return {
    key: record.key,
    wantedNumber: record.number,
    boardId: site.board.id,
    now: site.now,
    state: withdrawn ? ("withdrawn" as const) : ("published" as const),
    publishedAt: site.at,
    withdrawn,
    baseline,
    losses,
    firstNote: say(lang, "import.note", { system, on }),
    againNote: say(lang, "import.again", { system, on }),
    text: {
      lang,
      title: record.title,
      summary: record.summary,
      body: record.body,
      departmentId: site.departmentId,
      contact: "",
      licence: record.licence ?? site.board.licence,
      attachments: record.attachments.map(({ name, title, url }, position) => ({
        sourceUrl: url,
        role: "file" as const,
        position,
        name,
        title,
        accessible: null,
        alternative: null,
      })),
    },
  };
}

/** A new notice: published where its date is known, a draft where it is not. */
export async function placeNew(
  tx: Database,
  placing: Placing,
): Promise<{ noticeId: number; number: number }> {
  const number = await numberFor(tx, placing.wantedNumber);
  if (placing.publishedAt) {
    return placePublished(tx, {
      ...published(placing, placing.publishedAt),
      ...placing.baseline,
      legacyKey: placing.key,
      number,
      version: 1,
      changeNote: placing.firstNote,
    });
  }
  const [notice] = await tx
    .insert(notices)
    .values({
      number,
      boardId: placing.boardId,
      createdAt: placing.now,
      legacyKey: placing.key,
      ...placing.baseline,
    })
    .returning({ id: notices.id });
  invariant(notice, "an inserted notice has an id");
  await placeDraft(tx, placing, { id: notice.id, number });
  return { noticeId: notice.id, number };
}

/** What changed on the old board: in place of an untouched draft, or as the next, minor version. */
export async function placeAgain(
  tx: Database,
  placing: Placing,
  notice: Notice,
  latest: Edition,
): Promise<void> {
  if (Object.keys(placing.baseline).length > 0)
    await tx.update(notices).set(placing.baseline).where(eq(notices.id, notice.id));
  const wasDraft = latest.state === "draft";
  await tx
    .update(editions)
    .set({ state: wasDraft ? "discarded" : "superseded", updatedAt: placing.now })
    .where(eq(editions.id, latest.id));
  await enter(tx, [latest.id]);
  if (!placing.publishedAt) return placeDraft(tx, placing, notice);
  if (!wasDraft) await moveTotal(tx, { boardId: notice.boardId, lang: latest.lang }, -1);
  await placePublished(tx, {
    ...published(placing, placing.publishedAt),
    noticeId: notice.id,
    version: (latest.version ?? 0) + 1,
    ...(wasDraft
      ? { changeNote: placing.firstNote }
      : { changeType: "minor" as const, changeNote: placing.againNote, versionAt: placing.now }),
  });
  if (wasDraft) {
    await tx
      .update(notices)
      .set({ firstPublishedAt: placing.publishedAt })
      .where(eq(notices.id, notice.id));
  }
}

const published = ({ text, state, withdrawn, boardId, now }: Placing, publishedAt: Date) => ({
  ...text,
  ...withdrawn,
  state,
  boardId,
  now,
  publishedAt,
});

/** The old number where nobody has it, else the next. */
async function numberFor(tx: Database, wanted: number | null): Promise<number> {
  if (wanted === null || wanted > highestNumber) return nextNumber(tx);
  await lockNumbers(tx); // Free a moment ago is not free: somebody may be drawing it.
  const [taken] = await tx
    .select({ id: notices.id })
    .from(notices)
    .where(eq(notices.number, wanted));
  return taken ? nextNumber(tx) : wanted;
}

async function placeDraft(
  tx: Database,
  placing: Placing,
  notice: { id: number; number: number },
): Promise<void> {
  const { attachments: entries, ...text } = placing.text;
  const [edition] = await tx
    .insert(editions)
    .values({
      ...text,
      noticeId: notice.id,
      boardId: placing.boardId,
      number: notice.number,
      changeNote: placing.firstNote,
      createdAt: placing.now,
      updatedAt: placing.now,
    })
    .returning({ id: editions.id });
  invariant(edition, "an inserted edition has an id");
  if (entries.length > 0)
    await tx
      .insert(attachments)
      .values(entries.map((entry) => ({ ...entry, editionId: edition.id })));
  const rendered = await renderedBody(tx, edition.id, text.body);
  await tx.update(editions).set(rendered).where(eq(editions.id, edition.id));
}
