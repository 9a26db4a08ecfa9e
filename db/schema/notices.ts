import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { id, instant, ref } from "./columns";
import { users } from "./people";
import { boards, categories, departments } from "./places";

export const editionState = pgEnum("edition_state", [
  "draft",
  "submitted",
  "rejected",
  "scheduled",
  "published",
  "withdrawn",
  "removed",
  "superseded",
  "discarded",
]);

/** The thing with the public number. It has no state and no text of its own. */
export const notices = pgTable(
  "notice",
  {
    id: id(),
    number: integer("number").notNull().unique(),
    boardId: ref("board_id")
      .notNull()
      .references(() => boards.id),
    categoryId: ref("category_id").references(() => categories.id),
    createdAt: instant("created_at").notNull(),
    firstPublishedAt: instant("first_published_at"),
    /** Pinned while this lies ahead. */
    pinnedUntil: instant("pinned_until"),
    /** Lower stands higher; null where it was never pinned. */
    pinnedRank: integer("pinned_rank"),
    /** Key on the old board, `system:id`. */
    legacyKey: text("legacy_key").unique(),
    /** Reads counted by a previous site, never mixed into events. */
    readBaseline: bigint("read_baseline", { mode: "number" }).notNull().default(0),
    readBaselineDate: date("read_baseline_date"),
    readBaselineSource: text("read_baseline_source"),
    /** Reads counted here; shown = baseline + count. Only the fold writes it. */
    readCount: bigint("read_count", { mode: "number" }).notNull().default(0),
  },
  (t) => [
    unique("notice_board_pair").on(t.id, t.boardId), // The edition copies the board; this keeps the copy true.
    check("notice_number", sql`${t.number} > 0`),
    check("notice_reads", sql`${t.readBaseline} >= 0 and ${t.readCount} >= 0`),
    index("notice_board").on(t.boardId),
    index("notice_pinned").on(t.boardId, t.pinnedUntil).where(sql`${t.pinnedUntil} is not null`),
  ],
);

/** One text of a notice in one language, under way or live. The state is the edition's. */
export const editions = pgTable(
  "edition",
  {
    id: id(),
    noticeId: ref("notice_id")
      .notNull()
      .references(() => notices.id),
    /** Copied from the notice so that one index serves the list. */
    boardId: ref("board_id").notNull(),
    number: integer("number").notNull(),
    lang: text("lang", { enum: ["en", "ko"] }).notNull(),
    /** Given at publication: 1, 2, 3 within notice and language; never changes afterwards. */
    version: integer("version"),
    state: editionState("state").notNull().default("draft"),
    title: text("title").notNull().default(""),
    summary: text("summary").notNull().default(""),
    /** The editor's structure (lib/body): the source of the two columns below. */
    body: jsonb("body").notNull(),
    bodyHtml: text("body_html").notNull().default(""),
    bodyText: text("body_text").notNull().default(""),
    changeType: text("change_type", { enum: ["major", "minor"] }),
    changeNote: text("change_note"),
    departmentId: ref("department_id").references(() => departments.id),
    /** The person readers may ask; the department's phone stands beside it. */
    contact: text("contact").notNull().default(""),
    /** KOGL type 1 to 4. */
    licence: integer("licence").notNull().default(1),
    endsAt: instant("ends_at"),
    createdBy: ref("created_by").references(() => users.id),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    submittedBy: ref("submitted_by").references(() => users.id),
    submittedAt: instant("submitted_at"),
    remark: text("remark"),
    /** When it is due, or was: publishing when due keeps it. */
    scheduledAt: instant("scheduled_at"),
    /** The IANA zone the hour was chosen in. */
    scheduledZone: text("scheduled_zone"),
    scheduledBy: ref("scheduled_by").references(() => users.id),
    /** The state it goes back to where it is not published: a draft only where it was scheduled by force. */
    scheduledFrom: text("scheduled_from", { enum: ["draft", "submitted"] }),
    /** Why it was not published when due; null again once it is handed in or scheduled anew. */
    heldBack: text("held_back", { enum: ["changed", "not_ready", "ended", "removed"] }),
    publishedBy: ref("published_by").references(() => users.id),
    /** The public date, by which lists are ordered: a minor change keeps it. */
    publishedAt: instant("published_at"),
    /** When this version became public; it never changes afterwards. */
    versionAt: instant("version_at"),
    withdrawnAt: instant("withdrawn_at"),
    /** When it last came back for readers: a withdrawal taken back, or what had replaced it undone. */
    restoredAt: instant("restored_at"),
    /** Public: why it was withdrawn, in this edition's language. */
    explanation: text("explanation"),
    /** SHA-256 (hex) of the RFC 8785 form of what a reviewer approves. */
    contentHash: text("content_hash"),
    /** Who put it out, or set its hour, without a second person, and why; null where two saw it first. */
    forcedBy: ref("forced_by").references(() => users.id),
    forceReason: text("force_reason"),
    secondCheckedBy: ref("second_checked_by").references(() => users.id),
    secondCheckedAt: instant("second_checked_at"),
    /** When the text of a discarded edition was deleted for good. */
    textDeletedAt: instant("text_deleted_at"),
    lockVersion: integer("lock_version").notNull().default(1),
  },
  (t) => [
    foreignKey({
      columns: [t.noticeId, t.boardId],
      foreignColumns: [notices.id, notices.boardId],
      name: "edition_notice_board",
    }).onUpdate("cascade"),
    uniqueIndex("edition_under_way")
      .on(t.noticeId, t.lang)
      .where(sql`${t.state} in ('draft','submitted','rejected','scheduled')`),
    uniqueIndex("edition_live")
      .on(t.noticeId, t.lang)
      .where(sql`${t.state} in ('published','withdrawn')`),
    unique("edition_version").on(t.noticeId, t.lang, t.version),
    // Both ends alike: Drizzle's desc() orders NULLS FIRST, an index made by .desc() alone is NULLS LAST and goes unused.
    index("edition_listed")
      .on(
        t.boardId,
        t.lang,
        t.publishedAt.desc().nullsFirst(),
        t.number.desc().nullsFirst(),
        // All that choosing a page needs: the rows are read for that page alone.
        t.endsAt,
        t.id,
      )
      .where(sql`${t.state} in ('published','withdrawn')`),
    index("edition_latest")
      .on(t.lang, t.publishedAt.desc().nullsFirst(), t.number.desc().nullsFirst())
      .where(sql`${t.state} in ('published','withdrawn')`),
    index("edition_updated").on(t.updatedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    // The desk's list, each way it is sorted or narrowed to few, read backwards where it is newest first.
    index("edition_desk_state").on(t.state, t.updatedAt, t.id),
    index("edition_desk_department").on(t.departmentId, t.updatedAt, t.id),
    index("edition_desk_board").on(t.boardId, t.updatedAt, t.id),
    index("edition_desk_begun").on(t.createdBy, t.updatedAt, t.id),
    index("edition_desk_handed_in").on(t.submittedBy, t.updatedAt, t.id),
    index("edition_desk_title").on(t.title, t.id),
    index("edition_desk_published").on(
      sql`coalesce(${t.publishedAt}, '-infinity'::timestamptz)`,
      t.id,
    ),
    index("edition_desk_review")
      .on(t.departmentId, t.versionAt)
      .where(sql`${t.state} = 'published'`),
    index("edition_desk_held").on(t.updatedAt).where(sql`${t.heldBack} is not null`),
    index("edition_ends")
      .on(t.endsAt, t.boardId, t.lang)
      .where(sql`${t.endsAt} is not null and ${t.state} in ('published','withdrawn')`),
    index("edition_department")
      .on(t.lang, t.departmentId, t.endsAt)
      .where(sql`${t.state} in ('published','withdrawn')`),
    index("edition_second_check_due")
      .on(t.id)
      .where(
        sql`${t.state} = 'published' and ${t.forcedBy} is not null and ${t.secondCheckedBy} is null`,
      ),
    index("edition_discarded")
      .on(t.updatedAt)
      .where(sql`${t.state} = 'discarded' and ${t.textDeletedAt} is null`),
    index("edition_due").on(t.scheduledAt).where(sql`${t.state} = 'scheduled'`),
    // What a feed tells besides the newest: new versions, withdrawals, removals.
    index("edition_changed")
      .on(t.lang, t.updatedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(
        sql`${t.state} = 'removed' or ${t.state} = 'withdrawn' or (${t.state} = 'published' and (${t.version} > 1 or ${t.restoredAt} is not null))`,
      ),
    check(
      "edition_public_whole",
      sql`${t.state} not in ('published','withdrawn','superseded') or (${t.version} is not null and ${t.publishedAt} is not null and ${t.title} <> '' and ${t.contentHash} is not null and ${t.departmentId} is not null)`,
    ),
    check(
      "edition_version_public",
      sql`${t.version} is null or (${t.version} > 0 and ${t.state} in ('published','withdrawn','superseded','removed'))`,
    ),
    check(
      "edition_withdrawn_says_why",
      sql`${t.state} <> 'withdrawn' or (${t.withdrawnAt} is not null and ${t.explanation} is not null and ${t.explanation} <> '')`,
    ),
    check(
      "edition_submitted_hash",
      sql`${t.state} not in ('submitted','scheduled') or (${t.contentHash} is not null and ${t.submittedBy} is not null and ${t.submittedAt} is not null)`,
    ),
    check(
      "edition_scheduled_whole",
      sql`${t.state} <> 'scheduled' or (${t.scheduledAt} is not null and ${t.scheduledZone} is not null and ${t.scheduledBy} is not null and ${t.scheduledFrom} is not null)`,
    ),
    check("edition_version_at", sql`(${t.version} is null) = (${t.versionAt} is null)`),
    check("edition_licence", sql`${t.licence} between 1 and 4`),
    check(
      "edition_change_note",
      sql`${t.version} is null or ${t.version} = 1 or (${t.changeType} is not null and ${t.changeNote} is not null)`,
    ),
    check("edition_force_says_why", sql`(${t.forcedBy} is null) = (${t.forceReason} is null)`),
    check(
      "edition_second_check",
      sql`(${t.secondCheckedBy} is null) = (${t.secondCheckedAt} is null) and (${t.secondCheckedBy} is null or (${t.forcedBy} is not null and ${t.secondCheckedBy} <> ${t.forcedBy}))`,
    ),
    check("edition_lock_version", sql`${t.lockVersion} > 0`),
  ],
);

/** What was public and is gone: the tombstone of a notice, or of one edition that was published in error. */
export const removals = pgTable(
  "removal",
  {
    id: id(),
    noticeId: ref("notice_id")
      .notNull()
      .references(() => notices.id),
    /** null: the whole notice. */
    editionId: ref("edition_id").references(() => editions.id),
    kind: text("kind", { enum: ["removed", "undone"] }).notNull(),
    /** Public: why, in the languages in which it was public. */
    explanationKo: text("explanation_ko").notNull().default(""),
    explanationEn: text("explanation_en").notNull().default(""),
    /** The notice that took its place: its address answers 301 while that one is public. */
    redirectTo: ref("redirect_to").references(() => notices.id),
    by: ref("by")
      .notNull()
      .references(() => users.id),
    at: instant("at").notNull(),
  },
  (t) => [
    unique("removal_once").on(t.noticeId, t.editionId).nullsNotDistinct(),
    // What was published in error says so by its kind.
    check(
      "removal_says_why",
      sql`${t.kind} = 'undone' or ${t.explanationKo} <> '' or ${t.explanationEn} <> ''`,
    ),
    check("removal_not_to_itself", sql`${t.redirectTo} <> ${t.noticeId}`),
  ],
);
