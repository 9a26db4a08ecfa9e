import { type Say, speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";

/** What of an edition is read. */
export type ReadText = { lang: Lang; title: string; summary: string; bodyHtml: string };

type Props = {
  edition: ReadText;
  level?: 2 | 3;
  /** In whose language what no reader sees is told: the alternatives of the images. */
  told?: Lang;
};

/** An edition's text to read, as it was rendered and sanitised when it was saved. */
export function EditionText({ edition, level = 2, told }: Props) {
  const Heading = `h${level}` as const;
  const below = belowTitle(edition.bodyHtml, level);
  const html = told ? withAlternatives(below, told) : below;
  return (
    <div className="reading" lang={edition.lang}>
      <Heading>{edition.title}</Heading>
      <p className="lead">{edition.summary}</p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by lib/body with its one allow-list. */}
      <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
    </div>
  );
}

/** The body's headings stand below the title, which is of `level` here. Without their ids: two texts may share a page. */
export const belowTitle = (html: string, level: 2 | 3): string =>
  html
    .replace(/ id="s\d+"/g, "")
    .replace(/<(\/?)h([23])(?=[\s>])/g, (_, end, of) => `<${end}h${Number(of) + level - 1}`);

/** Below each image what stands in its place for whoever cannot see it: a reviewer answers for that too. */
export function withAlternatives(html: string, lang: Lang): string {
  const say: Say = speaker(lang);
  return html.replace(/<img [^>]*?alt="([^"]*)"[^>]*>/g, (image, alt) => {
    const label = say(alt ? "review.alternative" : "review.decorative");
    return `${image}<span class="alternative"><span lang="${lang}">${label}</span> ${alt}</span>`;
  });
}
