import { and, asc, count, desc, eq, inArray, max } from "drizzle-orm";
import type { Database } from "@/db";
import { attachments, editionRevisions, editions, files } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import type { Context } from "@/domain/context";
import { renderedBody } from "@/domain/notices/content";
import { type LockedEdition, lockEdition } from "@/domain/notices/lock";
import { rolesAt, whyNot } from "@/domain/notices/workflow";
import { done, type Issue, type Outcome, refuse, transact } from "@/domain/outcome";
import { type Body, emptyBody, isSafeHref, mapImages, parseBody } from "@/lib/body";
import type { Storage } from "@/lib/storage";
import { oneLine } from "@/lib/words";
import type { Arrived } from "./arrive";
import { nameBytes } from "./keep";
import { type FileRole, fileLimits } from "./limits";

type Ask = { editionId: number; lockVersion: number };
type AskOne = Ask & { attachmentId: number };
type Moved = { lockVersion: number };
type Entry = typeof attachments.$inferSelect;
type Work = { audit: string; detail: Record<string, unknown>; body?: Body };

/**
 * Attaches a file that has arrived, at the end of its kind. Its bytes are on the disk before a row names them. Refuses
 * what every write of an edition under way refuses: not_found · what `whyNot` says of saving · stale; and malformed where
 * the edition is full.
 */
export async function attachFile(
  context: Context,
  storage: Storage,
  ask: Ask & { role: FileRole; file: Arrived },
): Promise<Outcome<Moved & { attachmentId: number }>> {
  const { role, file } = ask;
  const sha256 = await storage.put({ path: file.path });
  const small = file.small && { ...file.small, sha256: await storage.put(file.small) };
  let attachmentId = 0;
  const outcome = await write(context, ask, async (tx, { edition }) => {
    const here = and(eq(attachments.editionId, edition.id), eq(attachments.role, role));
    const [there] = await tx
      .select({ many: count(), last: max(attachments.position) })
      .from(attachments)
      .where(here);
    if ((there?.many ?? 0) >= fileLimits.count)
      return malformed("file_many", { limit: fileLimits.count });
    const { mediaType, name, width, height } = file;
    const kept = [{ ...file, sha256 }, ...(small ? [small] : [])];
    const rows = kept.map((each) => ({ sha256: each.sha256, bytes: each.bytes, path: each.path }));
    await nameBytes(
      tx,
      storage,
      rows.map((row) => ({ ...row, mediaType })),
      context.now,
    );
    const [made] = await tx
      .insert(attachments)
      .values({
        editionId: edition.id,
        role,
        sha256,
        smallSha256: small?.sha256 ?? null,
        width,
        height,
        position: (there?.last ?? -1) + 1,
        name,
      })
      .returning({ id: attachments.id });
    attachmentId = made?.id ?? 0;
    return done({ audit: "attachment.added", detail: { attachment: attachmentId, name, sha256 } });
  });
  return outcome.ok ? done({ ...outcome.value, attachmentId }) : outcome;
}

/**
 * Says of an entry what it is called, whether everybody can read it, and what serves in its place; of an image what it
 * shows, "" where it is decorative, in the text too where it stands there. Refuses besides: malformed, field by field.
 */
export const describeFile = (
  context: Context,
  ask: AskOne & { title: string; accessible: boolean | null; alternative: string | null },
): Promise<Outcome<Moved>> =>
  writeOne(context, ask, async (tx, { edition }, entry) => {
    const title = oneLine(ask.title);
    const image = entry.role === "image";
    const words = ask.alternative === null ? null : oneLine(ask.alternative);
    const alternative = image ? words : words || null;
    const issues = [
      ...tooLong("title", "file_title_long", title, fileLimits.title),
      ...tooLong("alternative", "file_alternative_long", words ?? "", fileLimits.alternative),
    ];
    if (/^[a-z][a-z0-9+.-]*:/i.test(words ?? "") && !isSafeHref(words ?? "") && !image)
      issues.push({ field: "alternative", code: "file_alternative_address" });
    if (issues.length > 0) return refuse({ code: "malformed", issues });
    const said = { title, alternative, accessible: image ? null : ask.accessible };
    await tx.update(attachments).set(said).where(eq(attachments.id, entry.id));
    const work = { audit: "attachment.described", detail: { attachment: entry.id, ...said } };
    const body = parseBody(edition.body);
    if (!image || !body || alternative === null) return done(work);
    const spoken = mapImages(body, (attrs) =>
      attrs.sha256 === entry.sha256
        ? { ...attrs, alt: alternative, decorative: alternative === "" }
        : attrs,
    );
    return done(JSON.stringify(spoken) === JSON.stringify(body) ? work : { ...work, body: spoken });
  });

/** Moves an entry before the one above it (-1) or behind the one below it (1); at an end it stays. */
export const moveFile = (context: Context, ask: AskOne & { by: -1 | 1 }): Promise<Outcome<Moved>> =>
  writeOne(context, ask, async (tx, { edition }, entry) => {
    const all = await tx
      .select()
      .from(attachments)
      .where(and(eq(attachments.editionId, edition.id), eq(attachments.role, entry.role)))
      .orderBy(asc(attachments.position));
    const place = all.findIndex(({ id }) => id === entry.id);
    const other = all[place + ask.by];
    const detail = { attachment: entry.id, by: ask.by };
    if (!other) return done({ audit: "attachment.moved", detail });
    // Three steps: at no instant do two entries stand at one place.
    for (const [id, position] of [
      [entry.id, -1],
      [other.id, entry.position],
      [entry.id, other.position],
    ] as const)
      await tx.update(attachments).set({ position }).where(eq(attachments.id, id));
    return done({ audit: "attachment.moved", detail });
  });

/** Takes an entry off; its bytes stay a day. Refuses besides: malformed where the saved text shows the image. */
export const removeFile = (context: Context, ask: AskOne): Promise<Outcome<Moved>> =>
  writeOne(context, ask, async (tx, { edition }, entry) => {
    if (entry.role === "image" && shows(parseBody(edition.body), entry.sha256))
      return malformed("file_in_text", {});
    await tx.delete(attachments).where(eq(attachments.id, entry.id));
    const named = [entry.sha256, entry.smallSha256].filter((each) => each !== null);
    if (named.length > 0)
      await tx.update(files).set({ releasedAt: context.now }).where(inArray(files.sha256, named));
    const { id, name, sha256 } = entry;
    return done({ audit: "attachment.removed", detail: { attachment: id, name, sha256 } });
  });

/** Puts an image at the end of the saved text; where it stands already it is put there once more. */
export const placeImage = (context: Context, ask: AskOne): Promise<Outcome<Moved>> =>
  writeOne(context, ask, async (_, { edition }, entry) => {
    if (entry.role !== "image" || entry.sha256 === null) return refuse({ code: "not_found" });
    const body = parseBody(edition.body) ?? emptyBody;
    const { sha256, width, height, alternative } = entry;
    const attrs = { sha256, width, height, alt: alternative ?? "", caption: "" };
    const image = { type: "image", attrs: { ...attrs, decorative: alternative === "" } } as const;
    const begun = JSON.stringify(body) === JSON.stringify(emptyBody) ? [] : body.content;
    const detail = { attachment: entry.id };
    return done({
      audit: "attachment.placed",
      detail,
      body: { type: "doc", content: [...begun, image] },
    });
  });

const malformed = (code: string, values: NonNullable<Issue["values"]>) =>
  refuse({ code: "malformed", issues: [{ field: "file", code, values }] });

const tooLong = (field: string, code: string, text: string, limit: number): Issue[] =>
  text.length <= limit ? [] : [{ field, code, values: { limit, length: text.length } }];

function shows(body: Body | null, sha256: string | null): boolean {
  let found = false;
  if (body)
    mapImages(body, (attrs) => {
      found ||= attrs.sha256 === sha256;
      return attrs;
    });
  return found;
}

const writeOne = (
  context: Context,
  ask: AskOne,
  work: (tx: Database, locked: LockedEdition, entry: Entry) => Promise<Outcome<Work>>,
): Promise<Outcome<Moved>> =>
  write(context, ask, async (tx, locked) => {
    const [entry] = await tx
      .select()
      .from(attachments)
      .where(
        and(
          eq(attachments.id, ask.attachmentId),
          eq(attachments.editionId, locked.edition.id), // Another edition's entry is none of this one's.
        ),
      );
    return entry ? work(tx, locked, entry) : refuse({ code: "not_found" });
  });

/**
 * The common course of a write to what is attached: lock, ask as saving does, change, raise the lock, record. Who attaches
 * has written: from the first time on a revision says so, and the second person has to be somebody else.
 */
function write(
  context: Context,
  ask: Ask,
  change: (tx: Database, locked: LockedEdition) => Promise<Outcome<Work>>,
): Promise<Outcome<Moved>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    const locked = await lockEdition(tx, ask.editionId, actor);
    if (!locked) return refuse({ code: "not_found" });
    const { edition, standing } = locked;
    const refusal = whyNot(actor, "save", standing);
    if (refusal) return refuse(refusal);
    if (edition.lockVersion !== ask.lockVersion) return refuse({ code: "stale" });
    const changed = await change(tx, locked);
    if (!changed.ok) return changed;

    const { audit, detail, body } = changed.value;
    const lockVersion = edition.lockVersion + 1;
    const rendered = body ? await renderedBody(tx, edition.id, body) : {};
    await tx
      .update(editions)
      .set({ ...rendered, updatedAt: now, lockVersion })
      .where(eq(editions.id, edition.id));
    if (body || !(await hasWritten(tx, edition.id, actor.id)))
      await keepRevision(tx, edition, body ?? edition.body, context);
    await recordAudit(tx, {
      at: now,
      actorId: actor.id,
      role: rolesAt(actor, standing).join(" "),
      action: audit,
      subject: `edition:${edition.id}`,
      detail: { ...detail, lockVersion },
    });
    return done({ lockVersion });
  });
}

async function hasWritten(tx: Database, editionId: number, by: number): Promise<boolean> {
  const mine = and(eq(editionRevisions.editionId, editionId), eq(editionRevisions.by, by));
  const [one] = await tx
    .select({ id: editionRevisions.id })
    .from(editionRevisions)
    .where(mine)
    .limit(1);
  return one !== undefined;
}

async function keepRevision(
  tx: Database,
  { id, title, summary }: LockedEdition["edition"],
  body: unknown,
  { actor, now }: Context,
): Promise<void> {
  const [last] = await tx
    .select({ seq: editionRevisions.seq })
    .from(editionRevisions)
    .where(eq(editionRevisions.editionId, id))
    .orderBy(desc(editionRevisions.seq))
    .limit(1);
  const seq = (last?.seq ?? 0) + 1;
  await tx
    .insert(editionRevisions)
    .values({ editionId: id, seq, kind: "save", title, summary, body, by: actor.id, at: now });
}
