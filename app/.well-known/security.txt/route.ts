import { origin } from "@/app/public-door";
import { pool } from "@/db";
import { readSiteTexts } from "@/domain/site-texts";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { addDays, dayStart, seoulDay } from "@/lib/time";

export const dynamic = "force-dynamic";

const goodForDays = 180; // RFC 9116 advises less than a year; the text is the same all day long.

/** RFC 9116: whom to tell of a hole. */
export async function GET(): Promise<Response> {
  const say = speaker("en", await readSiteTexts(pool().db));
  const expires = dayStart(addDays(seoulDay(new Date()), goodForDays));
  const lines = [
    `Contact: mailto:${say("security.mail")}`,
    `Contact: tel:${say("security.phone")}`,
    `Expires: ${expires.toISOString()}`,
    "Preferred-Languages: ko, en",
    `Canonical: ${origin()}${paths.securityTxt}`,
  ];
  return new Response(`${lines.join("\n")}\n`, {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-cache" },
  });
}
