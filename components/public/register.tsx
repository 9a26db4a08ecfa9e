import { Fragment } from "react";
import type { NoticeSummary } from "@/domain/notices/public-lists";
import type { Piece } from "@/domain/search/passages";
import { fileType } from "@/lib/file-kind";
import { type Lang, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { formatDate } from "@/lib/time";
import { keepDates } from "@/lib/typography";
import { Day, Reads } from "./parts";

/** A notice of a search: its title with what was asked for told apart, and a passage around it. */
type Found = { titlePieces?: readonly Piece[]; passage?: readonly Piece[] | undefined };

type Props = {
  notices: readonly (NoticeSummary & Found)[];
  /** Names of boards by slug, where notices of several stand together. */
  boards?: ReadonlyMap<string, string>;
  lang: Lang;
  now: Date;
  reads?: boolean;
  department?: boolean;
};

/** The register: a title, its figures, and what else is to be known, in one order for eye and ear. */
export function Register({ notices, boards, lang, now, reads = true, department = true }: Props) {
  const say = speaker(lang);
  return (
    <ol className={reads ? "reg" : "reg two"}>
      {notices.map((notice) => {
        const pinned = reads && notice.pinnedUntil !== null && notice.pinnedUntil > now;
        const types = notice.files.map(fileType).join(", ");
        const office = lang === "ko" ? notice.departmentKo : notice.departmentEn;
        const ended = notice.endsAt !== null && notice.endsAt <= now ? notice.endsAt : null;
        const words = [
          boards?.get(notice.board),
          department ? office : null,
          notice.files.length > 0 && reads
            ? say("list.files", { count: notice.files.length, types })
            : null,
        ].filter(Boolean);
        return (
          <li key={notice.number} className={pinned ? "pin" : undefined}>
            <h3>
              <a href={paths.notice(lang, notice.board, notice.number)}>
                {notice.titlePieces ? <Pieces of={notice.titlePieces} /> : keepDates(notice.title)}
              </a>
            </h3>
            <p className="fig">
              {notice.publishedAt ? <Day at={notice.publishedAt} lang={lang} /> : null}
            </p>
            {reads ? (
              <p className="fig">
                {say("read.short")} <Reads number={notice.number} reads={notice.reads} />
              </p>
            ) : null}
            {notice.passage ? (
              <p className="hit">
                <Pieces of={notice.passage} />
              </p>
            ) : null}
            {words.length > 0 || notice.state === "withdrawn" ? (
              <p className="meta">
                {pinned ? <span className="tag">{say("tag.pinned")}</span> : null}
                {pinned ? " " : null}
                {notice.state === "withdrawn" ? (
                  <span className="tag warning">{say("tag.withdrawn")}</span>
                ) : null}{" "}
                {ended ? (
                  <span className="tag">{say("tag.ended", { day: formatDate(ended, lang) })}</span>
                ) : null}{" "}
                {reads && (notice.version ?? 1) > 1 ? (
                  <span className="tag soft">
                    {say("tag.updated", { version: notice.version ?? 1 })}
                  </span>
                ) : null}{" "}
                {words.join(" · ")}
              </p>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

/** A text in which what was asked for is marked. */
function Pieces({ of: pieces }: { of: readonly Piece[] }) {
  // Pieces have no name of their own: where one begins is what tells it from the others.
  let at = 0;
  return pieces.map(({ text, hit }) => {
    const key = at;
    at += text.length;
    return hit ? <mark key={key}>{text}</mark> : <Fragment key={key}>{text}</Fragment>;
  });
}

/** Numbered pages: the ends, and two to each side. */
export function Pages({
  lang,
  page,
  pages,
  href,
}: {
  lang: Lang;
  page: number;
  pages: number;
  href: (page: number) => string;
}) {
  const say = speaker(lang);
  if (pages < 2) return null;
  const near = Array.from({ length: pages }, (_, index) => index + 1).filter(
    (n) => n === 1 || n === pages || Math.abs(n - page) <= 1,
  );
  return (
    <nav className="pages" aria-label={say("pages.label")}>
      <ul>
        {page > 1 && page <= pages ? (
          <li>
            <a rel="prev" href={href(page - 1)}>
              {say("pages.previous")}
            </a>
          </li>
        ) : null}
        {near.flatMap((n, index) => [
          ...(index > 0 && n - (near[index - 1] ?? n) > 1
            ? [
                <li key={`gap-${n}`}>
                  <span aria-hidden="true">…</span>
                </li>,
              ]
            : []),
          <li key={n}>
            {n === page ? (
              <span aria-current="page">
                <span className="vh">{say("pages.page")} </span>
                {n}
              </span>
            ) : (
              <a href={href(n)}>
                <span className="vh">{say("pages.page")} </span>
                {n}
              </a>
            )}
          </li>,
        ])}
        {page < pages ? (
          <li>
            <a rel="next" href={href(page + 1)}>
              {say("pages.next")}
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
