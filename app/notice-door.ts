import "server-only";
import { cache } from "react";
import { openDoor, origin } from "@/app/public-door";
import { noticeData } from "@/components/public/structured-data";
import { pool } from "@/db";
import {
  findNeighbours,
  findNotice,
  lastChange,
  listAttachments,
} from "@/domain/notices/public-queries";
import { readSite } from "@/domain/site";
import { bodyHeadings, parseBody } from "@/lib/body";
import { isLang } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { noticeUrn } from "@/lib/urn";

/** A segment that is a public number or a version; 0 where it is not. */
const whole = (segment: string): number => (/^[1-9]\d{0,8}$/.test(segment) ? Number(segment) : 0);

type Params = { lang: string; number: string; version?: string };

/** What the pages of one notice share. `found` is undefined where there never was such a public notice. */
export const lookAtNotice = ({ lang, number, version }: Params) => look(lang, number, version);

// Head and body of a page are drawn from one look: asked once, and of one instant.
const look = cache(async (asked: string, number: string, version: string | undefined) => {
  const lang = isLang(asked) ? asked : "en";
  const { db } = pool();
  const given = {
    number: whole(number),
    lang,
    ...(version === undefined ? {} : { version: whole(version) }),
  };
  const [door, found] = await Promise.all([
    openDoor(),
    isLang(asked) && given.number > 0 ? findNotice(db, given) : undefined,
  ]);
  return { lang, ...door, found };
});

type Look = Awaited<ReturnType<typeof lookAtNotice>>;

/** What stands around a text: headings, files, neighbours, the permanent address, the data for machines. */
export async function around(
  { db, now, lang }: Look,
  found: NonNullable<Look["found"]>,
  edition: NonNullable<NonNullable<Look["found"]>["edition"]>,
) {
  const body = parseBody(edition.body);
  const [site, attachments, neighbours] = await Promise.all([
    readSite(db),
    listAttachments(db, edition.id),
    edition.publishedAt
      ? findNeighbours(db, {
          boardId: found.board.id,
          lang,
          number: found.notice.number,
          publishedAt: edition.publishedAt,
          now,
        })
      : { older: undefined, newer: undefined },
  ]);
  return {
    headings: body ? bodyHeadings(body) : [],
    attachments,
    neighbours,
    structured: noticeData({
      ...{ lang, origin: origin(), found, edition },
      urn: noticeUrn(site.uuid, found.notice.number, lang),
      changedAt: lastChange(found.notice, edition),
    }),
    permanent: origin().replace(/^https?:\/\//, "") + paths.short(found.notice.number),
  };
}
