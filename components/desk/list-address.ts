import type { DeskFilter } from "@/domain/notices/desk-list";
import { paths } from "@/lib/paths";

/** The address of the desk's list under a filter, what is not set left out. */
export function listAddress(filter: Partial<DeskFilter>, change: Partial<DeskFilter> = {}): string {
  const { state, board, department, lang, mine, q, sort, after, before } = { ...filter, ...change };
  const query = new URLSearchParams();
  const named = { state, board, department, lang, mine: mine && "1", q, after, before };
  for (const [name, value] of Object.entries(named)) if (value) query.set(name, value);
  if (sort && sort !== "saved") query.set("sort", sort);
  const text = query.toString();
  return text ? `${paths.deskNotices}?${text}` : paths.deskNotices;
}

/** What takes the list back to its beginning. */
export const fromTheFirst = { after: "", before: "" };
