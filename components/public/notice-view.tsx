import type { PublicAttachment, PublicNotice } from "@/domain/notices/public-queries";
import { type Lang, nameIn, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { SiteTexts } from "@/lib/site-texts";
import { formatCount, formatDate } from "@/lib/time";
import { keepDates } from "@/lib/typography";
import { Attachments, type FileAt } from "./attachments";
import { UsingThisText } from "./citation";
import { Day, Phone, Reads, Times } from "./parts";

type Edition = NonNullable<PublicNotice["edition"]>;
type Props = {
  found: PublicNotice;
  edition: Edition;
  headings: readonly { id: string; text: string }[];
  attachments: readonly PublicAttachment[];
  permanent: string;
  /** Words of the site in place of the catalogue's; the desk's preview does without. */
  texts?: SiteTexts;
  lang: Lang;
  fileAt?: FileAt;
};

/** One public text with its facts in the margin. */
export function NoticeView(props: Props) {
  const { found, edition, headings, attachments, permanent, texts = {}, lang } = props;
  const { fileAt = paths.file } = props;
  const say = speaker(lang);
  return (
    <article className="notice split">
      <h1>{keepDates(edition.title)}</h1>
      <Facts found={found} edition={edition} lang={lang} />
      <div className="flow">
        {isRepeated(edition) ? null : <p className="lead">{edition.summary}</p>}
        {headings.length >= 3 ? (
          <nav className="toc" aria-label={say("toc.label")}>
            <p className="small">
              <b>{say("toc.label")}</b>
            </p>
            <ol>
              {headings.map(({ id, text }) => (
                <li key={id}>
                  <a className="t" href={`#${id}`}>
                    {text}
                  </a>
                </li>
              ))}
            </ol>
          </nav>
        ) : null}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by lib/body with its one allow-list. */}
        <div className="prose" dangerouslySetInnerHTML={{ __html: edition.bodyHtml }} />
        <div className="after">
          {attachments.length > 0 ? (
            <Attachments {...{ found, edition, attachments, lang, fileAt }} />
          ) : null}
          <UsingThisText
            number={found.notice.number}
            edition={edition}
            permanent={permanent}
            texts={texts}
            lang={lang}
          />
        </div>
      </div>
    </article>
  );
}

/** An old board's notice may have its first lines alone: as summary and as text. They are read once. */
const isRepeated = ({ summary, bodyText }: Edition): boolean =>
  summary === "" || bodyText.trim().startsWith(summary.trim());

function Facts({ found, edition, lang }: { found: PublicNotice; edition: Edition; lang: Lang }) {
  const say = speaker(lang);
  const { notice, board, department } = found;
  const version = edition.version ?? 1;
  const day = found.firstAt ?? edition.publishedAt;
  const phone = department?.phone ?? "";
  return (
    <dl className="facts">
      <div>
        <dt>{say("fact.date")}</dt>
        <dd>
          <span className="fat">{day ? <Day at={day} lang={lang} /> : null}</span>{" "}
          {version > 1 ? <span className="small soft block">{say("fact.first")}</span> : null}
        </dd>
      </div>
      <div>
        <dt>{say("fact.read")}</dt>
        <dd>
          <span className="fat">
            <a href={`${paths.transparency(lang)}#rule`}>
              <span className="vh">{say("fact.read")} </span>
              <Reads number={notice.number} reads={found.reads} />{" "}
              <Times reads={found.reads} lang={lang} />
            </a>
          </span>{" "}
          {notice.readBaseline > 0 && notice.readBaselineDate ? (
            <span className="small soft block">
              {keepDates(
                say("fact.baseline", {
                  count: formatCount(notice.readBaseline),
                  date: formatDate(new Date(`${notice.readBaselineDate}T00:00:00Z`), lang),
                }),
              )}
            </span>
          ) : null}
        </dd>
      </div>
      {version > 1 && edition.versionAt ? (
        <div className="full">
          <dt>{say("fact.updated")}</dt>
          <dd>
            <Day at={edition.versionAt} lang={lang} />
            <br />
            <a className="t" href={paths.changes(lang, board.slug, notice.number)}>
              {say("fact.version", { version })}
            </a>
          </dd>
        </div>
      ) : null}
      {department ? (
        <div className="full">
          <dt>{say("fact.department")}</dt>
          <dd>{nameIn(lang, department)}</dd>
        </div>
      ) : null}
      <div className="full">
        <dt>{say("fact.contact")}</dt>
        <dd>
          {edition.contact}
          {phone ? (
            <>
              {edition.contact ? <br /> : null}
              <Phone number={phone} alone />
            </>
          ) : null}
        </dd>
      </div>
      <div className="full">
        <dt>{say("fact.number")}</dt>
        <dd>{notice.number}</dd>
      </div>
    </dl>
  );
}

/** What has become of the text, above it: withdrawn, ended, or replaced. */
export function Banner({
  found,
  edition,
  lang,
  now,
}: {
  found: PublicNotice;
  edition: Edition;
  lang: Lang;
  now: Date;
}) {
  const say = speaker(lang);
  const current = paths.notice(lang, found.board.slug, found.notice.number);
  if (edition.state === "withdrawn" && edition.withdrawnAt) {
    return (
      <div role="note" className="note warning split" aria-labelledby="gone">
        <p id="gone">
          {keepDates(say("withdrawn.title", { date: formatDate(edition.withdrawnAt, lang) }))}
        </p>
        <div>
          <p>{edition.explanation}</p>
          <p>{say("withdrawn.kept")}</p>
        </div>
      </div>
    );
  }
  if (edition.state === "superseded" && edition.versionAt) {
    return (
      <div role="note" className="note split" aria-labelledby="old">
        <p id="old">
          {keepDates(
            say("old.title", {
              version: edition.version ?? 1,
              date: formatDate(edition.versionAt, lang),
            }),
          )}
        </p>
        <div>
          <p>
            {say("old.text")} <a href={current}>{say("old.link")}</a>
          </p>
        </div>
      </div>
    );
  }
  if (edition.endsAt && edition.endsAt <= now) {
    return (
      <div role="note" className="note split" aria-labelledby="ended">
        <p id="ended">
          {keepDates(say("ended.title", { date: formatDate(edition.endsAt, lang) }))}
        </p>
        <div>
          <p>{say("ended.text")}</p>
        </div>
      </div>
    );
  }
  return null;
}
