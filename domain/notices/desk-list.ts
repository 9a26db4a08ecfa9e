import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  notInArray,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { Database } from "@/db";
import { boards, departments, editionRevisions, editions, notices } from "@/db/schema";
import type { Actor, Role } from "@/domain/context";
import { mostCounted } from "./desk-limits";
import { deskRows, needsSecondCheck, seenBy, shownReads } from "./desk-rows";
import { titleConditions } from "./desk-words";
import { type EditionState, lateBefore, steps, writesSomewhere } from "./workflow";

export const deskPageSize = 20;
export const deskSorts = ["saved", "title", "published", "reads"] as const;
export type DeskSort = (typeof deskSorts)[number];

/** What is waited for rather than a state: the groups of my desk. */
export const deskGroups = [
  "waiting",
  "second_check",
  "to_check",
  "late",
  "coming",
  "review_due",
] as const;
export type DeskGroup = (typeof deskGroups)[number];

export type DeskFilter = {
  state?: EditionState | DeskGroup;
  board?: string;
  department?: string;
  lang?: "en" | "ko";
  /** Begun or handed in by whoever asks. */
  mine?: boolean;
  /** Words of the title, or a number. */
  q?: string;
  sort: DeskSort;
  /** The row before the first, or after the last, that is wanted: what it is sorted by, and its id. */
  after?: string;
  before?: string;
};

/**
 * One page of the desk's list: what this actor may see, filtered and sorted. Pages are told apart by the row they begin
 * after, so the last page costs what the first one does. `total` is null on pages further on, and where it would be
 * more than `mostCounted`; `sort` says how it was sorted in the end: by reads only what can be counted, for an index
 * of the counts would be written anew at each read.
 */
export async function listEditions(db: Database, actor: Actor, filter: DeskFilter, now: Date) {
  const where = await conditions(db, actor, filter, now);
  const turned = filter.after === undefined && filter.before === undefined;
  const counted =
    where !== null && (turned || filter.sort === "reads") ? await countUpTo(db, where) : null;
  const many = counted !== null && counted > mostCounted;
  const sort = filter.sort === "reads" && many ? "saved" : filter.sort;
  const key = keys[sort];
  const cursor = readCursor(sort, filter.after ?? filter.before);
  const back = cursor !== null && filter.after === undefined;
  const ids =
    where === null
      ? []
      : await db
          .select({ id: editions.id })
          .from(editions)
          .innerJoin(notices, eq(notices.id, editions.noticeId))
          .where(and(where, cursor ? key.past(cursor, back) : undefined))
          .orderBy(...key.order(back))
          .limit(deskPageSize + 1);
  const shown = ids.slice(0, deskPageSize).map(({ id }) => id);
  const rows = shown.length === 0 ? [] : await deskRows(db).where(inArray(editions.id, shown));
  const page = (back ? shown.toReversed() : shown).flatMap((id) =>
    rows.filter((row) => row.id === id),
  );
  const more = ids.length > deskPageSize;
  const [first, last] = [page[0], page.at(-1)];
  return {
    editions: page,
    sort,
    many,
    total: turned && !many ? (counted ?? 0) : null,
    /** Begins the page before this one, and the one after; null where there is none. */
    before: first && (back ? more : cursor !== null) ? key.cursor(first) : null,
    after: last && (back || more) ? key.cursor(last) : null,
  };
}

export type DeskList = Awaited<ReturnType<typeof listEditions>>;

/** How many there are, counted no further than one past `mostCounted`. */
async function countUpTo(db: Database, where: SQL): Promise<number> {
  const some = db
    .select({ one: sql`1` })
    .from(editions)
    .where(where)
    .limit(mostCounted + 1)
    .as("some");
  const [row] = await db.select({ n: count() }).from(some);
  return row?.n ?? 0;
}

/** What a row has to be; null where a board or a department of the filter is not there. */
async function conditions(db: Database, actor: Actor, filter: DeskFilter, now: Date) {
  // Their ids first: of a slug in a join the planner does not know how many rows it leaves.
  const board = filter.board ? await idOf(db, boards, filter.board) : undefined;
  const department = filter.department ? await idOf(db, departments, filter.department) : undefined;
  if (board === null || department === null) return null;
  return (
    and(
      seenBy(actor),
      inState(actor, filter.state, now),
      board === undefined ? undefined : eq(editions.boardId, board),
      department === undefined ? undefined : eq(editions.departmentId, department),
      filter.lang ? eq(editions.lang, filter.lang) : undefined,
      filter.mine ? isMine(actor) : undefined,
      filter.q ? titleConditions(filter.q) : undefined,
    ) ?? sql`true`
  );
}

async function idOf(db: Database, table: typeof boards | typeof departments, slug: string) {
  const [row] = await db.select({ id: table.id }).from(table).where(eq(table.slug, slug));
  return row?.id ?? null;
}

const isMine = (actor: Actor) =>
  or(eq(editions.createdBy, actor.id), eq(editions.submittedBy, actor.id));

function inState(actor: Actor, state: DeskFilter["state"], now: Date): SQL | undefined {
  if (state === undefined) return notInArray(editions.state, ["superseded", "discarded"]);
  return isGroup(state) ? groups[state](actor, now) : eq(editions.state, state);
}

const isGroup = (state: EditionState | DeskGroup): state is DeskGroup =>
  deskGroups.some((group) => group === state);

const groups: Record<DeskGroup, (actor: Actor, now: Date) => SQL | undefined> = {
  /** Submitted, in a place where the actor decides, and not by them. */
  waiting: (actor) => {
    const wroteIt = sql`exists (select from ${editionRevisions} where ${editionRevisions.editionId} = ${editions.id} and ${editionRevisions.by} = ${actor.id})`;
    return and(
      decidedBy(actor, steps.publish.by),
      eq(editions.state, "submitted"),
      or(
        sql`exists (select from ${boards} where ${boards.id} = ${editions.boardId} and not ${boards.secondPerson})`,
        and(ne(editions.submittedBy, actor.id), sql`not ${wroteIt}`),
      ),
    );
  },
  second_check: () => needsSecondCheck,
  /** The same, where the actor may check and did not put it out. */
  to_check: (actor) =>
    and(
      decidedBy(actor, steps.second_check.by),
      needsSecondCheck,
      ne(editions.forcedBy, actor.id),
      or(isNull(editions.publishedBy), ne(editions.publishedBy, actor.id)),
    ),
  /** Due and not public, or held back when it was due and nobody has decided since. */
  late: (_actor, now) =>
    or(
      and(eq(editions.state, "scheduled"), lt(editions.scheduledAt, lateBefore(now))),
      and(isNotNull(editions.heldBack), inArray(editions.state, ["draft", "submitted"])),
    ),
  coming: (_actor, now) =>
    and(eq(editions.state, "scheduled"), gte(editions.scheduledAt, lateBefore(now))),
  /** Of the actor's department, public, not ended, and its last version older than a year. */
  review_due: (actor, now) =>
    actor.departmentId === null || !writesSomewhere(actor)
      ? sql`false`
      : and(
          eq(editions.state, "published"),
          eq(editions.departmentId, actor.departmentId),
          lt(editions.versionAt, yearBefore(now)),
          or(isNull(editions.endsAt), gt(editions.endsAt, now)),
        ),
};

/** What the actor sees by one of these roles. */
const decidedBy = (actor: Actor, by: readonly Role[]) =>
  seenBy({ ...actor, grants: actor.grants.filter(({ role }) => by.includes(role)) });

function yearBefore(now: Date): Date {
  const then = new Date(now.getTime());
  then.setUTCFullYear(then.getUTCFullYear() - 1);
  return then;
}

type Cursor = { value: string; id: number };
type Row = { id: number; title: string; updatedAt: Date; publishedAt: Date | null; reads: number };
const never = "-infinity";
/** As the index has it: what was never public comes last. */
export const publishedOrNever = sql`coalesce(${editions.publishedAt}, '-infinity'::timestamptz)`;

/** One sort: by which expression, of which type, in which direction, and what a row's cursor says of it. */
const sortKey = (
  key: SQL,
  type: "timestamptz" | "text" | "bigint",
  descending: boolean,
  told: (row: Row) => string,
) => ({
  order: (back: boolean) =>
    descending === back ? [asc(key), asc(editions.id)] : [desc(key), desc(editions.id)],
  past: ({ value, id }: Cursor, back: boolean) =>
    sql`(${key}, ${editions.id}) ${sql.raw(descending === back ? ">" : "<")} (${value}::${sql.raw(type)}, ${id})`,
  cursor: (row: Row) => `${told(row)}~${row.id}`,
});

const keys = {
  saved: sortKey(sql`${editions.updatedAt}`, "timestamptz", true, (row) =>
    row.updatedAt.toISOString(),
  ),
  title: sortKey(sql`${editions.title}`, "text", false, (row) => row.title),
  published: sortKey(
    publishedOrNever,
    "timestamptz",
    true,
    (row) => row.publishedAt?.toISOString() ?? never,
  ),
  reads: sortKey(sql`(${shownReads})`, "bigint", true, (row) => String(row.reads)),
};

/** A cursor out of an address; null where it is none of this sort: the list then begins at its beginning. */
function readCursor(sort: DeskSort, text: string | undefined): Cursor | null {
  const [, value = "", id] = /^(.*)~([1-9]\d{0,14})$/s.exec(text ?? "") ?? [];
  if (id === undefined) return null;
  const valid =
    sort === "title"
      ? true
      : sort === "reads"
        ? /^\d{1,15}$/.test(value)
        : value === never || isInstant(value);
  return valid ? { value, id: Number(id) } : null;
}

/** One group of my desk: the same rows, in the same number, as the list under its filter. */
export async function deskGroup(
  db: Database,
  actor: Actor,
  now: Date,
  filter: Omit<DeskFilter, "sort">,
  order: SQL[] = [desc(editions.updatedAt), desc(editions.id)],
  limit = deskPageSize,
) {
  const where = await conditions(db, actor, { ...filter, sort: "saved" }, now);
  if (where === null) return { editions: [], count: 0 };
  const rows = await deskRows(db)
    .where(where)
    .orderBy(...order)
    .limit(limit);
  const counted = rows.length < limit ? rows.length : await countUpTo(db, where);
  return { editions: rows, count: counted };
}

/** As `toISOString` writes it, on a day there is, within the years the database and the calendar share. */
const isInstant = (value: string): boolean => {
  const at = /^(?:19|20)\d\d-/.test(value) ? new Date(value) : undefined;
  return at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString() === value;
};
