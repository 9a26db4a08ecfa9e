import { type Lang, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";

/** The field for a question over all boards; with script it suggests notices. `big` where it is what the page is for; its id is then `q`, else `find`. */
export function Ask({ lang, big = false, value }: { lang: Lang; big?: boolean; value?: string }) {
  const say = speaker(lang);
  const id = big ? "q" : "find";
  return (
    <search>
      <form
        className={big ? "ask big" : "ask"}
        action={paths.search(lang)}
        method="get"
        aria-labelledby={`${id}-label`}
        data-suggest={paths.apiSuggest(lang)}
        data-label={say("suggest.label")}
        data-one={say("suggest.one")}
        data-many={say("suggest.many", { n: "{n}" })}
      >
        <label id={`${id}-label`} htmlFor={id}>
          {say(big ? "search.label" : "search.short")}
        </label>
        <span>
          <input id={id} name="q" type="search" autoComplete="off" defaultValue={value} />
          <button type="submit">{say("search.button")}</button>
        </span>
      </form>
      <script type="module" src={paths.suggestScript} data-gongji="" />
    </search>
  );
}
