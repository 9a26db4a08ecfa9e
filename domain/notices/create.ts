import { and, desc, eq, inArray } from "drizzle-orm";
import type { Database } from "@/db";
import { boards, editions, notices, users } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import type { Actor, Context } from "@/domain/context";
import { done, type Outcome, refuse, transact } from "@/domain/outcome";
import { emptyBody } from "@/lib/body";
import type { Lang } from "@/lib/time";
import { begunJustNow } from "./begun";
import { copyBody } from "./copy";
import { readEdition } from "./lock";
import { nextNumber } from "./number";
import { maySee, rolesAt, underWay, whyNotBegin } from "./workflow";

/**
 * A new notice with its first draft in one language. The number is drawn at once and never reused.
 * Pressed twice within seconds it leads to the notice the first press began, while nobody has written in that.
 * Refuses: not_found (board) · forbidden (no writer's role there).
 */
export function createNotice(
  context: Context,
  input: { board: string; lang: Lang },
): Promise<Outcome<{ editionId: number; number: number }>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    const [board] = await tx
      .select()
      .from(boards)
      .where(eq(boards.slug, input.board))
      .for("key share"); // Nobody deletes it before the notice stands on it.
    if (!board) return refuse({ code: "not_found" });
    const place = { boardId: board.id, departmentId: actor.departmentId };
    const refusal = whyNotBegin(actor, place);
    if (refusal) return refuse(refusal);

    // No notice is there to be locked: what one official begins comes one after the other.
    const own = eq(users.id, actor.id);
    await tx.select({ id: users.id }).from(users).where(own).for("no key update");
    const same = { lang: input.lang, board: board.slug };
    const begun = await begunJustNow(tx, context, same);
    if (begun) return done(begun);
    const number = await nextNumber(tx);
    const [notice] = await tx
      .insert(notices)
      .values({ number, boardId: board.id, createdAt: now })
      .returning({ id: notices.id });
    const [edition] = await tx
      .insert(editions)
      .values({
        noticeId: notice?.id ?? 0,
        boardId: board.id,
        number,
        lang: input.lang,
        body: emptyBody,
        departmentId: actor.departmentId,
        licence: board.licence,
        createdBy: actor.id,
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: editions.id });
    const editionId = edition?.id ?? 0;
    await recordAudit(tx, {
      at: now,
      actorId: actor.id,
      role: rolesAt(actor, place).join(" "),
      action: "edition.created",
      subject: `edition:${editionId}`,
      detail: { number, ...same, to: "draft" },
    });
    return done({ editionId, number });
  });
}

/**
 * A new draft of a notice in one language, begun from its latest text there (or empty: the other language).
 * Refuses: not_found (also where the actor sees none of its editions) · notice_removed · under_way (one edition under way per notice and language) · forbidden.
 */
export function newEdition(
  context: Context,
  input: { number: number; lang: Lang },
): Promise<Outcome<{ editionId: number }>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    const [notice] = await tx
      .select()
      .from(notices)
      .where(eq(notices.number, input.number))
      .for("update");
    if (!notice) return refuse({ code: "not_found" });
    const read = await editionsSeen(tx, actor, notice.id);
    const [sibling] = read.map(({ edition }) => edition);
    if (!sibling) return refuse({ code: "not_found" });
    if (read.some(({ standing }) => standing.noticeRemoved))
      return refuse({ code: "notice_removed" });
    const [begun] = await tx
      .select({ id: editions.id })
      .from(editions)
      .where(
        and(
          eq(editions.noticeId, notice.id),
          eq(editions.lang, input.lang),
          inArray(editions.state, [...underWay]),
        ),
      );
    if (begun) return refuse({ code: "under_way" });
    const origin = read.find(
      ({ edition: { lang, state } }) =>
        lang === input.lang && (state === "published" || state === "withdrawn"),
    )?.edition;
    const departmentId = origin?.departmentId ?? sibling.departmentId ?? actor.departmentId;
    const place = { boardId: notice.boardId, departmentId };
    const refusal = whyNotBegin(actor, place);
    if (refusal) return refuse(refusal);

    const [edition] = await tx
      .insert(editions)
      .values({
        noticeId: notice.id,
        boardId: notice.boardId,
        number: notice.number,
        lang: input.lang,
        title: origin?.title ?? "",
        summary: origin?.summary ?? "",
        body: emptyBody,
        departmentId,
        contact: origin?.contact ?? sibling.contact ?? "",
        licence: origin?.licence ?? sibling.licence ?? 1,
        endsAt: origin?.endsAt ?? sibling.endsAt ?? null,
        createdBy: actor.id,
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: editions.id });
    const editionId = edition?.id ?? 0;
    if (origin) await copyBody(tx, origin, editionId);
    await recordAudit(tx, {
      at: now,
      actorId: actor.id,
      role: rolesAt(actor, place).join(" "),
      action: "edition.created",
      subject: `edition:${editionId}`,
      detail: { number: notice.number, lang: input.lang, from: origin?.id ?? null, to: "draft" },
    });
    return done({ editionId });
  });
}

/** The editions of a notice that this actor may see, newest first: nothing is begun from, or learnt of, the others. */
async function editionsSeen(tx: Database, actor: Actor, noticeId: number) {
  const rows = await tx
    .select({ id: editions.id })
    .from(editions)
    .where(eq(editions.noticeId, noticeId))
    .orderBy(desc(editions.id));
  const read = [];
  for (const { id } of rows) read.push(await readEdition(tx, id));
  return read.flatMap((each) => (each && maySee(actor, each.standing) ? [each] : []));
}
