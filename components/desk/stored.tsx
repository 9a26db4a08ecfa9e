import { speaker } from "@/lib/i18n";
import { dateTimeAttribute, formatTime, type Lang } from "@/lib/time";
import type { EditorState } from "./editor-state";

const parts = ["title", "summary", "bodyMarkdown", "contact", "changeNote"] as const;

/** Both texts side by side, what differs alone, after somebody else saved first. */
export function Stored({ lang, textLang, state }: Props) {
  const { stored, values } = state;
  if (!stored) return null;
  const say = speaker(lang);
  const at = new Date(stored.savedAt);
  const differing = parts.filter((part) => stored[part].trim() !== (values[part] ?? "").trim());
  return (
    <section className="note warning" aria-labelledby="two-texts">
      <h2 id="two-texts">{say("conflict.title")}</h2>
      <p>
        {say("conflict.lead")}{" "}
        <time dateTime={dateTimeAttribute(at)}>{say("conflict.at", { time: formatTime(at) })}</time>
      </p>
      {differing.length === 0 && <p>{say("conflict.same")}</p>}
      <ol className="turn">
        {differing.map((part) => (
          <li key={part}>
            <h3>{say(`conflict.part-${part}`)}</h3>
            <div className="pair">
              <div>
                <p className="small soft">{say("conflict.theirs")}</p>
                <p className="typed" lang={textLang}>
                  {stored[part]}
                </p>
              </div>
              <div>
                <p className="small soft">{say("conflict.yours")}</p>
                <p className="typed" lang={textLang}>
                  {values[part]}
                </p>
              </div>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

type Props = { lang: Lang; textLang: Lang; state: EditorState };
