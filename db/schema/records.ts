import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import { id, instant, ref } from "./columns";
import { notices } from "./notices";
import { users } from "./people";

export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/**
 * One line of the append-only record of who did what. Each hash covers the one before it.
 * The application's role may neither update nor delete here, and a trigger refuses it to everybody.
 */
export const auditEvents = pgTable(
  "audit_event",
  {
    id: bigint("id", { mode: "number" }).primaryKey(),
    at: instant("at").notNull(),
    /** null: the system, or the shell. */
    actorId: ref("actor_id").references(() => users.id),
    role: text("role").notNull(),
    action: text("action").notNull(),
    /** `kind:id`, as `edition:12`. */
    subject: text("subject").notNull(),
    /** Before and after, and what the step records besides. */
    detail: jsonb("detail").notNull(),
    reason: text("reason"),
    prevHash: text("prev_hash").notNull(),
    hash: text("hash").notNull().unique(),
  },
  (t) => [
    index("audit_event_subject").on(t.subject, t.id),
    // What the trail is narrowed by; it is read newest first.
    index("audit_event_actor").on(t.actorId, t.id),
    index("audit_event_action").on(t.action, t.id),
    index("audit_event_at").on(t.at),
    check("audit_event_hash", sql`length(${t.hash}) = 64 and length(${t.prevHash}) = 64`),
  ],
);

export const importRuns = pgTable("import_run", {
  id: id(),
  fileName: text("file_name").notNull(),
  fileHash: text("file_hash").notNull(),
  boardSlug: text("board_slug").notNull(),
  operator: text("operator").notNull(),
  startedAt: instant("started_at").notNull(),
  endedAt: instant("ended_at"),
  created: integer("created").notNull().default(0),
  unchanged: integer("unchanged").notNull().default(0),
  updated: integer("updated").notNull().default(0),
  refused: integer("refused").notNull().default(0),
});

export const importRows = pgTable(
  "import_row",
  {
    id: id(),
    runId: ref("run_id")
      .notNull()
      .references(() => importRuns.id),
    line: integer("line").notNull(),
    legacyKey: text("legacy_key"),
    result: text("result", {
      enum: ["created", "unchanged", "updated", "draft", "refused"],
    }).notNull(),
    message: text("message"),
    /** SHA-256 of the record's content, so that the same row changes nothing. */
    contentHash: text("content_hash"),
    noticeId: ref("notice_id").references(() => notices.id),
  },
  (t) => [
    index("import_row_run").on(t.runId, t.line),
    index("import_row_key").on(t.legacyKey, t.id),
  ],
);

/** Counted visitors of a day: 16 bytes each, dropped 48 h after the day closed. */
export const readVisitors = pgTable(
  "read_visitor",
  {
    day: date("day").notNull(),
    noticeId: ref("notice_id").notNull(),
    visitor: bytea("visitor").notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.noticeId, t.visitor] })],
);

/** How many different visitors one origin had on one notice in one hour. */
export const readOrigins = pgTable(
  "read_origin",
  {
    day: date("day").notNull(),
    hour: integer("hour").notNull(),
    noticeId: ref("notice_id").notNull(),
    origin: bytea("origin").notNull(),
    visitors: integer("visitors").notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.hour, t.noticeId, t.origin] })],
);

/** One process's journal file and how far it is folded. */
export const readJournals = pgTable("read_journal", {
  id: text("id").primaryKey(),
  owner: text("owner").notNull(),
  /** Bytes folded. */
  offset: bigint("offset", { mode: "number" }).notNull().default(0),
  /** Sequence number of the last record folded: served requests of this journal. */
  lastSequence: bigint("last_sequence", { mode: "number" }).notNull().default(0),
  /** Every record before this instant is folded. */
  foldedUntil: instant("folded_until"),
  seenAt: instant("seen_at").notNull(),
  /** Records that named a notice which is not there: in no class, but served. */
  unknown: bigint("unknown", { mode: "number" }).notNull().default(0),
  /** Wholly folded and its file removed: it takes no more records. */
  finishedAt: instant("finished_at"),
  /** The operator no longer waits for what its file may still hold; a dated line of the transparency page. */
  givenUpAt: instant("given_up_at"),
  givenUpBecause: text("given_up_because"),
});

/** The secret of a day in Asia/Seoul; destroyed 48 h after the day ends. */
export const readKeys = pgTable("read_key", {
  day: date("day").primaryKey(),
  key: bytea("key").notNull(),
});

/** The tally of a day and notice, kept for ever. Served = the six classes together. */
export const readDays = pgTable(
  "read_day",
  {
    noticeId: ref("notice_id")
      .notNull()
      .references(() => notices.id),
    day: date("day").notNull(),
    counted: integer("counted").notNull().default(0),
    repeat: integer("repeat").notNull().default(0),
    held: integer("held").notNull().default(0),
    bot: integer("bot").notNull().default(0),
    speculative: integer("speculative").notNull().default(0),
    staff: integer("staff").notNull().default(0),
    ruleVersion: text("rule_version").notNull(),
    listsVersion: text("lists_version").notNull(),
  },
  (t) => [primaryKey({ columns: [t.noticeId, t.day] }), index("read_day_day").on(t.day)],
);

/** Days that take no more records. */
export const readClosedDays = pgTable("read_closed_day", {
  day: date("day").primaryKey(),
  closedAt: instant("closed_at").notNull(),
});
