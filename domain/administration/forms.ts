import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Database } from "@/db";
import { recordAudit } from "@/domain/audit";
import type { Context } from "@/domain/context";
import type { Issue } from "@/domain/outcome";
import { oneLine } from "@/lib/words";

/**
 * A mark of what a form showed, to be sent back with it: whoever changed the row meanwhile, by the desk or from the
 * shell, the form is stale. 24 hexadecimal digits; no secret.
 */
export const markOf = (shown: object): string =>
  createHash("sha256")
    .update(canonicalize(shown) ?? "")
    .digest("hex")
    .slice(0, 24);

/** Characters in a name, a lead and a contact of administration: a menu, a list and a row of a table hold them. */
export const longest = { name: 80, lead: 200, contact: 120 } as const;

/** Whether something stands in a field and how long it is. Words of people are taken on one line. */
export function wordIssues(field: string, text: string, limit: number, needed = true): Issue[] {
  const { length } = oneLine(text);
  if (length === 0) return needed ? [{ field, code: "field_missing" }] : [];
  return length > limit ? [{ field, code: "field_long", values: { limit, length } }] : [];
}

/** What is wrong with the names of a place in both languages. */
export const nameIssues = ({ nameEn, nameKo }: { nameEn: string; nameKo: string }): Issue[] => [
  ...wordIssues("nameEn", nameEn, longest.name),
  ...wordIssues("nameKo", nameKo, longest.name),
];

/** A slug is lower-case words of Latin letters and digits with single hyphens, as the database checks it of a board. */
export const slugIssues = (slug: string, field = "slug"): Issue[] =>
  /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug) && slug.length <= longest.name
    ? []
    : [{ field, code: "slug_form" }];

/** A whole number between two others. */
export const numberIssues = (field: string, given: number, min: number, max: number): Issue[] =>
  Number.isInteger(given) && given >= min && given <= max
    ? []
    : [{ field, code: "number_bounds", values: { min, max } }];

/** One address of mail. It stands in links too (`mailto:`), where `?`, `&`, `#` and `%` would begin something else. */
export const mailIssues = (field: string, given: string): Issue[] =>
  given.length <= longest.contact &&
  /^[^\s@<>(),;:\\"?&#%]+@[^\s@<>(),;:\\"?&#%]+\.[^\s@<>(),;:\\".?&#%]+$/.test(given)
    ? []
    : [{ field, code: "mail_form" }];

/** A telephone number as people write it. */
export const phoneIssues = (field: string, given: string): Issue[] =>
  /^\+?\d[\d -]{2,28}\d$/.test(given) ? [] : [{ field, code: "phone_form" }];

/** Puts one act of administration into the record, last in its transaction. */
export const recordAct = (
  tx: Database,
  { actor, now }: Context,
  role: "admin" | "manager",
  event: { action: string; subject: string; detail: Record<string, unknown>; reason?: string },
): Promise<void> => recordAudit(tx, { at: now, actorId: actor.id, role, ...event });

/** What differs between two states of a row, for the record. */
export function changeOf<Row extends Record<string, unknown>>(before: Row, after: Partial<Row>) {
  const names = Object.keys(after).filter((name) => before[name] !== after[name]);
  return {
    from: Object.fromEntries(names.map((name) => [name, before[name]])),
    to: Object.fromEntries(names.map((name) => [name, after[name]])),
  };
}
