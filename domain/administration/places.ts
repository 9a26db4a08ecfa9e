import { eq, getTableName, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Database } from "@/db";
import { locks } from "@/db/locks";
import type { boards, categories, departments, sections } from "@/db/schema";
import type { Context } from "@/domain/context";
import { announceEverything } from "@/domain/notices/announce";
import { done, type Outcome, type Refusal, refuse, transact } from "@/domain/outcome";
import { changeOf, markOf, recordAct } from "./forms";
import { mayAdminister } from "./rights";

export type PlaceTable = typeof boards | typeof categories | typeof departments | typeof sections;
export type Row = { id: number; slug: string } & Record<string, unknown>;

/** The mark of a section, board, category or department as its form shows it: all of its row. */
export const placeMark = (row: object): string => markOf(row);

/** Makes a place under `make`; all pages may show it. Refuses: forbidden · what `make` says. */
export function addPlace(
  context: Context,
  table: PlaceTable,
  make: (tx: Database) => Promise<Outcome<Row>>,
): Promise<Outcome<{ id: number }>> {
  return onPlaces(context, async (tx) => {
    const made = await make(tx);
    if (!made.ok) return made;
    const { id, ...detail } = made.value;
    await finish(tx, context, table, "added", id, { ...detail });
    return done({ id });
  });
}

/** Changes a place over what its form showed. Refuses: forbidden · not_found · stale · what `check` says. */
export function changePlace<T extends PlaceTable>(
  context: Context,
  table: T,
  input: { id: number; seen: string },
  check: (tx: Database, row: T["$inferSelect"]) => Promise<Outcome<Partial<T["$inferInsert"]>>>,
): Promise<Outcome<null>> {
  return onPlaces(context, async (tx) => {
    const row = await lockRow(tx, table, input.id);
    if (!row) return refuse({ code: "not_found" });
    if (placeMark(row) !== input.seen) return refuse({ code: "stale" });
    const checked = await check(tx, row as T["$inferSelect"]);
    if (!checked.ok) return checked;
    const set = checked.value as Partial<Row>;
    await tx
      .update(table as PgTable)
      .set(set)
      .where(eq(table.id, input.id));
    await finish(tx, context, table, "changed", input.id, {
      slug: row.slug,
      ...changeOf(row, set),
    });
    return done(null);
  });
}

/**
 * Deletes a place that nothing names. Refuses: forbidden · not_found · `inUse`, as `uses` or the database's own keys say.
 */
export async function deletePlace(
  context: Context,
  table: PlaceTable,
  input: { id: number },
  inUse: Refusal,
  uses: (tx: Database, id: number) => Promise<boolean>,
): Promise<Outcome<null>> {
  return onPlaces(context, async (tx) => {
    const row = await lockRow(tx, table, input.id); // `for update`: who names it asks for it `for key share`, and waits.
    if (!row) return refuse({ code: "not_found" });
    if (await uses(tx, input.id)) return refuse(inUse);
    await tx.delete(table).where(eq(table.id, input.id));
    const { id, ...detail } = row;
    await finish(tx, context, table, "deleted", id, detail);
    return done(null);
  });
}

/** The right, then the lock: what two ask at once is looked at by the second when the first is done. */
const onPlaces = <T>(context: Context, work: (tx: Database) => Promise<Outcome<T>>) =>
  transact(context.db, async (tx) => {
    if (!mayAdminister(context.actor)) return refuse({ code: "forbidden" });
    await tx.execute(sql`select pg_advisory_xact_lock(${locks.places})`);
    return work(tx);
  });

async function lockRow(tx: Database, table: PlaceTable, id: number): Promise<Row | undefined> {
  const rows: unknown[] = await tx
    .select()
    .from(table as PgTable)
    .where(eq(table.id, id))
    .for("update");
  return rows[0] as Row | undefined;
}

/** Names stand on every page: in the menu, on lists, beside notices, in the sitemap and the description of the API. */
async function finish(
  tx: Database,
  context: Context,
  table: PlaceTable,
  verb: "added" | "changed" | "deleted",
  id: number,
  detail: Record<string, unknown>,
): Promise<void> {
  const kind = getTableName(table);
  await announceEverything(tx);
  await recordAct(tx, context, "admin", {
    action: `${kind}.${verb}`,
    subject: `${kind}:${id}`,
    detail,
  });
}
