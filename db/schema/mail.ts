import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { id, instant, ref } from "./columns";
import { users } from "./people";

/** Mail to officials: written by the step that causes it, in its transaction; sent afterwards by whichever process is first. */
export const outbox = pgTable(
  "outbox",
  {
    id: id(),
    kind: text("kind").notNull(),
    userId: ref("user_id")
      .notNull()
      .references(() => users.id),
    /** What its words need, as it was when it happened. */
    payload: jsonb("payload").notNull(),
    /** The same happening tells the same official once. */
    dedupeKey: text("dedupe_key").notNull().unique(),
    createdAt: instant("created_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** When it is tried next; null once it is over. */
    nextAt: instant("next_at"),
    sentAt: instant("sent_at"),
  },
  (t) => [
    index("outbox_due").on(t.nextAt, t.id).where(sql`${t.nextAt} is not null`),
    index("outbox_user").on(t.userId, t.id),
    check("outbox_over", sql`${t.sentAt} is null or ${t.nextAt} is null`),
  ],
);
