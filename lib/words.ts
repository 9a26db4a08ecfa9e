// Default_Ignorable_Code_Point (Unicode 16, DerivedCoreProperties) has no picture of its own: zero-width signs, marks of
// direction, Hangul fillers. Joiners and variation selectors shape the letters beside them.
const invisible = /(?!\u200c|\u200d|[\ufe00-\ufe0f])[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
const control = /(?!\s)\p{Cc}/gu;
// The blank of Braille is a letter to Unicode.
const unseen = /[\s\p{Default_Ignorable_Code_Point}\p{C}\u2800]/gu;

/** Words as they stand on one line: no sign that cannot be seen or that turns the line around, any run of spaces and line ends one space, NFC. "" where nothing is to be seen. */
export function oneLine(text: string): string {
  if (isBlank(text)) return "";
  return text
    .replace(invisible, "")
    .replace(control, "")
    .replace(/\s+/gu, " ")
    .normalize("NFC")
    .trim();
}

/** The first so many UTF-16 units, and no half of a sign at the end: the database takes none. */
export const cutAt = (text: string, most: number): string =>
  text.slice(0, most).replace(/[\ud800-\udbff]$/, "");

/** Whether a reader would see nothing of it. */
export const isBlank = (text: string): boolean => text.replace(unseen, "") === "";

/** A pattern for ILIKE that finds these words anywhere, their `%`, `_` and `\` as themselves. */
export const anywhere = (words: string): string => `%${words.replace(/[\\%_]/g, "\\$&")}%`;
