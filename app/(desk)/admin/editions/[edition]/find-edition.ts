import "server-only";
import type { DeskContext } from "@/app/context";
import { editionsOf } from "@/domain/notices/desk-queries";
import { readEdition } from "@/domain/notices/lock";
import { withFiles } from "@/domain/notices/public-queries";
import { maySee, underWay } from "@/domain/notices/workflow";
import { emptyBody, parseBody } from "@/lib/body";
import { idIn } from "@/lib/paths";

/** An edition with its notice, board, standing and siblings; null where this official may not see it. */
export async function findEdition(context: DeskContext, segment: string) {
  const found = await readEdition(context.db, idIn(segment));
  if (!found || !maySee(context.actor, found.standing)) return null;
  const siblings = await editionsOf(context.db, context.actor, found.notice.id);
  return { ...found, siblings, body: parseBody(found.edition.body) ?? emptyBody };
}

/** The public text this edition would replace, or where it is public itself, the one it replaced; with its files. */
export async function textBefore(
  { db }: DeskContext,
  { edition, siblings }: FoundEdition,
): Promise<Awaited<ReturnType<typeof withFiles<typeof edition>>> | null> {
  const { version } = edition;
  const before = siblings
    .filter((each) => each.lang === edition.lang && each.version !== null && each.id !== edition.id)
    .filter((each) =>
      version === null
        ? each.state === "published" || each.state === "withdrawn"
        : each.state === "superseded" && (each.version ?? 0) < version,
    )
    .toSorted((a, b) => (b.version ?? 0) - (a.version ?? 0))[0];
  const read = before && (await readEdition(db, before.id));
  return read ? withFiles(db, read.edition) : null;
}

/** The text of the other language to write from: what is public, else what is being written; null where there is none. */
export async function otherText({ db }: DeskContext, { edition, siblings }: FoundEdition) {
  const others = siblings.filter(({ lang }) => lang !== edition.lang);
  const states = ["published", "withdrawn", ...underWay];
  const [id] = states.flatMap((state) =>
    others.filter((each) => each.state === state).map((each) => each.id),
  );
  const read = id === undefined ? undefined : await readEdition(db, id);
  return read?.edition ?? null;
}

export type FoundEdition = NonNullable<Awaited<ReturnType<typeof findEdition>>>;
