import { sql } from "drizzle-orm";
import {
  check,
  customType,
  index,
  integer,
  pgTable,
  smallint,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { instant, ref } from "./columns";
import { editions } from "./notices";
import { boards, categories, departments } from "./places";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * A live edition as search and filters see it; written by the transaction that makes it live or ends that.
 * Narrow, so that counting by filter reads no texts. The terms come from domain/search: no dictionary of the server is asked.
 */
export const searchEntries = pgTable(
  "search_entry",
  {
    editionId: ref("edition_id")
      .primaryKey()
      .references(() => editions.id),
    number: integer("number").notNull(),
    lang: text("lang", { enum: ["en", "ko"] }).notNull(),
    boardId: ref("board_id")
      .notNull()
      .references(() => boards.id),
    categoryId: ref("category_id").references(() => categories.id),
    departmentId: ref("department_id")
      .notNull()
      .references(() => departments.id),
    publishedAt: instant("published_at").notNull(),
    /** After it the notice leaves lists; search still finds it. */
    endsAt: instant("ends_at"),
    /** What of domain/search made the columns below. */
    termsVersion: smallint("terms_version").notNull(),
    titleTerms: tsvector("title_terms").notNull(),
    terms: tsvector("terms").notNull(),
    /** Title, summary, names of files, body and text of files as streams, with U+001F between them. */
    streams: text("streams").notNull(),
  },
  (t) => [
    index("search_entry_title").using("gin", t.titleTerms),
    index("search_entry_terms").using("gin", t.terms),
    index("search_entry_newest").on(
      t.lang,
      t.publishedAt.desc().nullsFirst(),
      t.number.desc().nullsFirst(),
      t.endsAt,
      t.editionId,
    ),
    // Lists and counts by filter are read from these two alone: a deep page walks over all that stands before it.
    index("search_entry_filters").on(
      t.boardId,
      t.lang,
      t.publishedAt.desc().nullsFirst(),
      t.number.desc().nullsFirst(),
      t.categoryId,
      t.departmentId,
      t.endsAt,
      t.editionId,
    ),
    index("search_entry_department").on(t.departmentId, t.lang, t.publishedAt.desc().nullsFirst()),
    // What has ended is taken off the kept totals: read from the index alone.
    index("search_entry_ended")
      .on(t.lang, t.boardId, t.endsAt, t.categoryId, t.departmentId, t.publishedAt)
      .where(sql`${t.endsAt} is not null`),
    // Whether an older Gongji made any is asked at each start.
    index("search_entry_made_by").on(t.termsVersion),
    check("search_entry_version", sql`${t.termsVersion} > 0`),
  ],
);

/**
 * How many entries there are by board, language and filter, so that nobody counts a million of them. Triggers of
 * `search_entry` keep it, in the transaction that moves an entry; they lock the lists' rows of `board_total` first.
 */
export const searchTotals = pgTable(
  "search_total",
  {
    boardId: ref("board_id")
      .notNull()
      .references(() => boards.id),
    lang: text("lang", { enum: ["en", "ko"] }).notNull(),
    categoryId: ref("category_id").references(() => categories.id),
    departmentId: ref("department_id")
      .notNull()
      .references(() => departments.id),
    /** Of the public date, in Asia/Seoul. */
    year: smallint("year").notNull(),
    /** Ended ones included. */
    live: integer("live").notNull(),
  },
  (t) => [
    unique("search_total_once")
      .on(t.boardId, t.lang, t.categoryId, t.departmentId, t.year)
      .nullsNotDistinct(),
  ],
);

/**
 * Words of live texts, for what is offered where a word is misspelt or half typed. A word stays when the last text that
 * held it is gone; who offers one asks `search_entry` first. Not unique: two transactions at once may enter the same word,
 * and neither waits for the other.
 */
export const searchWords = pgTable(
  "search_word",
  {
    lang: text("lang", { enum: ["en", "ko"] }).notNull(),
    /** Without width, case and accents; of Hangul with its particle and without. */
    word: text("word").notNull(),
    /** The keys that type it on a two-set keyboard. */
    keys: text("keys").notNull(),
    /** The keys of the first letters of its syllables; null of a word that is not Hangul. */
    initials: text("initials"),
  },
  (t) => [
    index("search_word_keys").on(t.lang, t.keys.op("text_pattern_ops")),
    index("search_word_backwards").on(t.lang, sql`reverse(${t.keys}) text_pattern_ops`),
    index("search_word_initials")
      .on(t.lang, t.initials.op("text_pattern_ops"))
      .where(sql`${t.initials} is not null`),
  ],
);
