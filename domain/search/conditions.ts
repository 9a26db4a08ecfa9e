import { and, eq, gt, gte, inArray, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { searchEntries } from "@/db/schema";
import { dayStart } from "@/lib/time";
import type { Asked, Filters } from "./asked";
import { type Question, queryOf, strictQuery, type Wanted } from "./question";

export const t = searchEntries;
export const year = sql<number>`extract(year from ${t.publishedAt} at time zone 'Asia/Seoul')::int`;

const has = (wanted: Wanted) => sql`${t.terms} @@ ${queryOf(wanted)}::tsquery`;
/** What a tsquery alone does not know: the pairs of syllables stand side by side. */
export const toTheLetter = ({ streams }: Wanted) =>
  sql`position(${streams.at(-1) ?? ""} in ${t.streams}) > 0`;

/** What no hit may hold. */
export const unwantedConditions = ({ unwanted }: Question): SQL[] =>
  unwanted.map((wanted) => sql`not (${has(wanted)} and ${toTheLetter(wanted)})`);

/** What every hit must hold, filters aside. */
export function wordConditions({ question }: Asked): (SQL | undefined)[] {
  if (question.wanted.length === 0) return [];
  return [
    sql`${t.terms} @@ ${strictQuery(question)}::tsquery`,
    ...question.wanted.filter(({ quoted }) => quoted).map(toTheLetter),
    ...unwantedConditions(question),
  ];
}

/** Lists leave out what has ended; search finds it. */
export const listed = ({ question, now }: Asked) =>
  question.wanted.length > 0 ? undefined : or(isNull(t.endsAt), gt(t.endsAt, now));

export const withinDates = ({ from, until }: Filters) =>
  and(from && gte(t.publishedAt, from), until && lt(t.publishedAt, until));

/** A year of Seoul as instants: the index knows where they begin, and not what year they fall into. */
const datesOf = (wanted: number) => ({
  from: dayStart(`${String(wanted).padStart(4, "0")}-01-01`),
  until: dayStart(`${String(wanted + 1).padStart(4, "0")}-01-01`),
});

/** All of an asked page's conditions; `words` in place of its own. */
export const conditions = (asked: Asked, words = wordConditions(asked)) => {
  const { board, category, department, year: wanted } = asked.filters;
  return and(
    eq(t.lang, asked.lang),
    listed(asked),
    ...words,
    board === undefined ? undefined : eq(t.boardId, board),
    category === undefined ? undefined : inArray(t.categoryId, [category].flat()),
    department === undefined ? undefined : eq(t.departmentId, department),
    wanted === undefined ? undefined : withinDates(datesOf(wanted)),
    withinDates(asked.filters),
  );
};

export const newestFirst = sql`${t.publishedAt} desc, ${t.number} desc`;
export const oldestFirst = sql`${t.publishedAt}, ${t.number}`;
