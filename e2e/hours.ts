import postgres from "postgres";
import { databaseUrl, type OwnBoard } from "./own-board";

/** Moves an hour that was set to so long from now, and says so as the desk does. */
export async function dueIn({ dataDir }: OwnBoard, id: number, interval: string): Promise<void> {
  const sql = postgres(databaseUrl(dataDir), { max: 1 });
  await sql`update edition set scheduled_at = clock_timestamp() + ${interval}::interval where id = ${id}`;
  await sql.notify("gongji_pages", JSON.stringify({ notices: [], boards: [] }));
  await sql.end();
}

/** What the record says of the hour of an edition: who published it, and how many milliseconds late. */
export async function publications({ dataDir }: OwnBoard, id: number) {
  const sql = postgres(databaseUrl(dataDir), { max: 1 });
  const rows = await sql<{ actor_id: string | null; lateness: number }[]>`
    select actor_id, (detail->>'latenessMs')::int as lateness from audit_event
    where subject = ${`edition:${id}`} and action = 'edition.publish_due'`;
  await sql.end();
  return rows;
}
