import { Fragment } from "react";
import { FixedPage, type FixedProps, fixedHead } from "@/app/fixed-page";
import { openDoor } from "@/app/public-door";
import { feedFormats, feedTypes } from "@/lib/feeds";
import { isLang, nameIn, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";

const page = { name: "feeds", words: ["feeds.lead"] } as const;

export const generateMetadata = (props: FixedProps) => fixedHead(page, props);

/** Every feed there is, how to get that of a filter, and what a feed holds. */
export default async function Page(props: FixedProps) {
  const { lang: segment } = await props.params;
  const lang = isLang(segment) ? segment : "en";
  const say = speaker(lang);
  const { menu } = await openDoor();
  return (
    <FixedPage page={page} {...props}>
      <h2>{say("feeds.all")}</h2>
      <ul>
        {feedFormats.map((format) => (
          <li key={format}>
            <a href={paths.feed(lang, format)} type={feedTypes[format].type}>
              {say("feeds.every", { format: feedTypes[format].name })}
            </a>
          </li>
        ))}
      </ul>
      {menu
        .flatMap((section) => section.boards)
        .map((board) => (
          <Fragment key={board.slug}>
            <h2>{nameIn(lang, board)}</h2>
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
          </Fragment>
        ))}
      <h2>{say("feeds.filter")}</h2>
      <p>{say("feeds.filter.1")}</p>
      <p>{say("feeds.filter.2")}</p>
      <h2>{say("feeds.what")}</h2>
      <p>{say("feeds.what.1")}</p>
      <p>{say("feeds.what.2")}</p>
    </FixedPage>
  );
}
