import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { id, instant, ref } from "./columns";
import { users } from "./people";

/** What stands above every public page in an emergency. One that is over stays here as a record. */
export const banners = pgTable(
  "banner",
  {
    id: id(),
    textKo: text("text_ko").notNull(),
    textEn: text("text_en").notNull(),
    /** Number of the notice that says more. */
    notice: integer("notice"),
    startsAt: instant("starts_at").notNull(),
    /** null: until it is taken down. */
    endsAt: instant("ends_at"),
    by: ref("by")
      .notNull()
      .references(() => users.id),
  },
  (t) => [
    check("banner_both_languages", sql`${t.textKo} <> '' and ${t.textEn} <> ''`),
    check("banner_runs", sql`${t.endsAt} >= ${t.startsAt}`),
    index("banner_ends").on(t.endsAt),
  ],
);

/** This board itself: one row, made by a migration, the same for ever. */
export const sites = pgTable(
  "site",
  {
    one: boolean("one").primaryKey().default(true),
    /** Namespace of the ids in feeds: they hold when the site moves to another address. */
    uuid: uuid("uuid").notNull().defaultRandom(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [check("site_one", sql`${t.one}`)],
);

/** What a manager wrote in place of words of the catalogue: `key` is theirs (domain/site-texts.ts lists which). */
export const siteTexts = pgTable("site_text", {
  key: text("key").primaryKey(),
  textEn: text("text_en").notNull(),
  textKo: text("text_ko").notNull(),
});

/** An address of this site that leads to another one of it: looked up only where nothing else answers. */
export const redirects = pgTable(
  "redirect",
  {
    id: id(),
    /** Path, with its query where it has one. */
    fromPath: text("from_path").notNull().unique(),
    toPath: text("to_path").notNull(),
    /** `renamed`: left by a board that took another name. */
    source: text("source", { enum: ["hand", "renamed"] }).notNull(),
    by: ref("by")
      .notNull()
      .references(() => users.id),
    at: instant("at").notNull(),
  },
  (t) => [
    index("redirect_to").on(t.toPath),
    check("redirect_paths", sql`${t.fromPath} ~ '^/[^/]' and ${t.toPath} ~ '^/[^/]'`),
    check("redirect_not_to_itself", sql`${t.fromPath} <> ${t.toPath}`),
  ],
);
