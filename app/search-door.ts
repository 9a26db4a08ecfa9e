import "server-only";
import { cache } from "react";
import { openDoor } from "@/app/public-door";
import type { Database } from "@/db";
import { listEditions } from "@/domain/notices/public-lists";
import { listCategories, listDepartments } from "@/domain/notices/public-queries";
import type { Asked, Filters, Found } from "@/domain/search/asked";
import { findInTime, inTime } from "@/domain/search/bounded";
import { type Held, heldElsewhere } from "@/domain/search/elsewhere";
import { countOnly, nothing } from "@/domain/search/find";
import { editionNumbered } from "@/domain/search/numbered";
import { doubtfulAtMost, offer } from "@/domain/search/offer";
import { marked, type Piece, passage } from "@/domain/search/passages";
import { type Question, readQuestion } from "@/domain/search/question";
import { suggest } from "@/domain/search/suggest";
import type { Lang } from "@/lib/i18n";
import { type Narrowing, type NarrowingName, readNarrowing } from "@/lib/narrowing";
import { addDays, dayStart } from "@/lib/time";
import { keepDates } from "@/lib/typography";

export type Parameters = Record<string, string | string[] | undefined>;
const searchPageSize = 10;
const longestHintMs = 250; // Of each statement, some ten: what stands in place of hits is no more than a hint.

export type Search = Awaited<ReturnType<typeof lookFor>>;

/** What an address of a list or of the search asks for, and what there is. `board` is the list's own. */
export async function lookFor(
  lang: Lang,
  given: Parameters,
  board?: { id: number; pageSize: number },
) {
  // A key of text: head and body of a page are drawn from one look.
  return look(lang, JSON.stringify(readNarrowing(given)), board?.id, board?.pageSize);
}

const look = cache(
  async (lang: Lang, read: string, ownBoard: number | undefined, pageSize = searchPageSize) => {
    const { narrowing, bad } = JSON.parse(read) as ReturnType<typeof readNarrowing>;
    const { db, now, frame } = await openDoor();
    const boards = frame.menu.flatMap((section) => section.boards);
    const boardId = ownBoard ?? boards.find(({ slug }) => slug === narrowing.board)?.id;
    const boardSlug = boards.find(({ id }) => id === boardId)?.slug;
    const [departments, categories] = await Promise.all([
      listDepartments(db),
      boardId === undefined ? [] : listCategories(db, boardId),
    ]);
    const filters = filtersOf(narrowing, bad, { boardId, ownBoard, departments, categories });
    const question = readQuestion(narrowing.q ?? "");
    const page = Number(narrowing.page ?? 1);
    const sort = narrowing.sort === "new" ? "new" : "best";
    const asked = { lang, question, filters, sort, page, pageSize, now } as const;
    const plain = ownBoard !== undefined && Object.keys(narrowing).every((name) => name === "page");
    const inFull = plain ? await countOnly(db, asked) : await findInTime(db, asked);
    const found = inFull ?? nothing;
    const few = inFull && question.wanted.length > 0 && page === 1 && found.total <= doubtfulAtMost;
    const hints = few ? await hintsFor(db, asked, found.total, boardSlug) : noHints;
    const number =
      ownBoard === undefined && page === 1
        ? await editionNumbered(db, lang, question.text)
        : undefined;
    const shown = await hitsOf({ ...found, titled: hints.titled }, number, question, (ids) =>
      listEditions(db, ids),
    );
    const pages = Math.max(1, Math.ceil(found.total / pageSize));
    return {
      ...{
        frame,
        now,
        narrowing,
        bad,
        question,
        filters,
        found,
        tooLong: !inFull,
        meant: hints.meant,
        elsewhere: hints.elsewhere,
        page,
        pages,
        pageSize,
      },
      ...{ boards, departments, categories, ...shown },
    };
  },
);

const noHints: Hints = { titled: [] };
type Hints = { meant?: string | undefined; elsewhere?: Held | undefined; titled: number[] };

/**
 * What helps on where next to nothing is found: another question; where nothing is, how many notices hold the words in
 * the other language, and titles that go on from what was typed (`ㅈㅁㄷㄹ`). A title knows its board and no other filter.
 */
async function hintsFor(
  db: Database,
  asked: Asked,
  total: number,
  board: string | undefined,
): Promise<Hints> {
  const meant = await inTime(db, longestHintMs, (tx) => offer(tx, asked), undefined);
  if (total > 0) return { meant, titled: [] };
  const elsewhere = await inTime(db, longestHintMs, (tx) => heldElsewhere(tx, asked), undefined);
  const { board: _, ...others } = asked.filters;
  const narrowed = Object.values(others).some((filter) => filter !== undefined);
  const titles = narrowed ? [] : await suggest(db, asked.lang, asked.question.text);
  return {
    meant,
    elsewhere: elsewhere && elsewhere.n > 0 ? elsewhere : undefined,
    titled: titles
      .filter((title) => board === undefined || title.board === board)
      .map(({ editionId }) => editionId),
  };
}

type Names = readonly { id: number; slug: string }[];

/** Ids for the slugs of an address; one that names nothing is left out and told in `bad`. */
export function filtersOf(
  narrowing: Narrowing,
  bad: NarrowingName[],
  known: {
    boardId: number | undefined;
    ownBoard: number | undefined;
    departments: Names;
    categories: Names;
  },
): Filters {
  const idOf = (name: "category" | "department", names: Names) => {
    const id = names.find(({ slug }) => slug === narrowing[name])?.id;
    if (narrowing[name] !== undefined && id === undefined) drop(name);
    return id;
  };
  const drop = (name: NarrowingName) => {
    delete narrowing[name];
    bad.push(name);
  };
  if (narrowing.board !== undefined && known.boardId === undefined) drop("board");
  return {
    board: known.ownBoard ?? known.boardId,
    category: idOf("category", known.categories),
    department: idOf("department", known.departments),
    year: narrowing.year === undefined ? undefined : Number(narrowing.year),
    from: narrowing.from === undefined ? undefined : dayStart(narrowing.from),
    until: narrowing.to === undefined ? undefined : dayStart(addDays(narrowing.to, 1)),
  };
}

export type Hit = Awaited<ReturnType<typeof listEditions>>[number] & {
  titlePieces: Piece[];
  passage: Piece[] | undefined;
};

async function hitsOf(
  found: Found & { titled: number[] },
  number: number | undefined,
  question: Question,
  load: (ids: number[]) => ReturnType<typeof listEditions>,
) {
  const rows = new Map(
    (await load([...found.page, ...found.some, ...found.titled, ...(number ? [number] : [])])).map(
      (row) => [row.editionId, row],
    ),
  );
  const hit = (id: number): Hit[] => {
    const row = rows.get(id);
    if (!row) return [];
    const files = row.files.join(" · ");
    return [
      {
        ...row,
        titlePieces: marked(keepDates(row.title), question),
        passage:
          question.wanted.length === 0
            ? undefined
            : (passage(row.body, question) ??
              passage(row.summary, question) ??
              passage(files, question)),
      },
    ];
  };
  return {
    hits: found.page.flatMap(hit),
    others: found.some.flatMap(hit),
    titled: found.titled.filter((id) => !found.some.includes(id)).flatMap(hit),
    numbered: number === undefined ? [] : hit(number),
  };
}
