import { eq, gte, inArray, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { locks } from "@/db/locks";
import { notices, readClosedDays, readJournals } from "@/db/schema";
import { invariant } from "@/lib/invariant";
import { addDays, seoulDay, seoulHour } from "@/lib/time";
import { decodeRecord, type ReadRecord, recordBytes } from "./record";
import { listsVersion, ruleVersion } from "./rule";
import { originKey, type Read, sortOut, visitorKey } from "./sort-out";

/** Heard by every process's porch: the shown counts that moved. */
export const readsChannel = "gongji_reads";

const batchRecords = 5_000; // 240 kB of journal and some 50 ms: an editor who locks one of these notices waits no longer.
const countsPerMessage = 250; // A pair has at most 28 characters; NOTIFY refuses 8,000 bytes.
const highestNumber = 2_147_483_647;
const hourMs = 60 * 60 * 1000;

/** A journal as the fold sees it at one instant. */
export type Journal = {
  id: string;
  /** For people: the process and machine that write it. */
  owner: string;
  /** Bytes that stand in the file. */
  bytes: number;
  /** No record before this instant will follow the bytes above. */
  wholeUntil: Date;
  /** Nothing follows at all: its process is gone, or has begun another. */
  ended: boolean;
  /** At most `length` bytes from `offset`. */
  read(offset: number, length: number): Promise<Buffer>;
};

/** Makes a journal known, so that no day closes without it. Call it before the first record. */
export async function registerJournal(
  db: Database,
  journal: { id: string; owner: string },
  now: Date,
): Promise<void> {
  await db
    .insert(readJournals)
    .values({ id: journal.id, owner: journal.owner, foldedUntil: now, seenAt: now })
    .onConflictDoNothing();
}

/**
 * Folds the next records of a journal into the counts, in one transaction with the journal's offset: whatever is cut
 * short leaves nothing behind and is done again from there. Answers how many records it took and whether more wait.
 */
export function foldBatch(
  db: Database,
  journal: Journal,
  now: Date,
): Promise<{ records: number; offset: number; more: boolean }> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock_shared(${locks.readDay})`);
    const row = await lockJournal(tx, journal, now);
    if (row.finishedAt && journal.bytes <= row.offset)
      return { records: 0, offset: row.offset, more: false };

    const left = Math.floor((journal.bytes - row.offset) / recordBytes);
    const records = Math.max(0, Math.min(left, batchRecords));
    const offset = row.offset + records * recordBytes;
    const more = left > records;
    const taken = records > 0 ? await take(journal, row.offset, records) : [];
    const unknown = await countReads(tx, taken);

    await tx
      .update(readJournals)
      .set({
        offset,
        lastSequence: taken.at(-1)?.sequence ?? row.lastSequence,
        unknown: row.unknown + unknown,
        foldedUntil: more ? row.foldedUntil : journal.wholeUntil,
        finishedAt: journal.ended && !more ? now : null,
        owner: journal.owner,
        seenAt: now,
      })
      .where(eq(readJournals.id, journal.id));
    return { records, offset, more };
  });
}

async function lockJournal(tx: Database, journal: Journal, now: Date) {
  const locked = () =>
    tx.select().from(readJournals).where(eq(readJournals.id, journal.id)).for("update");
  const [row] = await locked();
  if (row) return row;
  await registerJournal(tx, journal, journal.wholeUntil < now ? journal.wholeUntil : now);
  const [made] = await locked();
  invariant(made, "a journal that was just made known is known");
  return made;
}

/** The records there, passing over what does not read: the sequence numbers tell the nightly check how many those were. */
async function take(journal: Journal, offset: number, records: number): Promise<ReadRecord[]> {
  const length = records * recordBytes;
  const bytes = await journal.read(offset, length);
  invariant(bytes.length === length, `journal ${journal.id} holds what it says it holds`);
  const taken: ReadRecord[] = [];
  for (let at = 0; at < length; at += recordBytes) {
    const record = decodeRecord(bytes, at);
    if (record) taken.push(record);
  }
  return taken;
}

/** Adds the records to the counts; answers how many named a notice that is not there. */
async function countReads(tx: Database, records: readonly ReadRecord[]): Promise<number> {
  if (records.length === 0) return 0;
  const ids = await lockNotices(tx, records);
  const closed = await closedDays(tx, records);
  // The calendar is asked once an hour of the records, not once a record: it was half of a fold.
  const hours = new Map<number, { day: string; hour: number }>();
  const hourOf = (at: number) => {
    const number = Math.floor(at / hourMs); // Seoul is whole hours from UTC.
    const there = hours.get(number);
    if (there) return there;
    const date = new Date(at);
    const made = { day: firstOpen(seoulDay(date), closed), hour: seoulHour(date) };
    hours.set(number, made);
    return made;
  };
  const reads = records.flatMap((record): Read[] => {
    const noticeId = ids.get(record.notice);
    if (noticeId === undefined) return [];
    const { day, hour } = hourOf(record.at);
    const isPerson = record.class === "person";
    const visitor = isPerson ? record.visitor.toString("hex") : "";
    const origin = isPerson ? record.origin.toString("hex") : "";
    return [{ noticeId, day, hour, class: record.class, visitor, origin }];
  });
  const persons = reads.filter((read) => read.class === "person");
  const sorted = sortOut(reads, await standing(tx, persons), await originsOf(tx, persons));
  await keep(tx, sorted);
  await addAndAnnounce(tx, sorted.tallies);
  return records.length - reads.length;
}

/**
 * The ids of the numbers that exist, locked in one order: folds of two processes, and an editor at work on one of these
 * notices, come one after the other, so what stands when a fold looks is what stands when it writes.
 */
async function lockNotices(tx: Database, records: readonly ReadRecord[]) {
  const numbers = [...new Set(records.map((record) => record.notice))].filter(
    (number) => number <= highestNumber,
  );
  const rows =
    numbers.length === 0
      ? []
      : await tx
          .select({ id: notices.id, number: notices.number })
          .from(notices)
          .where(inArray(notices.number, numbers))
          .orderBy(notices.id)
          .for("no key update");
  return new Map(rows.map((row) => [row.number, row.id]));
}

async function closedDays(tx: Database, records: readonly ReadRecord[]): Promise<Set<string>> {
  let first = Number.POSITIVE_INFINITY;
  for (const { at } of records) first = Math.min(first, at);
  const rows = await tx
    .select()
    .from(readClosedDays)
    .where(gte(readClosedDays.day, seoulDay(new Date(first))));
  return new Set(rows.map((row) => row.day));
}

function firstOpen(day: string, closed: ReadonlySet<string>): string {
  let open = day;
  while (closed.has(open)) open = addDays(open, 1);
  return open;
}

type Row = Record<string, unknown>;
// JSON as text: one parameter whatever the batch, and no list to expand.
const json = (rows: readonly object[]) => sql`${JSON.stringify(rows)}::text::json`;

async function standing(tx: Database, persons: readonly Read[]): Promise<Set<string>> {
  if (persons.length === 0) return new Set();
  const asked = persons.map(({ noticeId, day, visitor }) => ({ n: noticeId, d: day, v: visitor }));
  const rows: Row[] = await tx.execute(sql`
    select distinct a.n, a.d, a.v
    from json_to_recordset(${json(asked)}) as a(n bigint, d text, v text)
    join read_visitor s
      on s.day = a.d::date and s.notice_id = a.n and s.visitor = decode(a.v, 'hex')`);
  return new Set(
    rows.map((row) =>
      visitorKey({
        noticeId: Number(row["n"]),
        day: String(row["d"]),
        visitor: String(row["v"]),
      }),
    ),
  );
}

async function originsOf(tx: Database, persons: readonly Read[]): Promise<Map<string, number>> {
  if (persons.length === 0) return new Map();
  const asked = new Map(
    persons.map((read) => [
      originKey(read),
      { n: read.noticeId, d: read.day, h: read.hour, o: read.origin },
    ]),
  );
  const rows: Row[] = await tx.execute(sql`
    select a.n, a.d, a.h, a.o, s.visitors
    from json_to_recordset(${json([...asked.values()])}) as a(n bigint, d text, h int, o text)
    join read_origin s
      on s.day = a.d::date and s.hour = a.h and s.notice_id = a.n and s.origin = decode(a.o, 'hex')`);
  return new Map(
    rows.map((row) => [
      originKey({
        noticeId: Number(row["n"]),
        day: String(row["d"]),
        hour: Number(row["h"]),
        origin: String(row["o"]),
      }),
      Number(row["visitors"]),
    ]),
  );
}

async function keep(tx: Database, sorted: ReturnType<typeof sortOut>): Promise<void> {
  if (sorted.counted.length > 0) {
    await tx.execute(sql`
      insert into read_visitor (day, notice_id, visitor)
      select r.day::date, r."noticeId", decode(r.visitor, 'hex')
      from json_to_recordset(${json(sorted.counted)}) as r(day text, "noticeId" bigint, visitor text)`);
    await tx.execute(sql`
      insert into read_origin (day, hour, notice_id, origin, visitors)
      select r.day::date, r.hour, r."noticeId", decode(r.origin, 'hex'), r.visitors
      from json_to_recordset(${json(sorted.origins)})
        as r(day text, hour int, "noticeId" bigint, origin text, visitors int)
      on conflict (day, hour, notice_id, origin) do update set visitors = excluded.visitors`);
  }
  if (sorted.tallies.length === 0) return;
  await tx.execute(sql`
    insert into read_day
      (notice_id, day, counted, repeat, held, bot, speculative, staff, rule_version, lists_version)
    select r."noticeId", r.day::date, r.counted, r.repeat, r.held, r.bot, r.speculative, r.staff,
      ${ruleVersion}::text, ${listsVersion}::text
    from json_to_recordset(${json(sorted.tallies)})
      as r("noticeId" bigint, day text, counted int, repeat int, held int, bot int, speculative int, staff int)
    on conflict (notice_id, day) do update set
      counted = read_day.counted + excluded.counted,
      repeat = read_day.repeat + excluded.repeat,
      held = read_day.held + excluded.held,
      bot = read_day.bot + excluded.bot,
      speculative = read_day.speculative + excluded.speculative,
      staff = read_day.staff + excluded.staff`);
}

async function addAndAnnounce(
  tx: Database,
  tallies: readonly { noticeId: number; counted: number }[],
): Promise<void> {
  const moved = tallies.filter((tally) => tally.counted > 0);
  if (moved.length === 0) return;
  const rows: Row[] = await tx.execute(sql`
    update notice set read_count = notice.read_count + m.counted
    from (
      select r."noticeId", sum(r.counted) as counted
      from json_to_recordset(${json(moved)}) as r("noticeId" bigint, counted int)
      group by 1
    ) m
    where notice.id = m."noticeId"
    returning notice.number, notice.read_baseline + notice.read_count as shown`);
  const counts = rows.map((row) => [Number(row["number"]), Number(row["shown"])]);
  for (let at = 0; at < counts.length; at += countsPerMessage) {
    const message = JSON.stringify({ counts: counts.slice(at, at + countsPerMessage) });
    await tx.execute(sql`select pg_notify(${readsChannel}, ${message})`);
  }
}
