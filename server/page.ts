import { formatCount } from "@/lib/time";
import { type Encoding, encode, etagOf } from "./encoding";
import type { Theme } from "./theme";

type Piece =
  | string
  | { kind: "count"; notice: number; rendered: number; plain: boolean }
  | { kind: "times"; one: string; many: string }
  | { kind: "theme" }
  | { kind: "pressed"; value: string };

export type Variant = {
  body: Buffer;
  encoding: Encoding;
  etag: string;
  /** The counts' tick it was last compared at. */
  tick: number;
  stampedAt: number;
  shown: readonly number[];
};

/** Where the porch knows the current counts from; `tick` moves with every message. */
export type Counts = { tick: number; get(notice: number): number | undefined };

// A shown count is at most a second old: 250 ms to the next fold, the fold itself, and this. What is left of the second
// is for a machine under load; at 700 ms a page that is asked for all the time was up to 1.1 s behind.
const restampMs = 300;
const pieceCost = 64;

/** A finished page in memory: its text cut at the marks, and the bytes made from it so far. */
export class Page {
  readonly status: number;
  readonly renderedAt: number;
  /** Where the address leads instead; such an answer is never kept. */
  readonly location: string | undefined;
  /** Its media type where it is no HTML. */
  readonly type: string | undefined;
  /** Notices whose count stands on the page. */
  readonly notices: ReadonlySet<number>;
  stale = false;
  /** Bytes this page takes in memory. */
  size: number;
  readonly #pieces: readonly Piece[];
  readonly #marks: readonly { notice: number; rendered: number }[];
  readonly #variants = new Map<string, Variant>();

  constructor(
    html: string,
    status: number,
    renderedAt: number,
    more: { location?: string; type?: string } = {},
  ) {
    this.location = more.location;
    this.type = more.type;
    this.status = status;
    this.renderedAt = renderedAt;
    // Whoever reads a feed is told no counts, and nothing of the reader's is in it.
    this.#pieces = more.type === undefined ? cut(html) : [html];
    this.#marks = this.#pieces.filter(
      (piece) => typeof piece !== "string" && piece.kind === "count",
    ) as { notice: number; rendered: number }[];
    this.notices = new Set(this.#marks.map((mark) => mark.notice));
    this.size = Buffer.byteLength(html) + this.#pieces.length * pieceCost;
  }

  /** The counts this page was rendered with: newer than what was heard, where they are higher. */
  get rendered() {
    return this.#marks;
  }

  /** The bytes for this theme and encoding, stamped anew when a count on it moved and the last stamp is old enough. */
  variant(theme: Theme, encoding: Encoding, counts: Counts, now: number): Variant {
    const name = `${this.type === undefined ? theme : ""} ${encoding}`;
    const kept = this.#variants.get(name);
    if (kept && (kept.tick === counts.tick || now - kept.stampedAt < restampMs)) return kept;
    const shown = this.#marks.map((mark) =>
      Math.max(mark.rendered, counts.get(mark.notice) ?? mark.rendered),
    );
    if (kept?.shown.every((count, at) => count === shown[at])) {
      kept.tick = counts.tick;
      return kept;
    }
    const plain = Buffer.from(stamp(this.#pieces, theme, shown));
    const body = encode(plain, encoding);
    const made: Variant = {
      body,
      encoding,
      etag: etagOf(plain, encoding),
      tick: counts.tick,
      stampedAt: now,
      shown,
    };
    this.#variants.set(name, made);
    this.size += body.length - (kept?.body.length ?? 0);
    return made;
  }
}

// In structured data the count stands as JSON writes numbers; `<` is escaped in it, so its block ends at the first one.
const marks =
  /(?<html><html\b[^>]*?(?=>))|(?<data><script type="application\/ld\+json" data-reads="(?<of>\d{1,9})">[^<]*?"userInteractionCount":)(?<plain>\d+)|(?<open><span\b[^>]*\bdata-reads="(?<notice>\d{1,9})"[^>]*>)(?<count>[\d,]*)(?=<\/span>)|(?<word><span\b[^>]*\bdata-one="(?<one>[^"]*)" data-many="(?<many>[^"]*)"[^>]*>)[^<]*(?=<\/span>)|(?<before><button\b(?=[^>]*\bname="theme")(?=[^>]*\bvalue="(?<value>system|light|dark)")[^>]*\baria-pressed=")(?:true|false)(?=")/g;

function cut(html: string): Piece[] {
  const pieces: Piece[] = [];
  let text = "";
  let at = 0;
  const add = (before: string, piece: Piece) => {
    pieces.push(text + before, piece);
    text = "";
  };
  for (const match of html.matchAll(marks)) {
    const groups = match.groups ?? {};
    text += html.slice(at, match.index);
    at = match.index + match[0].length;
    if (groups["html"] !== undefined) add(groups["html"], { kind: "theme" });
    else if (groups["data"] !== undefined)
      add(groups["data"], {
        kind: "count",
        notice: Number(groups["of"]),
        rendered: Number(groups["plain"]),
        plain: true,
      });
    else if (groups["word"] !== undefined)
      add(groups["word"], { kind: "times", one: groups["one"] ?? "", many: groups["many"] ?? "" });
    else if (groups["before"] !== undefined)
      add(groups["before"], { kind: "pressed", value: groups["value"] ?? "" });
    else {
      const rendered = Number((groups["count"] ?? "0").replaceAll(",", ""));
      add(groups["open"] ?? "", {
        kind: "count",
        notice: Number(groups["notice"]),
        rendered,
        plain: false,
      });
    }
  }
  pieces.push(text + html.slice(at));
  return pieces;
}

function stamp(pieces: readonly Piece[], theme: Theme, shown: readonly number[]): string {
  let html = "";
  let count = 0;
  let last = 0;
  for (const piece of pieces) {
    if (typeof piece === "string") html += piece;
    else if (piece.kind === "theme") html += theme === "system" ? "" : ` data-theme="${theme}"`;
    else if (piece.kind === "pressed") html += String(piece.value === theme);
    // The word belongs to the number before it: "1 time", "5,844 times".
    else if (piece.kind === "times") html += last === 1 ? piece.one : piece.many;
    else {
      last = shown[count++] ?? piece.rendered;
      html += piece.plain ? String(last) : formatCount(last);
    }
  }
  return html;
}
