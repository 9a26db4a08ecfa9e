import "server-only";
import { narrowingWords } from "@/app/narrowing-words";
import { openDoor, origin } from "@/app/public-door";
import { filtersOf } from "@/app/search-door";
import { type FeedRow, feedPages, feedSize, readFeed } from "@/domain/notices/feed-queries";
import { listCategories, listDepartments } from "@/domain/notices/public-queries";
import { readQuestion } from "@/domain/search/question";
import { readSite } from "@/domain/site";
import { wholeAddresses } from "@/lib/body";
import { type Feed, type FeedEntry, type FeedFormat, feedTypes, writeFeed } from "@/lib/feeds";
import { isLang, koglWords, type Lang, nameIn, otherLang, type Say, speaker } from "@/lib/i18n";
import { type Narrowing, narrowingQuery, readNarrowing } from "@/lib/narrowing";
import { paths } from "@/lib/paths";
import { formatDate } from "@/lib/time";
import { noticeUrn, urnOf } from "@/lib/urn";

// Bytes of HTML in one feed: escaped it is at most five times that, and the porch reads no page above 8 MB.
const textsAtMost = 1_000_000;

type Context = { params: Promise<{ lang: string; board?: string }> };

/** The handler of a feed's address: the list's filter, 50 notices a part. Values it cannot use are left out and told. */
export const feedHandler =
  (format: FeedFormat) =>
  async (request: Request, { params }: Context): Promise<Response> => {
    const { lang, board } = await params;
    const given = Object.fromEntries(new URL(request.url).searchParams);
    const feed = isLang(lang) ? await makeFeed(lang, board, format, given) : undefined;
    if (!feed)
      return new Response("404\n", { status: 404, headers: { "content-type": "text/plain" } });
    return new Response(writeFeed(format, feed), {
      headers: { "content-type": feedTypes[format].sent },
    });
  };

async function makeFeed(
  lang: Lang,
  slug: string | undefined,
  format: FeedFormat,
  given: Record<string, string>,
): Promise<Feed | undefined> {
  const { db, now, frame } = await openDoor();
  const boards = frame.menu.flatMap((section) => section.boards);
  const own = boards.find((board) => board.slug === slug);
  if (slug !== undefined && !own) return undefined;
  const { narrowing, bad } = readNarrowing({ ...given, sort: undefined });
  if (own) delete narrowing.board;
  const board = own ?? boards.find((each) => each.slug === narrowing.board);
  const [departments, categories, site] = await Promise.all([
    listDepartments(db),
    board ? listCategories(db, board.id) : [],
    readSite(db),
  ]);
  const known = { boardId: board?.id, ownBoard: own?.id, departments, categories };
  const filters = filtersOf(narrowing, bad, known);
  const question = readQuestion(narrowing.q ?? "");
  const page = Math.min(Number(narrowing.page ?? 1), feedPages + 1);
  const asked = { lang, question, filters, sort: "new", page, pageSize: feedSize, now } as const;
  const { entries, gone, more, late } = await readFeed(db, asked);

  const say = speaker(lang, frame.texts);
  const ministry = say("foot.ministry");
  const { page: _, ...kept } = narrowing;
  const at = (narrowed: Narrowing) =>
    origin() +
    (own ? paths.boardFeed(lang, own.slug, format, narrowed) : paths.feed(lang, format, narrowed));
  const what = narrowingWords(lang, { narrowing: kept, categories, departments });
  const of = board ? nameIn(lang, board) : say("feed.all");
  const changes = [...entries.map((entry) => entry.updatedAt), ...gone.map((each) => each.at)];
  return {
    id: urnOf(site.uuid, `feed/${lang}/${own?.slug ?? ""}${narrowingQuery(kept)}`),
    lang,
    title: say(what ? "feed.title-narrowed" : "feed.title", { of, what }),
    subtitle: subtitleOf(say, {
      lead: own ? (lang === "ko" ? own.leadKo : own.leadEn) : "",
      bad,
      question,
      late,
    }),
    publisher: ministry,
    rights: say("foot.kogl"),
    self: at(narrowing),
    home: origin() + homeOf(lang, own?.slug, kept),
    first: at(kept),
    previous: page > 1 ? at({ ...kept, page: String(page - 1) }) : undefined,
    next: more ? at({ ...kept, page: String(page + 1) }) : undefined,
    icon: `${origin()}/apple-touch-icon.png`,
    updated: changes.length > 0 ? new Date(Math.max(...changes.map(Number))) : site.createdAt,
    entries: withTexts(entries).map((entry) => entryOf(lang, { site: site.uuid, ministry }, entry)),
    gone: gone.map(({ number, at: when }) => ({
      id: noticeUrn(site.uuid, number, lang),
      at: when,
    })),
  };
}

/** The page that shows what a feed tells. */
function homeOf(lang: Lang, own: string | undefined, kept: Narrowing): string {
  if (own) return paths.board(lang, own, kept);
  return Object.keys(kept).length > 0 ? paths.search(lang, kept) : paths.home(lang);
}

function subtitleOf(
  say: Say,
  given: {
    lead: string;
    bad: readonly (keyof Narrowing)[];
    question: ReturnType<typeof readQuestion>;
    late: boolean;
  },
): string {
  const { lead, bad, question, late } = given;
  const names = bad.map((name) => say(name === "q" ? "filter.words" : `filter.${name}`)).join(", ");
  return [
    lead || say("home.lead"),
    bad.length > 0 ? say("filter.bad", { names }) : "",
    question.cut ? say("search.cut") : "",
    late ? say("search.late-help") : "",
    question.text !== "" && question.wanted.length === 0 ? say("search.unclear") : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** The newest with their whole texts, so many as one feed carries. */
function withTexts(rows: readonly FeedRow[]): FeedRow[] {
  let left = textsAtMost;
  return rows.map((row) => {
    const bytes = Buffer.byteLength(row.html ?? "");
    if (bytes > left) return { ...row, html: null };
    left -= bytes;
    return row;
  });
}

function entryOf(
  lang: Lang,
  { site, ministry }: { site: string; ministry: string },
  row: FeedRow,
): FeedEntry {
  const say = speaker(lang);
  const url = origin() + paths.notice(lang, row.board.slug, row.number);
  const other = otherLang(lang);
  const news = newsOf(lang, row);
  return {
    id: noticeUrn(site, row.number, lang),
    url,
    other: row.other
      ? { lang: other, url: origin() + paths.notice(other, row.board.slug, row.number) }
      : undefined,
    title: row.state === "withdrawn" ? say("withdrawn.prefix", { title: row.title }) : row.title,
    summary: [news, row.summary || row.beginning].filter(Boolean).join(" "),
    html: row.html === null ? undefined : wholeAddresses(row.html, url, news),
    published: row.firstAt ?? row.publishedAt,
    updated: row.updatedAt,
    author: row.department ?? ministry,
    categories: [
      { term: row.board.slug, label: row.board.name },
      ...(row.category ? [{ term: row.category.slug, label: row.category.name }] : []),
    ],
    rights: `${say("kogl.name", { type: row.licence })}. ${koglWords(lang, row.licence)}`,
    files: row.files.map(({ id, name, title, bytes, mediaType }) => ({
      url: origin() + paths.file(id, name),
      title: title || name,
      type: mediaType,
      bytes,
    })),
  };
}

/** What has become of a notice since it came out first: withdrawn and why, or what its version changed. */
function newsOf(lang: Lang, row: FeedRow): string {
  const say = speaker(lang);
  if (row.state === "withdrawn" && row.withdrawnAt)
    return `${say("withdrawn.title", { date: formatDate(row.withdrawnAt, lang) })}. ${row.explanation ?? ""}`;
  if ((row.version ?? 1) > 1)
    return say("changes.version", { version: row.version ?? 1, note: row.changeNote ?? "" });
  return "";
}
