import { parseFragment } from "parse5";
import { limits } from "@/domain/notices/content";
import { oneLine } from "@/lib/words";

const longestTitle = 1000; // A whole text that stood in the field for the title.
const entity = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});/gi;
const badges = [
  /^\s*(?:\[(?:NEW|새글)\]|\((?:NEW|새글)\)|새로운글|새글)\s+/,
  /\s*(?:\[(?:NEW|새글)\]|\((?:NEW|새글)\))\s*$/,
  /\s+(?:새로운글|새글|NEW)\s*$/,
  /(?<=[\p{sc=Hangul}\p{P}])NEW\s*$/u, // The badge's words were glued to the title.
];

/** One line of words: entities decoded (twice where they were escaped twice), NFC, invisible characters gone, any run of spaces one. */
export const cleanLine = (given: string): string => oneLine(decodeEntities(given));

/** A title as people read it, and what was taken off or an editor should see to. */
export function cleanTitle(given: string): { title: string; losses: string[] } {
  const losses: string[] = [];
  let title = cleanLine(given);
  for (const badge of badges) {
    const without = title.replace(badge, "").trim();
    if (without === title || without === "") continue;
    losses.push("badge taken off the title");
    title = without;
  }
  // Words are not dropped for being many; the desk asks for fewer when it is edited next.
  if (title.length > limits.title) losses.push(`title of ${title.length} characters`);
  return { title: shortened(title, longestTitle), losses };
}

/** Words that fit into `most` characters, cut between words and ended with an ellipsis. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const part = text.slice(0, most - 1);
  const space = part.lastIndexOf(" ");
  return `${(space > most / 2 ? part.slice(0, space) : part).replace(/[\ud800-\udbff]$/, "").trimEnd()}…`;
}

function decodeEntities(text: string): string {
  const once = text.replace(entity, decodeOne);
  return once === text ? once : once.replace(entity, decodeOne);
}

function decodeOne(written: string): string {
  const [node] = parseFragment(written).childNodes;
  return node && "value" in node ? node.value : written;
}

/** A count as an old board prints it: `1,343`, `1370회`; null for none. */
export function readCount(written: string | number | null | undefined): number | null {
  const digits = /^\s*(\d{1,3}(?:,\d{3})+|\d{1,12})\s*(?:회|건|hits?|reads?|views?)?\s*$/i.exec(
    String(written ?? ""),
  )?.[1];
  return digits ? Number(digits.replaceAll(",", "")) : null;
}
