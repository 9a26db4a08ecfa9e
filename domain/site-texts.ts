import type { Database } from "@/db";
import { siteTexts } from "@/db/schema";
import {
  mailIssues,
  markOf,
  phoneIssues,
  recordAct,
  wordIssues,
} from "@/domain/administration/forms";
import { mayWordSite } from "@/domain/administration/rights";
import type { Context } from "@/domain/context";
import { announceEverything } from "@/domain/notices/announce";
import { done, type Issue, type Outcome, refuse, transact } from "@/domain/outcome";
import { say } from "@/lib/i18n";
import { isSiteTextKey, type SiteTextKey, type SiteTexts, siteTextKeys } from "@/lib/site-texts";
import type { Lang } from "@/lib/time";
import { oneLine } from "@/lib/words";

const longestText = { line: 200, text: 1000 } as const; // Characters.
const keys = Object.keys(siteTextKeys).filter(isSiteTextKey);

/** What managers wrote in place of the catalogue's words. */
export async function readSiteTexts(db: Database): Promise<SiteTexts> {
  const rows = await db.select().from(siteTexts);
  return Object.fromEntries(
    rows.map(({ key, textEn, textKo }) => [key, { en: textEn, ko: textKo }]),
  );
}

type Both = Record<Lang, string>;

/** Every text as it stands now, and the mark of them for the form. */
export async function siteTextsNow(db: Database) {
  const own = await readSiteTexts(db);
  const texts = Object.fromEntries(
    keys.map((key) => [key, own[key] ?? { en: say("en", key), ko: say("ko", key) }]),
  ) as Record<SiteTextKey, Both>;
  return { texts, seen: markOf(texts) };
}

/** The texts of a form by its fields; null where one is missing or no text. */
export function readTexts(given: Record<string, unknown>): Record<SiteTextKey, Both> | null {
  const texts = keys.map(
    (key) => [key, { en: given[`${key}-en`], ko: given[`${key}-ko`] }] as const,
  );
  const whole = texts.every(([, { en, ko }]) => typeof en === "string" && typeof ko === "string");
  return whole ? (Object.fromEntries(texts) as Record<SiteTextKey, Both>) : null;
}

/**
 * Changes words of the site in both languages, at once on every page.
 * Refuses: forbidden · stale · malformed (an empty or long text, a number or an address that is none).
 */
export function changeSiteTexts(
  context: Context,
  input: { seen: string; texts: Record<SiteTextKey, Both> },
): Promise<Outcome<null>> {
  return transact(context.db, async (tx) => {
    if (!mayWordSite(context.actor)) return refuse({ code: "forbidden" });
    await announceEverything(tx);
    // A lock on the table: where no row is yet, there is none to lock.
    await tx.execute("lock table site_text in share row exclusive mode");
    const before = await siteTextsNow(tx);
    if (before.seen !== input.seen) return refuse({ code: "stale" });
    const issues = keys.flatMap((key) => [
      ...textIssues(`${key}-en`, input.texts[key].en, siteTextKeys[key]),
      ...textIssues(`${key}-ko`, input.texts[key].ko, siteTextKeys[key]),
    ]);
    if (issues.length > 0) return refuse({ code: "malformed", issues });
    const changed: { key: SiteTextKey; from: Both; to: Both }[] = [];
    for (const key of keys) {
      const to = { en: oneLine(input.texts[key].en), ko: oneLine(input.texts[key].ko) };
      const from = before.texts[key];
      if (from.en === to.en && from.ko === to.ko) continue;
      changed.push({ key, from, to });
      const set = { textEn: to.en, textKo: to.ko };
      await tx
        .insert(siteTexts)
        .values({ key, ...set })
        .onConflictDoUpdate({ target: siteTexts.key, set });
    }
    await recordAct(tx, context, "manager", {
      action: "site.changed",
      subject: "site:1",
      detail: { changed },
    });
    return done(null);
  });
}

function textIssues(
  field: string,
  text: string,
  kind: "line" | "text" | "mail" | "phone",
): Issue[] {
  if (kind === "mail") return mailIssues(field, oneLine(text));
  if (kind === "phone") return phoneIssues(field, oneLine(text));
  return wordIssues(field, text, longestText[kind]);
}
