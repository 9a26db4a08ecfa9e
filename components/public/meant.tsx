import { type Lang, otherLang, speaker } from "@/lib/i18n";
import { formatCount } from "@/lib/time";

/** A question that was probably meant, as a link: offered, never put in place of what was typed. */
export function Meant({ lang, words, href }: { lang: Lang; words: string; href: string }) {
  const [before, after] = speaker(lang)("search.meant", { words: "\n" }).split("\n");
  return (
    <p className="meant">
      {before}
      <a className="t" href={href}>
        {words}
      </a>
      {after}
    </p>
  );
}

/** The way to the same question in the other language, which has what this one lacks. */
export function Elsewhere({
  lang,
  words,
  held: { n, more },
  href,
}: {
  lang: Lang;
  words: string;
  held: { n: number; more: boolean };
  href: string;
}) {
  const say = speaker(lang);
  const values = { words, total: formatCount(n), count: n };
  return (
    <p className="meant">
      <a className="t" href={href} hrefLang={otherLang(lang)}>
        {say(more ? "search.elsewhere-more" : "search.elsewhere", values)}
      </a>
    </p>
  );
}
