import { eq } from "drizzle-orm";
import type { Database } from "@/db";
import { attachments, editions, notices } from "@/db/schema";
import { enter } from "@/domain/search/entry";
import type { Body } from "@/lib/body";
import { invariant } from "@/lib/invariant";
import type { Lang } from "@/lib/time";
import { renderedBody } from "./content";
import { attachmentsOf, contentHash } from "./content-hash";
import { nextNumber } from "./number";
import { moveTotal } from "./totals";

export type ArchivedAttachment = {
  sha256?: string;
  sourceUrl?: string;
  role: "file" | "image";
  position: number;
  name: string;
  title: string;
  accessible: boolean | null;
  alternative: string | null;
};

export type PlacePublished = {
  /** An existing notice to add a language or a version to; without it a new notice is made. */
  noticeId?: number;
  /** Public number of a new notice; without it the next one is drawn. */
  number?: number;
  boardId: number;
  lang: Lang;
  version: number;
  state: "published" | "withdrawn" | "superseded";
  title: string;
  summary: string;
  body: Body;
  departmentId: number;
  contact: string;
  licence: number;
  publishedAt: Date;
  /** When this version became public, where that is not the public date. */
  versionAt?: Date;
  changeType?: "major" | "minor";
  changeNote?: string;
  withdrawnAt?: Date;
  explanation?: string;
  endsAt?: Date;
  attachments: readonly ArchivedAttachment[];
  readBaseline?: number;
  readBaselineDate?: string;
  readBaselineSource?: string;
  legacyKey?: string;
  pinnedUntil?: Date;
  pinnedRank?: number;
  categoryId?: number;
  now: Date;
};

/**
 * Places an edition that was public before it came here: the sample board and the import.
 * It bypasses review on purpose and is called from no page. The caller announces and records.
 */
export async function placePublished(
  tx: Database,
  input: PlacePublished,
): Promise<{ noticeId: number; editionId: number; number: number }> {
  const { noticeId, number } =
    input.noticeId === undefined
      ? await placeNotice(tx, input)
      : await findNotice(tx, input.noticeId);
  const [edition] = await tx
    .insert(editions)
    .values({
      noticeId,
      boardId: input.boardId,
      number,
      lang: input.lang,
      // The text is rendered once its images have ids; until then the edition is nobody's.
      state: "draft",
      title: input.title,
      summary: input.summary,
      body: input.body,
      departmentId: input.departmentId,
      contact: input.contact,
      licence: input.licence,
      changeType: input.changeType ?? null,
      changeNote: input.changeNote ?? null,
      endsAt: input.endsAt ?? null,
      createdAt: input.now,
      updatedAt: input.now,
    })
    .returning({ id: editions.id });
  invariant(edition, "an inserted edition has an id");
  if (input.attachments.length > 0) {
    await tx.insert(attachments).values(
      input.attachments.map((entry) => ({
        ...entry,
        sha256: entry.sha256 ?? null,
        sourceUrl: entry.sourceUrl ?? null,
        editionId: edition.id,
      })),
    );
  }
  const rendered = await renderedBody(tx, edition.id, input.body);
  const hash = contentHash({
    ...input,
    changeNote: input.changeNote ?? null,
    attachments: await attachmentsOf(tx, edition.id),
  });
  await tx
    .update(editions)
    .set({
      ...rendered,
      state: input.state,
      version: input.version,
      versionAt: input.versionAt ?? input.publishedAt,
      publishedAt: input.publishedAt,
      withdrawnAt: input.withdrawnAt ?? null,
      explanation: input.explanation ?? null,
      contentHash: hash,
      updatedAt: input.withdrawnAt ?? input.versionAt ?? input.publishedAt,
    })
    .where(eq(editions.id, edition.id));
  if (input.state !== "superseded") {
    await moveTotal(tx, { boardId: input.boardId, lang: input.lang }, 1);
    await enter(tx, [edition.id]);
  }
  return { noticeId, editionId: edition.id, number };
}

async function placeNotice(tx: Database, input: PlacePublished) {
  const number = input.number ?? (await nextNumber(tx));
  const [notice] = await tx
    .insert(notices)
    .values({
      number,
      boardId: input.boardId,
      categoryId: input.categoryId ?? null,
      createdAt: input.now,
      firstPublishedAt: input.publishedAt,
      pinnedUntil: input.pinnedUntil ?? null,
      pinnedRank: input.pinnedRank ?? null,
      legacyKey: input.legacyKey ?? null,
      readBaseline: input.readBaseline ?? 0,
      readBaselineDate: input.readBaselineDate ?? null,
      readBaselineSource: input.readBaselineSource ?? null,
    })
    .returning({ id: notices.id });
  invariant(notice, "an inserted notice has an id");
  return { noticeId: notice.id, number };
}

async function findNotice(tx: Database, noticeId: number) {
  const [notice] = await tx
    .select({ number: notices.number })
    .from(notices)
    .where(eq(notices.id, noticeId));
  invariant(notice, "the notice to add to exists");
  return { noticeId, number: notice.number };
}
