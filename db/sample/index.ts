import { counterMoves } from "./counter-moves";
import { newsOf2026 } from "./news-2026";
import { newsBefore } from "./news-before";
import { press } from "./press";
import { tenders } from "./tenders";

export { sampleFiles, sampleImages } from "./files";
export { sampleBoards, sampleCategories, sampleDepartments, sampleSections } from "./places";
export type { ImageKey, SampleNotice, SampleRevision, SampleText } from "./shape";

/** The board came here at the end of this day: notices up to it carry the reads of the previous site. */
export const cutOver = "2026-11-23";

/** All notices of the sample board, oldest first: their numbers follow their dates. */
export const sampleNotices = [
  counterMoves,
  ...newsOf2026,
  ...newsBefore,
  ...press,
  ...tenders,
].sort((a, b) => a.date.localeCompare(b.date));
