import { FixedPage, type FixedProps, FixedSection, fixedHead } from "@/app/fixed-page";
import { openDoor } from "@/app/public-door";
import { feedFormats, feedTypes } from "@/lib/feeds";
import { isLang, nameIn, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";

const page = { name: "feeds", sections: [{ words: ["feeds.lead"] }] } as const;

export const generateMetadata = (props: FixedProps) => fixedHead(page, props);

/** Every feed there is, how to get that of a filter, and what a feed holds. */
export default async function FeedsPage(props: FixedProps) {
  const { lang: segment } = await props.params;
  const lang = isLang(segment) ? segment : "en";
  const say = speaker(lang);
  const { frame } = await openDoor();
  return (
    <FixedPage page={page} {...props}>
      <FixedSection title={say("feeds.all")}>
        <ul>
          {feedFormats.map((format) => (
            <li key={format}>
              <a href={paths.feed(lang, format)} type={feedTypes[format].type}>
                {say("feeds.every", { format: feedTypes[format].name })}
              </a>
            </li>
          ))}
        </ul>
      </FixedSection>
      {frame.menu
        .flatMap((section) => section.boards)
        .map((board) => (
          <FixedSection key={board.slug} title={nameIn(lang, board)}>
            <ul>
              {feedFormats.map((format) => (
                <li key={format}>
                  <a href={paths.boardFeed(lang, board.slug, format)} type={feedTypes[format].type}>
                    {say("feeds.board", {
                      board: nameIn(lang, board),
                      format: feedTypes[format].name,
                    })}
                  </a>
                </li>
              ))}
            </ul>
          </FixedSection>
        ))}
      <FixedSection title={say("feeds.filter")}>
        <p>{say("feeds.filter.1")}</p>
        <p>{say("feeds.filter.2")}</p>
      </FixedSection>
      <FixedSection title={say("feeds.what")}>
        <p>{say("feeds.what.1")}</p>
        <p>{say("feeds.what.2")}</p>
      </FixedSection>
    </FixedPage>
  );
}
