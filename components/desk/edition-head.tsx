import type { ReactNode } from "react";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { DeskPath } from "./desk-path";

type Props = {
  lang: Lang;
  edition: { id: number; number: number; lang: Lang };
  /** What the page is called, in the path and as its heading. */
  here: string;
  /** The heading, where it is not `here` with the notice and language it is about. */
  title?: ReactNode;
  /** Beside the heading: what was done. */
  children?: ReactNode;
};

/** Head of a page below an edition: the way back to it, and which notice the page is about. */
export function EditionHead({ lang, edition, here, title, children }: Props) {
  const say = speaker(lang);
  const { id, number } = edition;
  return (
    <>
      <DeskPath
        lang={lang}
        via={[
          { href: paths.deskNotices, name: say("notices.title") },
          { href: paths.edition(id), name: say("edition.number", { number }) },
        ]}
        here={here}
      />
      <div className="top">
        <h1>
          {title ?? (
            <HeadWords
              words={say("edition.head-of", {
                here,
                number,
                lang: say(`language.${edition.lang}`),
              })}
            />
          )}
        </h1>
        {children}
      </div>
    </>
  );
}

/** A heading in the order its language has; what stands between `*` is told, the rest is softer. */
export const HeadWords = ({ words }: { words: string }) =>
  words.split("*").map((part, index) =>
    index % 2 === 1 || part === "" ? (
      part
    ) : (
      <span className="soft" key={part}>
        {part}
      </span>
    ),
  );
