import { hasMessage, type Lang, otherLang, speaker } from "@/lib/i18n";
import { dateTimeAttribute, formatDateTime } from "@/lib/time";

/** Says above a text that it is none yet, how far it has come, and how long the link shows it. */
export function PreviewBar({ lang, state, until }: { lang: Lang; state: string; until: Date }) {
  const say = speaker(lang);
  const key = `state.${state}`;
  return (
    <aside className="note split" aria-labelledby="preview">
      <p id="preview">{say("shared.bar")}</p>
      <div>
        <p>{say("shared.state", { state: hasMessage(key) ? say(key) : state })}</p>
        <p>
          {say("shared.until")}{" "}
          <time dateTime={dateTimeAttribute(until)}>{formatDateTime(until, lang)}</time>.{" "}
          {say("shared.note")}
        </p>
      </div>
    </aside>
  );
}

/** The text is where everybody reads it. */
export function PublicByNow({ lang, notice }: { lang: Lang; notice: string }) {
  const say = speaker(lang);
  return (
    <div className="front split">
      <p className="small soft">{say("shared.bar")}</p>
      <div>
        <h1>{say("shared.public")}</h1>
        <p className="lead">
          {say("shared.public-text")} <a href={notice}>{say("shared.public-link")}</a>
        </p>
      </div>
    </div>
  );
}

/** Nothing to see, in both languages: whoever follows a link that is over may read either. */
export function NoPreview({ lang, gone }: { lang: Lang; gone: boolean }) {
  const text = gone ? "shared.gone-text" : "shared.none-text";
  const other = otherLang(lang);
  return (
    <div className="front split">
      <p className="small soft">{speaker(lang)("shared.bar")}</p>
      <div>
        <h1>{speaker(lang)("shared.none")}</h1>
        <p className="lead">{speaker(lang)(text)}</p>
        <p className="lead" lang={other}>
          {speaker(other)("shared.none")} {speaker(other)(text)}
        </p>
      </div>
    </div>
  );
}
