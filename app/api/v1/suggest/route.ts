import { answer, refuse } from "@/app/api/v1/shape";
import { pool } from "@/db";
import { longestTyped, suggest } from "@/domain/search/suggest";
import { readEnv } from "@/lib/env";
import { isLang } from "@/lib/i18n";
import { withoutNul } from "@/lib/nul";
import { paths } from "@/lib/paths";

/** Notices whose title holds what a reader has typed so far. */
export async function GET(request: Request): Promise<Response> {
  const given = new URL(request.url).searchParams;
  const lang = given.get("lang") || "en";
  if (!isLang(lang))
    return refuse(request, { code: "malformed", words: "api.error.value", field: "lang" });
  const typed = withoutNul(given.get("q") ?? "").normalize("NFC");
  if (typed.trim() === "" || typed.length > longestTyped)
    return refuse(request, { code: "malformed", words: "api.error.value", field: "q" });
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
