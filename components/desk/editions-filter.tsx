import type { DeskFilter } from "@/domain/notices/desk-list";
import { langs, nameIn, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { stateWords } from "./words";

type Named = { slug: string; nameKo: string; nameEn: string };
type Props = {
  lang: Lang;
  filter: DeskFilter;
  states: readonly string[];
  boards: readonly Named[];
  departments: readonly Named[];
};

/** The filter over the list: a plain GET form, sent by its button alone. */
export function EditionsFilter({ lang, filter, states, boards, departments }: Props) {
  const say = speaker(lang);
  return (
    <form
      className="sift"
      action={paths.deskNotices}
      method="get"
      aria-label={say("notices.filter")}
    >
      <div>
        <label htmlFor="q">{say("notices.q")}</label>
        <input id="q" name="q" type="search" autoComplete="off" defaultValue={filter.q ?? ""} />
      </div>
      <div>
        <label htmlFor="state">{say("notices.state")}</label>
        <select id="state" name="state" defaultValue={filter.state ?? ""}>
          <option value="">{say("notices.any-state")}</option>
          {states.map((state) => (
            <option key={state} value={state}>
              {stateWords(say, state)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor="board">{say("notices.board")}</label>
        <select id="board" name="board" defaultValue={filter.board ?? ""}>
          <option value="">{say("notices.any-board")}</option>
          {boards.map((each) => (
            <option key={each.slug} value={each.slug}>
              {nameIn(lang, each)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor="department">{say("notices.department")}</label>
        <select id="department" name="department" defaultValue={filter.department ?? ""}>
          <option value="">{say("notices.any-department")}</option>
          {departments.map((each) => (
            <option key={each.slug} value={each.slug}>
              {nameIn(lang, each)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor="lang">{say("notices.lang")}</label>
        <select id="lang" name="lang" defaultValue={filter.lang ?? ""}>
          <option value="">{say("notices.any-lang")}</option>
          {langs.map((each) => (
            <option key={each} value={each}>
              {say(`language.${each}`)}
            </option>
          ))}
        </select>
      </div>
      <label className="pick">
        <input type="checkbox" name="mine" value="1" defaultChecked={filter.mine === true} />{" "}
        {say("notices.mine")}
      </label>
      {filter.sort !== "saved" && <input type="hidden" name="sort" value={filter.sort} />}
      <div className="row">
        <button type="submit">{say("notices.apply")}</button>
        <a className="t" href={paths.deskNotices}>
          {say("notices.clear")}
        </a>
      </div>
    </form>
  );
}
