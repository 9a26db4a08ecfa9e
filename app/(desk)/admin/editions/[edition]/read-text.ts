import "server-only";
import { z } from "zod";
import type { SaveEdition } from "@/domain/notices/edit";
import type { Refusal } from "@/domain/outcome";
import { type Body, emptyBody, fromMarkdown, isTangled, parseBody } from "@/lib/body";
import { editionAsk, fields, typed } from "../../forms";

// Ten times the longest notice on the old boards; the editor's JSON is a good deal longer than its words.
const longestMarkdown = 200_000;
const longestJson = 2_000_000; // What parseBody takes: an imported body may be saved again.

const words = editionAsk.extend({
  title: typed,
  summary: typed,
  contact: typed,
  departmentId: z
    .union([z.literal(""), z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)])
    .transform((value) => value || null),
  changeType: z.enum(["major", "minor"]).nullable().catch(null),
  changeNote: typed.nullable().catch(null),
  bodyJson: z.string().optional(),
  bodyMarkdown: z.string().optional(),
  bodyBase: z.string().optional(),
  // biome-ignore lint/suspicious/noThenProperty: the name of a button, read from a form.
  then: z.string().optional(),
});

const bodyIssue = (code: string): Refusal => ({
  code: "malformed",
  issues: [{ field: "body", code }],
});
const unreadable = bodyIssue("body_unreadable");

/** The editor's form as a command's input; a refusal where it is no such form or its body has no structure. */
export function readText(form: FormData): { save: SaveEdition; submits: boolean } | Refusal {
  const parsed = words.safeParse(fields(form));
  if (!parsed.success) return { code: "malformed", issues: [] };
  const { bodyJson, bodyMarkdown, bodyBase, then, ...rest } = parsed.data;
  if (!bodyJson && bodyMarkdown === undefined) return { code: "malformed", issues: [] };
  const tooLong =
    (bodyMarkdown ?? "").length > longestMarkdown ||
    [bodyJson, bodyBase].some((json) => (json ?? "").length > longestJson);
  if (tooLong) return unreadable;
  if (!bodyJson && isTangled(bodyMarkdown ?? "")) return bodyIssue("body_tangled");
  const body = bodyJson
    ? parseBody(parsedJson(bodyJson))
    : bodyOfMarkdown(bodyMarkdown ?? "", bodyBase);
  return body ? { save: { ...rest, body }, submits: then === "submit" } : unreadable;
}

/** Without script: Markdown over the body it was made from. null where words would come to nothing. */
function bodyOfMarkdown(markdown: string, base?: string): Body | null {
  const previous = (base && parseBody(parsedJson(base))) || emptyBody;
  const body = readMarkdown(markdown, previous);
  const empty = JSON.stringify(body) === JSON.stringify(emptyBody);
  const words = markdown.replace(/\{\{block \d+\}\}/g, "").trim(); // Such a line may keep an empty paragraph.
  return empty && words !== "" ? null : body;
}

/** null where the parser gives up: it is not ours, and a page of typed words outlives its errors. */
function readMarkdown(markdown: string, previous: Body): Body | null {
  try {
    return fromMarkdown(markdown, previous);
  } catch {
    return null;
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // No structure at all: parseBody says so.
  }
}
