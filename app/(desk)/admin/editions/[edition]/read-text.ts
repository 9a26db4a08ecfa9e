import "server-only";
import { z } from "zod";
import type { SaveEdition } from "@/domain/notices/edit";
import type { Answers } from "@/domain/notices/gate";
import type { Refusal } from "@/domain/outcome";
import { type Body, emptyBody, fromMarkdown, isTangled, parseBody } from "@/lib/body";
import { type ImageWords, withImageWords } from "@/lib/body/images";
import { withoutNul } from "@/lib/nul";
import { fromWallTime } from "@/lib/time";
import { oneLine } from "@/lib/words";
import { chosenId, editionAsk, fields, typed } from "../../forms";

// Ten times the longest notice on the old boards; the editor's JSON is a good deal longer than its words.
const longestMarkdown = 200_000;
const longestAlternative = 2000;
const longestJson = 2_000_000; // What parseBody takes: an imported body may be saved again.

const words = editionAsk.extend({
  title: typed,
  summary: typed,
  contact: typed,
  departmentId: chosenId,
  changeType: z.enum(["major", "minor"]).nullable().catch(null),
  changeNote: typed.nullable().catch(null),
  endsAt: typed.optional().transform(readEnd),
  licence: z.coerce.number().int().min(1).max(4).optional(),
  bodyJson: z.string().optional(),
  bodyMarkdown: z.string().optional(),
  bodyBase: z.string().optional(),
  form: z.string().min(1).max(64).optional(),
  turn: z.coerce.number().int().min(0).max(2_147_483_647).catch(0),
  // biome-ignore lint/suspicious/noThenProperty: the name of a button, read from a form.
  then: z.string().optional(),
});

/** The end as typed: none where the field is empty; undefined, which leaves it as it was, where there is no field. */
function readEnd(words: string | undefined): Date | null | undefined | "no time" {
  if (words === undefined) return undefined;
  const wall = words.trim();
  return wall === "" ? null : (fromWallTime(wall) ?? "no time");
}

const bodyIssue = (code: string): Refusal => ({
  code: "malformed",
  issues: [{ field: "body", code }],
});
const unreadable = bodyIssue("body_unreadable");

type Read = { save: SaveEdition; answers: Answers; asks: "save" | "submit" | "check" };

/** The editor's form as a command's input; a refusal where it is no such form or its body has no structure. */
export function readText(form: FormData): Read | Refusal {
  const parsed = words.safeParse(fields(form));
  if (!parsed.success) return { code: "malformed", issues: [] };
  const {
    bodyJson,
    bodyMarkdown,
    bodyBase,
    then,
    form: from,
    turn,
    endsAt,
    licence,
    ...rest
  } = parsed.data;
  if (endsAt === "no time")
    return { code: "malformed", issues: [{ field: "endsAt", code: "end_time" }] };
  if (!bodyJson && bodyMarkdown === undefined) return { code: "malformed", issues: [] };
  const tooLong =
    (bodyMarkdown ?? "").length > longestMarkdown ||
    [bodyJson, bodyBase].some((json) => (json ?? "").length > longestJson);
  if (tooLong) return unreadable;
  if (!bodyJson && isTangled(bodyMarkdown ?? "")) return bodyIssue("body_tangled");
  const body = bodyJson
    ? parseBody(parsedJson(bodyJson))
    : bodyOfMarkdown(bodyMarkdown ?? "", bodyBase);
  if (!body) return unreadable;
  return {
    save: {
      ...rest,
      ...(endsAt !== undefined && { endsAt }),
      ...(licence !== undefined && { licence }),
      ...(from !== undefined && { sent: { form: from, turn } }),
      body: withImageWords(body, (sha256) => imageWords(form, sha256)),
    },
    answers: answersIn(form),
    asks: then === "submit" || then === "check" ? then : "save",
  };
}

/** What the form's own fields say of an image; undefined where it has none for it. */
function imageWords(form: FormData, sha256: string): ImageWords | undefined {
  const alt = form.get(`alt-${sha256}`);
  if (typeof alt !== "string") return undefined;
  const decorative = form.get(`decorative-${sha256}`) === "yes";
  return { alt: oneLine(withoutNul(alt)).slice(0, longestAlternative), decorative };
}

function answersIn(form: FormData): Answers {
  const override = form.get("override");
  return {
    ticked: [...form.keys()].flatMap((name) => /^seen-(\w{1,40})$/.exec(name)?.[1] ?? []),
    override: typeof override === "string" ? withoutNul(override) : "",
  };
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
