import "server-only";
import { openDoor, origin } from "@/app/public-door";
import { findNeighbours, findNotice, listAttachments } from "@/domain/notices/public-queries";
import { bodyHeadings, parseBody } from "@/lib/body";
import { isLang } from "@/lib/i18n";
import { paths } from "@/lib/paths";

/** A segment that is a public number or a version; 0 where it is not. */
const whole = (segment: string): number => (/^[1-9]\d{0,8}$/.test(segment) ? Number(segment) : 0);

/** What the pages of one notice share. `found` is undefined where there never was such a public notice. */
export async function lookAtNotice(params: { lang: string; number: string; version?: string }) {
  const lang = isLang(params.lang) ? params.lang : "en";
  const { db, now, menu } = await openDoor();
  const given = {
    number: whole(params.number),
    lang,
    ...(params.version === undefined ? {} : { version: whole(params.version) }),
  };
  const found = isLang(params.lang) && given.number > 0 ? await findNotice(db, given) : undefined;
  return { lang, menu, db, now, found };
}

type Look = Awaited<ReturnType<typeof lookAtNotice>>;

/** What stands around a text: headings, files, neighbours, the permanent address. */
export async function around(
  { db, now, lang }: Look,
  found: NonNullable<Look["found"]>,
  edition: NonNullable<NonNullable<Look["found"]>["edition"]>,
) {
  const body = parseBody(edition.body);
  return {
    headings: body ? bodyHeadings(body) : [],
    attachments: await listAttachments(db, edition.id),
    neighbours: edition.publishedAt
      ? await findNeighbours(db, {
          boardId: found.board.id,
          lang,
          number: found.notice.number,
          publishedAt: edition.publishedAt,
          now,
        })
      : { older: undefined, newer: undefined },
    permanent: origin().replace(/^https?:\/\//, "") + paths.short(found.notice.number),
  };
}
