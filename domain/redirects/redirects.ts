import { and, asc, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { Database } from "@/db";
import { locks } from "@/db/locks";
import { boards, notices, redirects } from "@/db/schema";
import { recordAct } from "@/domain/administration/forms";
import { mayAdminister } from "@/domain/administration/rights";
import type { Context } from "@/domain/context";
import { announceRedirects } from "@/domain/notices/announce";
import { done, type Issue, type Outcome, refuse, transact } from "@/domain/outcome";
import { feedFormats } from "@/lib/feeds/feed";
import { langs } from "@/lib/i18n";
import { isReservedSlug, parsePublicAddress, paths } from "@/lib/paths";
import { anywhere } from "@/lib/words";

const longestPath = 500; // Characters: old boards put whole queries into their addresses.
const shownAtMost = 200;

/** Redirects in the order of their addresses; `q` is part of either. */
export async function listRedirects(db: Database, q: string) {
  const part = anywhere(q);
  return db
    .select()
    .from(redirects)
    .where(
      q
        ? or(sql`${redirects.fromPath} ilike ${part}`, sql`${redirects.toPath} ilike ${part}`)
        : undefined,
    )
    .orderBy(asc(redirects.fromPath))
    .limit(shownAtMost);
}

/** Every address that leads on, to be kept in memory: they are made by hand, one by one. */
export async function redirectedAddresses(db: Database): Promise<Set<string>> {
  const rows = await db.select({ from: redirects.fromPath }).from(redirects);
  return new Set(rows.map(({ from }) => from));
}

/** Where an address that nothing answers leads: the whole of it, else its path, whose query goes along where the target has none. */
export async function findRedirect(db: Database, address: string): Promise<string | null> {
  if (address.length > longestPath) return null;
  const [path = "", query = ""] = address.split(/\?(.*)/s);
  const rows = await db
    .select({ from: redirects.fromPath, to: redirects.toPath })
    .from(redirects)
    .where(inArray(redirects.fromPath, [address, path]));
  const whole = rows.find(({ from }) => from === address);
  if (whole) return whole.to;
  const [found] = rows;
  if (!found) return null;
  return query && !found.to.includes("?") ? `${found.to}?${query}` : found.to;
}

/**
 * Lets an address of this site lead to another one of it, or to a notice by its number.
 * Refuses: forbidden · malformed (no path of this site; one that answers itself or is led from already; a target that
 * is not there, or is led on from: one redirect never leads to another).
 */
export function addRedirect(
  context: Context,
  input: { from: string; to: string },
): Promise<Outcome<{ id: number }>> {
  return transact(context.db, async (tx) => {
    if (!mayAdminister(context.actor)) return refuse({ code: "forbidden" });
    await tx.execute(sql`select pg_advisory_xact_lock(${locks.redirects})`);
    const from = input.from.trim();
    const given = input.to.trim();
    const to = /^[1-9]\d{0,8}$/.test(given) ? paths.short(Number(given)) : given;
    const issues = [...(await fromIssues(tx, from)), ...(await toIssues(tx, to))];
    if (issues.length === 0 && from === to) issues.push({ field: "to", code: "redirect_loop" });
    if (issues.length > 0) return refuse({ code: "malformed", issues });
    const row = { fromPath: from, toPath: to, source: "hand" } as const;
    const [made] = await tx
      .insert(redirects)
      .values({ ...row, by: context.actor.id, at: context.now })
      .returning({ id: redirects.id });
    const id = made?.id ?? 0;
    await announceRedirects(tx);
    await recordAct(tx, context, "admin", {
      action: "redirect.added",
      subject: `redirect:${id}`,
      detail: { from, to },
    });
    return done({ id });
  });
}

/** Takes a redirect away. Refuses: forbidden · stale (it is gone already). */
export function removeRedirect(context: Context, input: { id: number }): Promise<Outcome<null>> {
  return transact(context.db, async (tx) => {
    if (!mayAdminister(context.actor)) return refuse({ code: "forbidden" });
    await tx.execute(sql`select pg_advisory_xact_lock(${locks.redirects})`);
    const [gone] = await tx.delete(redirects).where(eq(redirects.id, input.id)).returning();
    if (!gone) return refuse({ code: "stale" });
    await announceRedirects(tx);
    await recordAct(tx, context, "admin", {
      action: "redirect.removed",
      subject: `redirect:${gone.id}`,
      detail: { from: gone.fromPath, to: gone.toPath },
    });
    return done(null);
  });
}

/** A board takes another name: its lists and feeds lead on, and what led to them leads to the new ones. */
export async function leaveRedirects(
  tx: Database,
  { actor, now }: Context,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${locks.redirects})`);
  const pairs = boardAddresses(from).map((address, index) => [
    address,
    boardAddresses(to)[index] ?? "",
  ]);
  // The new addresses answer themselves from now on.
  await tx.delete(redirects).where(inArray(redirects.fromPath, boardAddresses(to)));
  for (const [fromPath = "", toPath = ""] of pairs) {
    await tx.update(redirects).set({ toPath }).where(eq(redirects.toPath, fromPath));
    await tx
      .insert(redirects)
      .values({ fromPath, toPath, source: "renamed", by: actor.id, at: now })
      .onConflictDoUpdate({ target: redirects.fromPath, set: { toPath } });
  }
  await announceRedirects(tx);
}

const boardAddresses = (slug: string): string[] =>
  langs.flatMap((lang) => [
    paths.board(lang, slug),
    ...feedFormats.map((format) => paths.boardFeed(lang, slug, format)),
  ]);

const isSitePath = (path: string) =>
  path.length <= longestPath &&
  /^[\x21-\x7e]+$/.test(path) && // As a request writes it: what is not ASCII stands there in escapes.
  /^\/[^/\\\s#]/.test(path) &&
  !/[\s\\#]|\/\/|\/\.\.?(?:\/|$)/.test(path);

/** First segments that answer by themselves, whatever stands below them. */
const answering =
  /^\/(?:admin|api|files|n|preview|theme|healthz|readyz|metrics|_next|sitemap|sitemap\.xml|robots\.txt|\.well-known)(?:[/?]|$)/;

async function fromIssues(tx: Database, from: string): Promise<Issue[]> {
  if (!isSitePath(from)) return [{ field: "from", code: "redirect_path" }];
  const [path = ""] = from.split("?");
  if (answering.test(from) || (await answers(tx, path)))
    return [{ field: "from", code: "redirect_live" }];
  const [there] = await tx
    .select({ from: redirects.fromPath })
    .from(redirects)
    .where(or(eq(redirects.fromPath, from), eq(redirects.toPath, from)))
    .limit(1);
  if (!there) return [];
  const code = there.from === from ? "redirect_double" : "redirect_chain";
  return [{ field: "from", code }];
}

async function toIssues(tx: Database, to: string): Promise<Issue[]> {
  if (!isSitePath(to)) return [{ field: "to", code: "redirect_path" }];
  const [on] = await tx
    .select({ id: redirects.id })
    .from(redirects)
    .where(eq(redirects.fromPath, to));
  if (on) return [{ field: "to", code: "redirect_chain" }];
  const [path = ""] = to.split("?");
  const short = /^\/n\/([1-9]\d{0,8})$/.exec(path)?.[1];
  const there = short ? await isPublished(tx, Number(short)) : await answers(tx, path);
  return there ? [] : [{ field: "to", code: "redirect_nowhere" }];
}

/** Whether a public page stands at this path. */
async function answers(tx: Database, path: string): Promise<boolean> {
  const address = parsePublicAddress(path);
  if (!address) return false;
  if (address.kind === "board" || (address.kind === "feed" && address.board !== undefined)) {
    const slug = address.board ?? "";
    if (isReservedSlug(slug)) return true;
    const [board] = await tx.select({ id: boards.id }).from(boards).where(eq(boards.slug, slug));
    return board !== undefined;
  }
  return "number" in address ? isPublished(tx, address.number) : true;
}

async function isPublished(tx: Database, number: number): Promise<boolean> {
  const [notice] = await tx
    .select({ id: notices.id })
    .from(notices)
    .where(and(eq(notices.number, number), isNotNull(notices.firstPublishedAt)));
  return notice !== undefined;
}
