import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { StateTag } from "./state-tag";

type Text = {
  id: number;
  number: number;
  lang: Lang;
  state: string;
  version: number | null;
  title: string;
  files: readonly { words: string }[];
};
type Props = { lang: Lang; board: string; texts: readonly Text[] };

/** Everything a removal takes: each version in each language with its address and its files. */
export function RemovedTexts({ lang, board, texts }: Props) {
  const say = speaker(lang);
  return (
    <section aria-labelledby="gone">
      <h2 id="gone">{say("remove.gone")}</h2>
      <ul className="reg work gap1">
        {texts.map((text) => {
          const { version, number, files } = text;
          const own = text.state === "superseded" && version !== null;
          const href = own
            ? paths.version(text.lang, board, number, version)
            : paths.notice(text.lang, board, number);
          return (
            <li key={text.id}>
              <h3>
                <a href={href} lang={text.lang}>
                  {text.title}
                </a>
              </h3>
              <p className="fig">
                <StateTag lang={lang} state={text.state} />
              </p>
              <p className="meta">
                {[
                  say("remove.version", {
                    version: version ?? "–",
                    lang: say(`language.${text.lang}`),
                  }),
                  files.length > 0 &&
                    say("remove.files", {
                      count: files.length,
                      names: files.map(({ words }) => words).join(", "),
                    }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
