import { type Lang, speaker } from "@/lib/i18n";

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
