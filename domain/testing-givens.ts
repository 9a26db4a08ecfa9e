import { randomBytes } from "node:crypto";
import { eq, max, sql } from "drizzle-orm";
import type { Database } from "@/db";
import {
  attachments,
  boards,
  boardTotals,
  departments,
  editions,
  notices,
  roleGrants,
  sections,
  users,
} from "@/db/schema";
import type { Actor, Context, Role } from "@/domain/context";
import { contentHash } from "@/domain/notices/content-hash";
import { enter } from "@/domain/search/entry";
import { hashPassword } from "@/domain/users/password";

/** The instant tests happen at unless they say otherwise: noon in Seoul. */
export const noon = new Date("2026-03-02T03:00:00.000Z");

/** An official with one role, everywhere unless `boardId` or `departmentId` limits it. */
export async function givenUser(
  db: Database,
  role: Role,
  given: {
    name?: string;
    email?: string;
    password?: string;
    mustChangePassword?: boolean;
    boardId?: number | null;
    departmentId?: number | null;
    disabledAt?: Date;
  } = {},
): Promise<Actor> {
  const name = given.name ?? `Official ${randomBytes(3).toString("hex")}`;
  const email = given.email ?? `${name.toLowerCase().replaceAll(" ", ".")}@example.go.kr`;
  const [user] = await db
    .insert(users)
    .values({
      email,
      name,
      passwordHash: given.password ? await hashPassword(given.password) : "none",
      mustChangePassword: given.mustChangePassword ?? false,
      departmentId: given.departmentId ?? null,
      disabledAt: given.disabledAt ?? null,
      createdAt: noon,
    })
    .returning();
  if (!user) throw new Error("no user was made");
  const grant = { role, boardId: given.boardId ?? null, departmentId: given.departmentId ?? null };
  await db.insert(roleGrants).values({ ...grant, userId: user.id });
  return { id: user.id, name, email, departmentId: user.departmentId, grants: [grant] };
}

/** What a command is given when `actor` asks at `now`. */
export const as = (actor: Actor, db: Database, now = noon): Context => ({ db, actor, now });

/** The department with this slug, made where it is not there. */
export async function givenDepartment(db: Database, slug = "digital-service") {
  const [there] = await db.select().from(departments).where(eq(departments.slug, slug));
  if (there) return there;
  const [made] = await db
    .insert(departments)
    .values({
      slug,
      nameKo: "디지털서비스과",
      nameEn: "Digital Service Division",
      phone: "02-000-0000",
      email: `${slug}@example.go.kr`,
      formatsEmail: `formats-${slug}@example.go.kr`,
    })
    .returning();
  if (!made) throw new Error("no department was made");
  return made;
}

/** The board with this slug, made where it is not there. */
export async function givenBoard(
  db: Database,
  given: Partial<typeof boards.$inferInsert> & { slug?: string } = {},
) {
  const slug = given.slug ?? "news-notices";
  const [there] = await db.select().from(boards).where(eq(boards.slug, slug));
  if (there) return there;
  const sectionId = given.sectionId ?? (await givenSection(db)).id;
  const [made] = await db
    .insert(boards)
    .values({ nameKo: "새 소식", nameEn: "News & Notices", position: 1, ...given, slug, sectionId })
    .returning();
  if (!made) throw new Error("no board was made");
  return made;
}

/** The section with this slug, made where it is not there. */
export async function givenSection(db: Database, slug = "whats-new") {
  const [there] = await db.select().from(sections).where(eq(sections.slug, slug));
  if (there) return there;
  const [made] = await db
    .insert(sections)
    .values({ slug, nameKo: "새소식", nameEn: "What's New", position: 1 })
    .returning();
  if (!made) throw new Error("no section was made");
  return made;
}

type Edition = typeof editions.$inferSelect;

export type GivenEdition = Partial<Omit<Edition, "id" | "boardId">> & {
  /** Slug of the board; made where it is not there. */
  board?: string;
  categoryId?: number;
  readBaseline?: number;
  readCount?: number;
  pinnedUntil?: Date;
  pinnedRank?: number;
  files?: readonly Omit<typeof attachments.$inferInsert, "editionId" | "position">[];
};

/**
 * A notice with one edition in `state` (a draft unless said otherwise), whole enough for the database's own checks.
 * With `noticeId` it is one more edition of that notice. A live one is counted in the board's total.
 */
export async function givenEdition(db: Database, given: GivenEdition = {}): Promise<Edition> {
  const {
    board: slug,
    categoryId,
    readBaseline,
    readCount,
    pinnedUntil,
    pinnedRank,
    files,
    ...own
  } = given;
  const state = own.state ?? "draft";
  const isPublic = ["published", "withdrawn", "superseded", "removed"].includes(state);
  const publishedAt = own.publishedAt ?? (isPublic ? noon : null);
  const notice = await noticeFor(db, given, publishedAt);
  const lang = own.lang ?? "en";
  const departmentId = own.departmentId ?? (await givenDepartment(db)).id;
  const title = own.title ?? "Water outage in Jongno-gu";
  const text = own.bodyText ?? "The water is off from nine to noon.";
  const version = own.version ?? (isPublic ? await nextVersion(db, notice.id, lang) : null);
  const submitted = state === "submitted" || state === "scheduled";
  const submittedBy =
    own.submittedBy ?? (submitted ? (own.createdBy ?? (await givenUser(db, "author")).id) : null);
  const hour = state === "scheduled" && {
    scheduledAt: own.scheduledAt ?? noon,
    scheduledZone: own.scheduledZone ?? "Asia/Seoul",
    scheduledBy: own.scheduledBy ?? submittedBy,
    scheduledFrom: own.scheduledFrom ?? "submitted",
  };
  const revised = version !== null && version > 1;
  const row = {
    lang,
    title,
    summary: own.summary ?? "Where, from when and for how long.",
    body: own.body ?? {
      type: "doc",
      content: [{ type: "paragraph", content: [{ type: "text", text }] }],
    },
    departmentId,
    contact: own.contact ?? "Minjun Kim",
    licence: own.licence ?? 1,
    changeNote: own.changeNote ?? (revised ? "The hours were corrected." : null),
  };
  const entries = (files ?? []).map((file, position) => ({ position, ...file }));
  const hash = contentHash({
    ...row,
    attachments: entries.map((entry) => ({
      sha256: entry.sha256 ?? null,
      sourceUrl: entry.sourceUrl ?? null,
      title: entry.title ?? "",
      alternative: entry.alternative ?? null,
      accessible: entry.accessible ?? null,
    })),
  });
  const [edition] = await db
    .insert(editions)
    .values({
      bodyHtml: isPublic ? `<p>${text}</p>` : "",
      bodyText: isPublic ? text : "",
      createdAt: noon,
      updatedAt: publishedAt ?? noon,
      versionAt: version === null ? null : (publishedAt ?? noon),
      ...own,
      ...hour,
      forcedBy: own.forcedBy ?? (own.forceReason ? (own.scheduledBy ?? submittedBy) : null),
      ...row,
      state,
      noticeId: notice.id,
      boardId: notice.boardId,
      number: notice.number,
      version,
      publishedAt,
      changeType: own.changeType ?? (revised ? "major" : null),
      submittedBy,
      submittedAt: own.submittedAt ?? (submittedBy === null ? null : noon),
      withdrawnAt: own.withdrawnAt ?? (state === "withdrawn" ? noon : null),
      explanation: own.explanation ?? (state === "withdrawn" ? "It was put out by mistake." : null),
      contentHash: own.contentHash ?? (isPublic || submitted ? hash : null),
    })
    .returning();
  if (!edition) throw new Error("no edition was made");
  if (entries.length > 0)
    await db
      .insert(attachments)
      .values(entries.map((entry) => ({ ...entry, editionId: edition.id })));
  if (state === "published" || state === "withdrawn") {
    await countLive(db, notice.boardId, lang);
    await enter(db, [edition.id]);
  }
  return edition;
}

async function noticeFor(db: Database, given: GivenEdition, publishedAt: Date | null) {
  if (given.noticeId !== undefined) {
    const [there] = await db.select().from(notices).where(eq(notices.id, given.noticeId));
    if (!there) throw new Error(`there is no notice ${given.noticeId}`);
    return there;
  }
  const board = await givenBoard(db, given.board ? { slug: given.board } : {});
  const [row] = await db.select({ highest: max(notices.number) }).from(notices);
  const [made] = await db
    .insert(notices)
    .values({
      number: given.number ?? (row?.highest ?? 1000) + 1,
      boardId: board.id,
      categoryId: given.categoryId ?? null,
      createdAt: given.createdAt ?? noon,
      firstPublishedAt: publishedAt,
      pinnedUntil: given.pinnedUntil ?? null,
      pinnedRank: given.pinnedRank ?? null,
      readBaseline: given.readBaseline ?? 0,
      readCount: given.readCount ?? 0,
    })
    .returning();
  if (!made) throw new Error("no notice was made");
  return made;
}

async function nextVersion(db: Database, noticeId: number, lang: "en" | "ko"): Promise<number> {
  const rows = await db
    .select({ lang: editions.lang, version: editions.version })
    .from(editions)
    .where(eq(editions.noticeId, noticeId));
  return 1 + Math.max(0, ...rows.filter((row) => row.lang === lang).map((row) => row.version ?? 0));
}

const countLive = (db: Database, boardId: number, lang: "en" | "ko") =>
  db
    .insert(boardTotals)
    .values({ boardId, lang, listed: 1 })
    .onConflictDoUpdate({
      target: [boardTotals.boardId, boardTotals.lang],
      set: { listed: sql`${boardTotals.listed} + 1` },
    });

/** The same text under so many further numbers, each a minute older, found by search where it is. For plans and counts of many. */
export async function givenCopies(
  db: Database,
  edition: { id: number; noticeId: number },
  count: number,
) {
  const like = (table: string, changed: string) =>
    sql.raw(`insert into ${table} overriding system value
      select (jsonb_populate_record(row, jsonb_build_object(${changed}))).*
      from ${table} row, generate_series(1, ${count}) g`);
  const at = "'published_at', row.published_at - g * interval '1 minute'";
  const number = "'number', row.number + 100000 + g";
  const notices = `'notice_id', row.notice_id + 100000 + g`;
  const editions = `'edition_id', row.edition_id + 100000 + g`;
  const id = "'id', row.id + 100000 + g";
  await db.execute(sql`${like("notice", `${id}, ${number}`)} where row.id = ${edition.noticeId}`);
  await db.execute(
    sql`${like("edition", `${id}, ${number}, ${notices}, ${at}`)} where row.id = ${edition.id}`,
  );
  await db.execute(
    sql`${like("search_entry", `${editions}, ${number}, ${at}`)} where row.edition_id = ${edition.id}`,
  );
}
