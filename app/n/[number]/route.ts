import { pool } from "@/db";
import { findNotice } from "@/domain/notices/public-queries";
import { readEnv } from "@/lib/env";
import { paths } from "@/lib/paths";

/** The short permanent address: to the notice in the default language, or in the one it has. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ number: string }> },
): Promise<Response> {
  const { number } = await params;
  const { publicUrl, defaultLang } = readEnv();
  const found = /^[1-9]\d{0,8}$/.test(number)
    ? await findNotice(pool().db, { number: Number(number), lang: defaultLang })
    : undefined;
  if (!found)
    return new Response(null, {
      status: 302,
      headers: { location: publicUrl + paths.notFound(defaultLang) },
    });
  const lang = found.langs.includes(defaultLang) ? defaultLang : (found.langs[0] ?? defaultLang);
  return new Response(null, {
    status: 301,
    headers: { location: publicUrl + paths.notice(lang, found.board.slug, found.notice.number) },
  });
}
