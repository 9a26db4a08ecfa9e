import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { id, ref } from "./columns";

/** First segments of public addresses: a board may not take their names. */
const reserved =
  "'search','transparency','accessibility','privacy','licence','sitemap','contact','feeds','help','not-found','error','unavailable','admin','api','n','files','preview','theme'";

/** A heading of the public menu. */
export const sections = pgTable("section", {
  id: id(),
  slug: text("slug").notNull().unique(),
  nameKo: text("name_ko").notNull(),
  nameEn: text("name_en").notNull(),
  position: integer("position").notNull(),
});

/** A public list of notices. */
export const boards = pgTable(
  "board",
  {
    id: id(),
    sectionId: ref("section_id")
      .notNull()
      .references(() => sections.id),
    slug: text("slug").notNull().unique(),
    nameKo: text("name_ko").notNull(),
    nameEn: text("name_en").notNull(),
    leadKo: text("lead_ko").notNull().default(""),
    leadEn: text("lead_en").notNull().default(""),
    position: integer("position").notNull(),
    pageSize: integer("page_size").notNull().default(12),
    /** Four eyes: whoever wrote or submitted an edition may not publish it. */
    secondPerson: boolean("second_person").notNull().default(true),
    /** KOGL type 1 to 4. */
    licence: integer("licence").notNull().default(1),
    legacyKey: text("legacy_key").unique(),
  },
  (t) => [
    check("board_slug_form", sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check("board_slug_free", sql`${t.slug} not in (${sql.raw(reserved)})`),
    check("board_page_size", sql`${t.pageSize} between 1 and 100`),
    check("board_licence", sql`${t.licence} between 1 and 4`),
  ],
);

export const categories = pgTable(
  "category",
  {
    id: id(),
    boardId: ref("board_id")
      .notNull()
      .references(() => boards.id),
    slug: text("slug").notNull(),
    nameKo: text("name_ko").notNull(),
    nameEn: text("name_en").notNull(),
    position: integer("position").notNull(),
  },
  (t) => [unique("category_board_slug").on(t.boardId, t.slug)],
);

/** The office in charge, with a contact that readers see. */
export const departments = pgTable("department", {
  id: id(),
  slug: text("slug").notNull().unique(),
  nameKo: text("name_ko").notNull(),
  nameEn: text("name_en").notNull(),
  phone: text("phone").notNull(),
  email: text("email").notNull(),
  /** Where a reader asks for an accessible format. */
  formatsEmail: text("formats_email").notNull(),
});

/** Kept totals of lists: written by the publishing transaction, never counted on a read. */
export const boardTotals = pgTable(
  "board_total",
  {
    boardId: ref("board_id")
      .notNull()
      .references(() => boards.id),
    lang: text("lang", { enum: ["en", "ko"] }).notNull(),
    listed: integer("listed").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.boardId, t.lang] }),
    check("board_total_sane", sql`${t.listed} >= 0`),
  ],
);
