import { desc, eq } from "drizzle-orm";
import type { Database } from "@/db";
import { type boards, editions, importRows, notices } from "@/db/schema";
import { attachmentsOf, contentHash } from "@/domain/notices/content-hash";
import { type DateOrder, readDate } from "./dates";
import { type Desk, departmentNamed } from "./departments";
import { type Edition, type Placing, placeAgain, placeNew, placingOf } from "./place";
import type { ImportRecord } from "./record";

/** What an import is told besides the files. */
export type Site = {
  board: typeof boards.$inferSelect;
  desk: Desk;
  now: Date;
  orders: readonly DateOrder[];
};

export type Landing = {
  result: "created" | "draft" | "unchanged" | "updated" | "refused";
  /** Why it was refused or stayed a draft. */
  message: string | null;
  noticeId: number | null;
  number: number | null;
  /** The date it was given; null for a draft. */
  at: Date | null;
  losses: string[];
  /** Name of the department that was made for it. */
  madeDepartment: string | null;
};

/**
 * Places one record of an old board; the caller's transaction is the record's.
 * Known key and the same content: nothing. Changed there and untouched here: a second, minor version.
 * Refuses what stands on another board, in another language, or was edited here since.
 */
export async function importRecord(
  tx: Database,
  record: ImportRecord,
  site: Site,
): Promise<Landing> {
  const [notice] = await tx
    .select()
    .from(notices)
    .where(eq(notices.legacyKey, record.key))
    .for("update");
  const date = readDate(record.date, site);
  const landing: Landing = {
    result: "unchanged",
    message: null,
    noticeId: notice?.id ?? null,
    number: notice?.number ?? null,
    at: date.at,
    losses: record.losses,
    madeDepartment: null,
  };
  const refused = (message: string): Landing => ({ ...landing, result: "refused", message });

  if (!notice) {
    const { placing, made } = await prepare(tx, record, site, date.at);
    const placed = await placeNew(tx, placing);
    return { ...landing, ...placed, ...made, ...draftOf(date) };
  }
  if (notice.boardId !== site.board.id) return refused("it stands on another board already");
  const chain = await tx
    .select()
    .from(editions)
    .where(eq(editions.noticeId, notice.id))
    .orderBy(desc(editions.id));
  const [latest] = chain;
  if (!latest || latest.lang !== record.lang)
    return refused(`it stands in the language ${latest?.lang ?? "of nobody"} already`);
  const isDraft = latest.state === "draft";
  const same = (await lastHash(tx, record.key)) === record.hash;
  // The same record is placed once more only where its date has been decided since.
  const decided = isDraft && date.at !== null;
  if (same && !(decided && isUntouched(chain)))
    return { ...landing, message: isDraft ? date.reason : null };
  if (!isUntouched(chain))
    return refused("it changed on the old board and was edited here since: it is left as it is");

  const { placing, made } = await prepare(tx, record, site, date.at ?? latest.publishedAt);
  if (!isDraft && (await saysTheSame(tx, latest, placing))) {
    const moved = record.reads !== null && record.reads !== notice.readBaseline;
    if (moved) await tx.update(notices).set(placing.baseline).where(eq(notices.id, notice.id));
    return { ...landing, result: moved ? "updated" : "unchanged" };
  }
  await placeAgain(tx, placing, notice, latest);
  if (isDraft && date.at) return { ...landing, ...made, result: "created" };
  return { ...landing, ...made, ...(isDraft ? draftOf(date) : { result: "updated" as const }) };
}

const draftOf = (date: ReturnType<typeof readDate>): Pick<Landing, "result" | "message"> =>
  date.at ? { result: "created", message: null } : { result: "draft", message: date.reason };

async function prepare(
  tx: Database,
  record: ImportRecord,
  site: Site,
  at: Date | null,
): Promise<{ placing: Placing; made: Pick<Landing, "losses" | "madeDepartment"> }> {
  const losses = [...record.losses];
  const { department: name } = record;
  if (!name) losses.push(`no department named: ${site.desk.nameEn} stands there`);
  const department = name
    ? await departmentNamed(tx, name, site.desk)
    : { id: site.desk.id, made: false };
  const placing = placingOf(record, { ...site, departmentId: department.id, at });
  losses.push(...placing.losses);
  return { placing, made: { losses, madeDepartment: department.made ? name : null } };
}

/** Nobody here wrote, saved, published or withdrew any of it. */
const isUntouched = (chain: readonly Edition[]) =>
  chain.every(
    (edition) =>
      edition.lockVersion === 1 && edition.createdBy === null && edition.submittedBy === null,
  );

async function lastHash(tx: Database, key: string): Promise<string | null> {
  const [row] = await tx
    .select({ hash: importRows.contentHash })
    .from(importRows)
    .where(eq(importRows.legacyKey, key))
    .orderBy(desc(importRows.id))
    .limit(1);
  return row?.hash ?? null;
}

async function saysTheSame(tx: Database, live: Edition, placing: Placing): Promise<boolean> {
  const { text, state, publishedAt } = placing;
  const attachments = (await attachmentsOf(tx, live.id)).length;
  return (
    state === live.state &&
    publishedAt?.getTime() === live.publishedAt?.getTime() &&
    attachments === text.attachments.length &&
    contentHash({
      ...text,
      changeNote: live.changeNote,
      attachments: text.attachments.map((entry) => ({ ...entry, sha256: null })),
    }) === live.contentHash
  );
}
