import { index, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { id, instant, ref } from "./columns";
import { editions } from "./notices";
import { users } from "./people";

/** A saved stage of an edition that is being written. */
export const editionRevisions = pgTable(
  "edition_revision",
  {
    id: id(),
    editionId: ref("edition_id")
      .notNull()
      .references(() => editions.id),
    seq: integer("seq").notNull(),
    kind: text("kind", { enum: ["autosave", "save", "restore"] }).notNull(),
    title: text("title").notNull(),
    summary: text("summary").notNull(),
    body: jsonb("body").notNull(),
    contact: text("contact").notNull().default(""),
    changeNote: text("change_note"),
    by: ref("by")
      .notNull()
      .references(() => users.id),
    /** Of a group of autosaves, the last. */
    at: instant("at").notNull(),
    /** The lock version it left the edition with; null where it was saved before that was kept. */
    lockVersion: integer("lock_version"),
    /** The open form it came from, by a name of its own; null where the form had no script. */
    form: text("form"),
    /** Which of that form's requests it came with: each carries a higher one. */
    turn: integer("turn").notNull().default(0),
  },
  (t) => [unique("edition_revision_seq").on(t.editionId, t.seq)],
);

/** Who has an edition open and writes in it. It says so to others and stops nobody. */
export const presences = pgTable(
  "presence",
  {
    editionId: ref("edition_id")
      .notNull()
      .references(() => editions.id),
    userId: ref("user_id")
      .notNull()
      .references(() => users.id),
    since: instant("since").notNull(),
    seenAt: instant("seen_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.editionId, t.userId] }),
    index("presence_seen").on(t.seenAt), // What has grown old goes.
  ],
);
