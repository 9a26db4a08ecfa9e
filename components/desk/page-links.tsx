import type { DeskFilter } from "@/domain/notices/desk-queries";
import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";
import { listAddress } from "./list-address";

/** Numbered pages: the first, the last, two on either side of this one; nothing where there is one page. */
export function PageLinks({ lang, filter, pages }: Props) {
  const say = speaker(lang);
  if (pages < 2) return null;
  const here = filter.page;
  const numbers = [...new Set([1, here - 2, here - 1, here, here + 1, here + 2, pages])]
    .filter((page) => page >= 1 && page <= pages)
    .sort((a, b) => a - b);
  return (
    <nav className="pages" aria-label={say("pages.label")}>
      <ul>
        {numbers.flatMap((page, index) => [
          ...(page - (numbers[index - 1] ?? page) > 1
            ? [
                <li key={`gap-${page}`}>
                  <span aria-hidden="true">…</span>
                </li>,
              ]
            : []),
          <li key={page}>
            {page === here ? (
              <span aria-current="page">{say("pages.nth", { page })}</span>
            ) : (
              <a href={listAddress(filter, { page })}>{say("pages.nth", { page })}</a>
            )}
          </li>,
        ])}
        {here < pages && (
          <li>
            <a rel="next" href={listAddress(filter, { page: here + 1 })}>
              {say("pages.next")}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

type Props = { lang: Lang; filter: DeskFilter; pages: number };
