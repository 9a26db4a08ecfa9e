import "server-only";
import { cache } from "react";
import { openDoor, origin, written } from "@/app/public-door";
import { noticeData } from "@/components/public/structured-data";
import { pool } from "@/db";
import {
  findNeighbours,
  findNotice,
  findRemoval,
  lastChange,
  listAttachments,
  listDepartments,
  type PublicNotice,
  withFiles,
} from "@/domain/notices/public-queries";
import { readSite } from "@/domain/site";
import { bodyHeadings, parseBody } from "@/lib/body";
import { isLang, type Lang, nameIn, say } from "@/lib/i18n";
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
  return { lang, ...door, found, removal: await removalOf(db, found, given.version) };
});

/** Why there is nothing at this address any more: of a version that is gone, or of a notice without a living text. */
function removalOf(
  db: ReturnType<typeof pool>["db"],
  found: PublicNotice | undefined,
  version: number | undefined,
) {
  if (!found || found.edition) return undefined;
  if (version !== undefined) {
    const editionId = found.gone.get(version);
    return editionId === undefined ? undefined : findRemoval(db, found.notice.id, editionId);
  }
  return found.langs.length > 0 ? undefined : findRemoval(db, found.notice.id, null);
}

type Look = Awaited<ReturnType<typeof lookAtNotice>>;

/** Where a text stays for good: an old version at its own address, or whoever follows the line reads another text. */
function permanentOf(
  { board, notice }: PublicNotice,
  { state, version }: NonNullable<PublicNotice["edition"]>,
  lang: Lang,
): string {
  const path =
    state === "superseded" && version !== null
      ? paths.version(lang, board.slug, notice.number, version)
      : paths.short(notice.number);
  return written(path);
}

/** What stands around a text: headings, files, neighbours, the permanent address, the data for machines. */
export async function around(
  { db, now, lang, frame }: Look,
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
      texts: frame.texts,
      ...{ lang, origin: origin(), found, edition },
      urn: noticeUrn(site.uuid, found.notice.number, lang),
      changedAt: lastChange(found.notice, edition),
    }),
    permanent: permanentOf(found, edition, lang),
  };
}

/** The way to a notice, or to the text of it at `href`, for the pages below it. */
export const noticeSteps = (
  { section, board, notice }: PublicNotice,
  lang: Lang,
  href: string = paths.notice(lang, board.slug, notice.number),
) => [
  { name: nameIn(lang, section) },
  { name: nameIn(lang, board), href: paths.board(lang, board.slug) },
  {
    name: say(lang, "notice.path", { number: notice.number }),
    href,
  },
];

/** Two public versions as they are compared, the older first; `pair` is undefined where one of them is none. */
export const lookAtDifference = ({ range, ...given }: Params & { range: string }) =>
  lookAtTwo(given.lang, given.number, range);

const lookAtTwo = cache(async (asked: string, number: string, range: string) => {
  const seen = await look(asked, number, undefined);
  const { db, found, lang } = seen;
  const wanted = /^(\d+)(?:\.\.|%2E%2E)(\d+)$/i.exec(range)?.slice(1).map(Number) ?? [];
  const [older, newer] = wanted
    .toSorted((a, b) => a - b)
    .map((version) => found?.versions.find((each) => each.version === version));
  const goneId = wanted.map((version) => found?.gone.get(version)).find((id) => id !== undefined);
  if (found && goneId !== undefined)
    return { ...seen, pair: undefined, removal: await findRemoval(db, found.notice.id, goneId) };
  if (!older || !newer || older === newer) return { ...seen, pair: undefined };
  const departments = await listDepartments(db);
  const whole = async (edition: typeof older) => {
    const department = departments.find(({ id }) => id === edition.departmentId);
    return {
      ...(await withFiles(db, edition)),
      version: edition.version ?? 1,
      department: department ? nameIn(lang, department) : "",
    };
  };
  const [before, after] = await Promise.all([whole(older), whole(newer)]);
  return { ...seen, pair: { before, after } };
});
