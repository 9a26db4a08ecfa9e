import type { Refusal } from "@/domain/outcome";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { statusOf } from "./form-state";
import { refusalWords } from "./words";

/** A page that is not for this person, or is not there: an ordinary page that says its status. */
export function Refused({ lang, refusal }: { lang: Lang; refusal: Refusal }) {
  const say = speaker(lang);
  return (
    <div className="front split">
      <meta name="gongji-status" content={String(statusOf(refusal))} />
      <h1>{say(refusal.code === "not_found" ? "refused.missing" : "refused.closed")}</h1>
      <div className="narrow">
        <p>{refusalWords(say, refusal)}</p>
        <p className="row">
          <a className="t" href={paths.desk}>
            {say("desk.home")}
          </a>
          <a className="t" href={paths.deskNotices}>
            {say("notices.all")}
          </a>
        </p>
      </div>
    </div>
  );
}
