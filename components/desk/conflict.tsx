import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { formatTime, type Lang } from "@/lib/time";
import { ChangedParts } from "./changed-parts";
import type { EditorState } from "./editor-state";
import { metWords } from "./save-state";

type Props = { lang: Lang; textLang: Lang; editionId: number; state: EditorState };

/** Both texts side by side, what differs alone, after somebody else saved first. The form below is the third: to merge into. */
export function Conflict({ lang, textLang, editionId, state }: Props) {
  const { other } = state;
  if (!other || state.refusal?.code !== "stale") return null;
  const say = speaker(lang);
  const time = formatTime(new Date(other.savedAt));
  const theirs = other.by && !other.own ? other.by : null;
  return (
    <section aria-labelledby="two-texts">
      <div className="note warning">
        <h2 id="two-texts">{say("conflict.title")}</h2>
        <p>
          {metWords(say, other)} {say("conflict.kept")}
        </p>
        <p>
          {other.parts.length === 0
            ? say("conflict.same")
            : say("conflict.count", { count: other.parts.length })}{" "}
          {say("conflict.lead")}
        </p>
        <p>
          <a className="t" href={paths.edition(editionId)}>
            {say("conflict.leave")}
          </a>
        </p>
      </div>
      <ChangedParts
        lang={lang}
        textLang={textLang}
        told="conflict"
        was={
          theirs ? say("conflict.theirs", { name: theirs, time }) : say("conflict.stored", { time })
        }
        will={say("conflict.yours")}
        parts={other.parts}
      />
      <h2 className="h3 merge">{say("conflict.merge")}</h2>
    </section>
  );
}
