import "server-only";
import type { DeskContext } from "@/app/context";
import { editionsOf } from "@/domain/notices/desk-queries";
import { readEdition } from "@/domain/notices/lock";
import { maySee } from "@/domain/notices/workflow";
import { emptyBody, parseBody } from "@/lib/body";

/** The number in an address of the desk; 0, which no edition has, where it is none. */
export const editionId = (segment: string): number =>
  /^[1-9]\d{0,14}$/.test(segment) ? Number(segment) : 0;

/** An edition with its notice, board, standing and siblings; null where this official may not see it. */
export async function findEdition(context: DeskContext, segment: string) {
  const found = await readEdition(context.db, editionId(segment));
  if (!found || !maySee(context.actor, found.standing)) return null;
  const siblings = await editionsOf(context.db, context.actor, found.notice.id);
  return { ...found, siblings, body: parseBody(found.edition.body) ?? emptyBody };
}

export type FoundEdition = NonNullable<Awaited<ReturnType<typeof findEdition>>>;
