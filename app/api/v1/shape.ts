import type { searchNotices } from "@/domain/notices/api-queries";
import { readEnv } from "@/lib/env";
import { paths } from "@/lib/paths";

type Item = Awaited<ReturnType<typeof searchNotices>>["items"][number];
type File = {
  id: number;
  name: string;
  title: string;
  sourceUrl: string | null;
  sha256: string | null;
};

/** A notice as the open API shows it: the contract of its field names. */
export const entry = (item: Item) => ({
  number: item.number,
  lang: item.lang,
  board: item.board,
  title: item.title,
  summary: item.summary,
  department: item.department,
  publishedAt: item.publishedAt?.toISOString() ?? null,
  updatedAt: item.updatedAt.toISOString(),
  reads: item.reads,
  url: readEnv().publicUrl + paths.notice(item.lang, item.board, item.number),
  legacyKey: item.legacyKey,
  version: item.version,
  state: item.state,
  attachments: item.attachments.map(file),
});

/** An attachment of a notice in the open API. */
export const file = ({ id, name, title, sourceUrl, sha256 }: File) => ({
  name,
  title,
  url: sha256 ? readEnv().publicUrl + paths.file(id, name) : sourceUrl,
});

const open = { "access-control-allow-origin": "*", "cache-control": "no-cache" };

export const answer = (body: object): Response => Response.json(body, { headers: open });

export const refuse = (
  status: 400 | 404,
  code: string,
  message: string,
  field?: string,
): Response =>
  Response.json(
    { error: { code, message, ...(field ? { field } : {}) } },
    { status, headers: open },
  );
