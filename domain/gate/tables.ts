import { type Block, bodyText, type Row } from "@/lib/body";
import { isBlank } from "@/lib/words";

type Table = Extract<Block, { type: "table" }>;
type Cell = Row["content"][number];

/** Whether a table has neither a row nor a column of headings (KWCAG 2.2, 5.3.1; WCAG 2.2, 1.3.1). */
export const isHeadless = ({ content }: Table): boolean =>
  !heads(content[0]?.content ?? []) && !heads(firstColumn(content));

/** All are headings; a corner may be empty, but something must be said. */
const heads = (cells: readonly Cell[]): boolean =>
  cells.some((cell) => cell.type === "tableHeader" && !isEmpty(cell)) &&
  cells.every((cell, index) => cell.type === "tableHeader" || (index === 0 && isEmpty(cell)));

/** The first cell of each row; a row that begins below a taller cell has none of its own. */
function firstColumn(rows: readonly Row[]): Cell[] {
  let covered = 0;
  return rows.flatMap(({ content: [first] }) => {
    covered -= 1;
    if (covered >= 0 || !first) return [];
    covered = first.attrs.rowspan - 1;
    return [first];
  });
}

const isEmpty = (cell: Cell): boolean => isBlank(bodyText({ type: "doc", content: cell.content }));
