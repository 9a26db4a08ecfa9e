import type { DeskFilter, DeskList } from "@/domain/notices/desk-list";
import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";
import { fromTheFirst, listAddress } from "./list-address";

/** The way to the pages around this one; nothing where there is one page. Each address says the row it begins after. */
export function PageLinks({ lang, filter, list }: Props) {
  const say = speaker(lang);
  const { before, after } = list;
  if (before === null && after === null) return null;
  return (
    <nav className="pages" aria-label={say("pages.label")}>
      <ul>
        {before !== null && (
          <>
            <li>
              <a href={listAddress(filter, fromTheFirst)}>{say("pages.first")}</a>
            </li>
            <li>
              <a rel="prev" href={listAddress(filter, { after: "", before })}>
                {say("pages.previous")}
              </a>
            </li>
          </>
        )}
        {after !== null && (
          <li>
            <a rel="next" href={listAddress(filter, { before: "", after })}>
              {say("pages.next")}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

type Props = { lang: Lang; filter: DeskFilter; list: DeskList };
