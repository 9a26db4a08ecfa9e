import type { z } from "zod";
import type { searchNotices } from "@/domain/notices/api-queries";
import { readEnv } from "@/lib/env";
import { isLang, type Lang, type MessageKey, say } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { type apiError, errorStatus, type noticeInList } from "./schema";

type Item = Awaited<ReturnType<typeof searchNotices>>["items"][number];
type File = Item["attachments"][number];

/** A notice as the open API shows it: the contract of its field names. */
export const entry = (item: Item): z.infer<typeof noticeInList> => ({
  number: item.number,
  lang: item.lang,
  board: item.board,
  title: item.title,
  summary: item.summary,
  department: item.department,
  departmentSlug: item.departmentSlug,
  category: item.category,
  categorySlug: item.categorySlug,
  licence: item.licence,
  publishedAt: item.publishedAt?.toISOString() ?? null,
  updatedAt: item.updatedAt.toISOString(),
  reads: item.reads,
  url: readEnv().publicUrl + paths.notice(item.lang, item.board, item.number),
  legacyKey: item.legacyKey,
  version: item.version ?? 1, // A public text has one: the database holds it.
  state: item.state === "withdrawn" ? "withdrawn" : "published",
  withdrawnAt: item.withdrawnAt?.toISOString() ?? null,
  withdrawnReason: item.explanation,
  attachments: item.attachments.map(file),
});

/** An attachment of a notice in the open API: its address here, or on the old board where its bytes stayed there. */
const file = ({ id, name, title, sourceUrl, bytes, mediaType }: File) => ({
  name,
  title,
  url: bytes === null ? (sourceUrl ?? "") : readEnv().publicUrl + paths.file(id, name),
  bytes,
  mediaType,
});

// The porch says the same; here for a server without it (`npm run dev`).
const open = { "access-control-allow-origin": "*", "cache-control": "no-cache" };

export const answer = (body: object, headers: Record<string, string> = {}): Response =>
  Response.json(body, { headers: { ...open, ...headers } });

type Refused = { code: "malformed" | "not_found" | "gone"; words: MessageKey; field?: string };

/** A refusal in the language that was asked for. */
export function refuse(request: Request, { code, words, field }: Refused): Response {
  const message = say(askedLang(request), words, { address: paths.apiNotices });
  const body: z.infer<typeof apiError> = {
    error: { code, message, ...(field === undefined ? {} : { field }) },
  };
  return Response.json(body, { status: errorStatus[code], headers: open });
}

function askedLang(request: Request): Lang {
  const lang = new URL(request.url).searchParams.get("lang");
  return isLang(lang) ? lang : "en";
}
