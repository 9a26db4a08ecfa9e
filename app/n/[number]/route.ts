import { pool } from "@/db";
import { findNotice } from "@/domain/notices/public-queries";
import { readEnv } from "@/lib/env";
import { readerLanguage } from "@/lib/i18n/reader-language";
import { paths } from "@/lib/paths";

/** The short permanent address: to the notice in the reader's language, else in the one it has. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ number: string }> },
): Promise<Response> {
  const { number } = await params;
  const { publicUrl, defaultLang } = readEnv();
  const lang = readerLanguage(request.headers.get("accept-language") ?? "", defaultLang);
  const found = /^[1-9]\d{0,8}$/.test(number)
    ? await findNotice(pool().db, { number: Number(number), lang })
    : undefined;
  if (!found) return new Response(null, { status: 404 });
  const { board, notice, langs } = found;
  const there = langs.includes(lang) ? lang : (langs[0] ?? lang);
  const location = publicUrl + paths.notice(there, board.slug, notice.number);
  const headers = { location, vary: "Accept-Language", "cache-control": "no-cache" };
  return new Response(null, { status: 302, headers });
}
