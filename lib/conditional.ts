/** Whether If-None-Match names this entity tag. Weak comparison, as RFC 9110 asks. */
export function matches(header: string | null | undefined, etag: string): boolean {
  if (header === undefined || header === null) return false;
  if (header.trim() === "*") return true;
  return header.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
}

/** The first and the last byte, both counted from 0 and both included. */
export type Range = { first: number; last: number };

/**
 * What a Range header asks of `size` bytes (RFC 9110, 14.2): one range cut to what there is; "beyond" where nothing of it
 * is there; null where the whole is the answer: no range, several, another unit, bad syntax, or an If-Range that does not
 * name this very state. If-Range compares strongly; a date in it is no entity tag and never holds.
 */
export function rangeOf(
  header: string | null,
  ifRange: string | null,
  etag: string,
  size: number,
): Range | "beyond" | null {
  if (ifRange !== null && ifRange.trim() !== etag) return null;
  const [, from = "", to = ""] = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header ?? "") ?? [];
  if (from === "" && to === "") return null;
  if (from === "") return suffix(Number(to), size);
  const first = Number(from);
  const last = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== "" && Number(to) < first) return null; // No range at all, says the grammar.
  return first >= size ? "beyond" : { first, last };
}

const suffix = (length: number, size: number): Range | "beyond" =>
  length === 0 || size === 0 ? "beyond" : { first: Math.max(0, size - length), last: size - 1 };
