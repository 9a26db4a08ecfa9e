import "server-only";
import { z } from "zod";
import type { SaveEdition } from "@/domain/notices/edit";
import { type Body, emptyBody, fromMarkdown, parseBody } from "@/lib/body";
import { editionAsk, fields } from "../../forms";

const words = editionAsk.extend({
  title: z.string().max(5000),
  summary: z.string().max(20_000),
  contact: z.string().max(5000),
  departmentId: z
    .union([z.literal(""), z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)])
    .transform((value) => value || null),
  changeType: z.enum(["major", "minor"]).nullable().catch(null),
  changeNote: z.string().max(20_000).nullable().catch(null),
  bodyJson: z.string().optional(),
  bodyMarkdown: z.string().optional(),
  bodyBase: z.string().optional(),
  // biome-ignore lint/suspicious/noThenProperty: the name of a button, read from a form.
  then: z.string().optional(),
});

/** The editor's form as a command's input; null where it is no such form. */
export function readText(form: FormData): { save: SaveEdition; submits: boolean } | null {
  const parsed = words.safeParse(withoutNul(fields(form)));
  if (!parsed.success) return null;
  const { bodyJson, bodyMarkdown, bodyBase, then, ...rest } = parsed.data;
  const body = readBody(bodyJson, bodyMarkdown, bodyBase);
  return body && { save: { ...rest, body }, submits: then === "submit" };
}

/** With script the editor's structure; without, Markdown over the body it was made from. */
function readBody(json?: string, markdown?: string, base?: string): Body | null {
  if (json) return parseBody(parsedJson(json));
  if (markdown === undefined) return null;
  return fromMarkdown(markdown, (base && parseBody(parsedJson(base))) || emptyBody);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // No structure at all: parseBody says so.
  }
}

/** PostgreSQL takes no NUL in a text: a form that has one loses it here. */
const withoutNul = (given: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === "string" ? value.replaceAll("\u0000", "") : value,
    ]),
  );
