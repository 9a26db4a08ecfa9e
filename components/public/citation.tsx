import type { PublicNotice } from "@/domain/notices/public-queries";
import { koglWords, type Lang, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { SiteTexts } from "@/lib/site-texts";
import { formatDate } from "@/lib/time";

/** What makes the button work; the desk's preview shows the text without it. */
export const CopyScript = () => <script type="module" src={paths.copyScript} data-gongji="" />;

type Props = {
  number: number;
  edition: NonNullable<PublicNotice["edition"]>;
  permanent: string;
  texts: SiteTexts;
  lang: Lang;
};

/** What may be done with the text, the line that names it as a source, and where it stays for good. */
export function UsingThisText({ number, edition, permanent, texts, lang }: Props) {
  const say = speaker(lang, texts);
  return (
    <section aria-labelledby="use">
      <h2 id="use">{say("use.title")}</h2>
      <p>
        <a href={`${paths.page(lang, "licence")}#type-${edition.licence}`}>
          <b>{say("kogl.name", { type: edition.licence })}</b>
        </a>
        . {koglWords(lang, edition.licence)}
      </p>
      <p className="cite">
        {say("use.source")}{" "}
        <span id="source-line">
          {say("use.line", {
            title: quoted(edition.title, lang),
            number,
            version: edition.version ?? 1,
            date: edition.versionAt ? formatDate(edition.versionAt, lang) : "–",
            address: permanent,
            ministry: say("foot.ministry"),
          })}
          {edition.state === "withdrawn" && edition.withdrawnAt
            ? say("use.withdrawn", { date: formatDate(edition.withdrawnAt, lang) })
            : null}
        </span>
      </p>
      <p className="noprint" data-copies="source-line">
        <button type="button" className="plain" hidden>
          {say("use.copy")}
        </button>{" "}
        <span role="status" data-done={say("use.copied")} data-failed={say("use.marked")} />
      </p>
      <p>
        {say("use.address")}{" "}
        <span className="nb" translate="no">
          {permanent}
        </span>
      </p>
    </section>
  );
}

/** A title in the signs of its language; a Korean one that has them itself takes the pair around them. */
const quoted = (title: string, lang: Lang): string =>
  lang === "en" ? `“${title}”` : title.includes("「") ? `『${title}』` : `「${title}」`;
