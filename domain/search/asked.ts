import type { Lang } from "@/lib/time";
import type { Question } from "./question";

/** What narrows a list or a search. Ids of rows, of categories one or any of several; `from` and `until` are instants, the second exclusive; `year` is Seoul's. */
export type Filters = {
  board?: number | undefined;
  category?: number | readonly number[] | undefined;
  department?: number | undefined;
  year?: number | undefined;
  from?: Date | undefined;
  until?: Date | undefined;
};

export type Asked = {
  lang: Lang;
  question: Question;
  filters: Filters;
  sort: "best" | "new";
  page: number;
  pageSize: number;
  now: Date;
};

/** How many hits each value of a filter would leave, all other filters kept. */
export type Facets = Record<"board" | "category" | "department" | "year", Map<number, number>>;

export type Found = {
  /** Notices that hold every word, at most `countedAtMost`; without words all that fit the filters. */
  total: number;
  /** There are more than that. */
  more: boolean;
  /** So many hold the words, filters aside, that `facets` counts only some of them. */
  uncounted: boolean;
  /** Edition ids of the page, best or newest first. */
  page: number[];
  /** Edition ids of notices that hold some of the words, where few hold all; best first. */
  some: number[];
  facets: Facets;
};

export const countedAtMost = 10_000;
