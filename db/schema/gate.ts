import { sql } from "drizzle-orm";
import { check, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { id, instant, ref } from "./columns";
import { editions } from "./notices";
import { users } from "./people";

/**
 * What the gate found in a text that was handed in, and what people answered to it. It holds for the text with this
 * content hash and no other. Personal data stands here masked.
 */
export const gateReports = pgTable(
  "gate_report",
  {
    id: id(),
    editionId: ref("edition_id")
      .notNull()
      .references(() => editions.id),
    contentHash: text("content_hash").notNull(),
    findings: jsonb("findings").notNull(),
    /** Codes of the warnings that whoever handed it in has looked at. */
    ticked: text("ticked").array().notNull(),
    /** Why an override is asked for; null where none is. */
    overrideReason: text("override_reason"),
    by: ref("by")
      .notNull()
      .references(() => users.id),
    at: instant("at").notNull(),
    grantedBy: ref("granted_by").references(() => users.id),
    grantedAt: instant("granted_at"),
    grantedReason: text("granted_reason"),
    /** Keys of the findings the override names: what is found besides still blocks. */
    granted: text("granted").array(),
  },
  (t) => [
    unique("gate_report_text").on(t.editionId, t.contentHash),
    check("gate_report_hash", sql`${t.contentHash} ~ '^[0-9a-f]{64}$'`),
    check(
      "gate_report_granted_whole",
      sql`num_nulls(${t.grantedBy}, ${t.grantedAt}, ${t.grantedReason}, ${t.granted}) in (0, 4)`,
    ),
  ],
);
