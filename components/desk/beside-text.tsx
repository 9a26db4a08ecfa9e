import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { EditionText, type ReadText } from "./edition-text";
import { StateTag } from "./state-tag";

type Props = { lang: Lang; text: ReadText & { id: number; state: string } };

/** The text of the other language to write from: beside the form, above it on a narrow screen; it scrolls by itself. */
export function BesideText({ lang, text }: Props) {
  const say = speaker(lang);
  return (
    <aside className="source" aria-labelledby="source">
      <h2 className="h3" id="source">
        {say("beside.title", { lang: say(`language.${text.lang}`) })}
      </h2>
      <p className="small row">
        <StateTag lang={lang} state={text.state} />{" "}
        <a className="t" href={paths.edition(text.id)}>
          {say("beside.open")}
        </a>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="source-text" aria-label={say("beside.text")} tabIndex={0}>
        <EditionText edition={text} level={3} />
      </section>
    </aside>
  );
}
