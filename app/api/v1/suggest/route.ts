import { suggestParameters } from "@/app/api/v1/schema";
import { answer, refuse } from "@/app/api/v1/shape";
import { pool } from "@/db";
import { suggest } from "@/domain/search/suggest";
import { readEnv } from "@/lib/env";
import { withoutNul } from "@/lib/nul";
import { paths } from "@/lib/paths";

/** Notices whose title holds what a reader has typed so far. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const typed = withoutNul(searchParams.get("q") ?? "").normalize("NFC");
  const parsed = suggestParameters.safeParse({
    lang: searchParams.get("lang") || undefined,
    q: typed,
  });
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0] ?? "");
    const words = field === "lang" ? "api.error.lang" : "api.error.value";
    return refuse(request, { code: "malformed", words, field });
  }
  const { lang } = parsed.data;
  // As it was typed: a space at its end says that the last word is whole.
  const items = await suggest(pool().db, lang, typed);
  return answer({
    items: items.map(({ number, board, title }) => ({
      number,
      board,
      title,
      url: readEnv().publicUrl + paths.notice(lang, board, number),
    })),
  });
}
