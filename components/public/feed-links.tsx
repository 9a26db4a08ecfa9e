import { type FeedFormat, feedFormats, feedTypes } from "@/lib/feeds";
import { type Lang, speaker } from "@/lib/i18n";

/** The feeds of exactly what a page shows, below it. */
export function FeedLinks({
  label,
  lang,
  at,
}: {
  label: string;
  lang: Lang;
  at: (format: FeedFormat) => string;
}) {
  const say = speaker(lang);
  return (
    <nav className="follow small noprint" aria-label={say("page.feeds")}>
      <p className="soft">{label}</p>
      <ul className="links">
        {feedFormats.map((format) => (
          <li key={format}>
            <a className="t" href={at(format)} type={feedTypes[format].type}>
              {say("feed.link", { format: feedTypes[format].name })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
