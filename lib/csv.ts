/**
 * One line of CSV as RFC 4180 writes it. A cell that a spreadsheet would take for a formula begins with an apostrophe:
 * `=`, `+`, `-`, `@`, a tab or a line end at its start (OWASP, CSV injection).
 */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
  `${cells.map((cell) => csvCell(cell === null ? "" : String(cell))).join(",")}\r\n`;

function csvCell(text: string): string {
  const safe = /^[\s\u200b\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text)
    ? `'${text}`
    : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Begins a file of UTF-8 so that spreadsheets read Hangul. */
export const byteOrderMark = "\ufeff";
