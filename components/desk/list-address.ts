import type { DeskFilter } from "@/domain/notices/desk-queries";
import { paths } from "@/lib/paths";

/** The address of the desk's list under a filter, what is not set left out. */
export function listAddress(filter: DeskFilter, change: Partial<DeskFilter> = {}): string {
  const { state, board, department, q, sort, page } = { ...filter, ...change };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ state, board, department, q }))
    if (value) query.set(name, value);
  if (sort !== "saved") query.set("sort", sort);
  if (page > 1) query.set("page", String(page));
  const text = query.toString();
  return text ? `${paths.deskNotices}?${text}` : paths.deskNotices;
}
