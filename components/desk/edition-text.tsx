import type { Lang } from "@/lib/time";

/** What of an edition is read. */
export type ReadText = { lang: Lang; title: string; summary: string; bodyHtml: string };

/** An edition's text to read, as it was rendered and sanitised when it was saved. */
export function EditionText({ edition, level = 2 }: { edition: ReadText; level?: 2 | 3 }) {
  const Heading = `h${level}` as const;
  // Two texts may stand on one page: the ids of their headings would clash.
  const html = edition.bodyHtml.replace(/ id="s\d+"/g, "");
  return (
    <div className="reading" lang={edition.lang}>
      <Heading>{edition.title}</Heading>
      <p className="lead">{edition.summary}</p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by lib/body with its one allow-list. */}
      <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
    </div>
  );
}
