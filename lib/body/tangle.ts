const mostLines = 4000;
const mostBlocks = 1500; // Headings, and what blank lines part.
const mostItems = 600;
const mostQuotes = 200; // Signs that open or go on with a quote.
const mostMarks = 1500;
const mostMarksInBlock = 600;
const deepest = 12; // Lists and quotes within one another, as in the schema.
const widest = deepest * 5; // Columns before a list item: "99. " and a space for every level.

/**
 * Whether Markdown would hold the process while it is read. The parser's work grows with the square of the marks
 * in one block, and with the square (within quotes, the cube) of the blocks in one text: `*a_ ` five thousand
 * times took five seconds, three thousand quoted lines seventeen. This looks at each character once.
 *
 * The limits leave room for any notice: 200,000 characters of plain paragraphs stand under all of them.
 */
export function isTangled(markdown: string): boolean {
  const lines = markdown.split(/\r\n?|\n/);
  if (lines.length > mostLines) return true;
  const seen = { blocks: 0, items: 0, quotes: 0, marks: 0 };
  let inBlock = 0;
  let apart = true;
  for (const line of lines) {
    const { quotes, items, rest } = openings(line);
    if (quotes + items > deepest || (items > 0 && line.search(/\S/) > widest)) return true;
    const blank = rest.trim() === "";
    const begins = !blank && (apart || items > 0 || rest.startsWith("#"));
    if (blank || begins) inBlock = 0;
    const marks = marksIn(rest);
    inBlock += marks;
    seen.blocks += Number(begins);
    seen.items += items;
    seen.quotes += quotes;
    seen.marks += marks;
    const underlines = /^(=+|-+)\s*$/.test(rest); // Makes a heading of what is above it.
    apart = blank || underlines;
    seen.blocks += Number(underlines);
    if (inBlock > mostMarksInBlock || seen.marks > mostMarks) return true;
    if (seen.blocks > mostBlocks || seen.items > mostItems || seen.quotes > mostQuotes) return true;
  }
  return false;
}

/** The signs of quotes and list items a line begins with, and what follows them. */
function openings(line: string): { quotes: number; items: number; rest: string } {
  let [quotes, items, at] = [0, 0, 0];
  const opening = /[ \t]*(?:(>)|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;
  for (let found = opening.exec(line); found; found = opening.exec(line)) {
    if (found[1]) quotes += 1;
    else items += 1;
    at = opening.lastIndex;
  }
  return { quotes, items, rest: line.slice(at).trimStart() };
}

/** Characters that may begin or end a mark, a link, code, a cell or an entity. */
const marksIn = (line: string): number => line.match(/[*_[\]~`|<&\\]/g)?.length ?? 0;
