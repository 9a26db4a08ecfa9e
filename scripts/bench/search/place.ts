import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { connect, type Database } from "@/db";
import { startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { boards, departments, editions, notices, sections } from "@/db/schema";
import { enter } from "@/domain/search/entry";
import { invariant } from "@/lib/invariant";
import type { Text } from "./sets";

const batch = 200;

export type Ground = {
  db: Database;
  /** The superuser on the same database, for what the board itself never needs. */
  admin: postgres.Sql;
  stop(): Promise<void>;
};

/** A database of its own in a temporary folder. */
export async function openGround(): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), "gongji-search-"));
  const server = await startEmbedded(folder, { careless: true });
  await migrate(server.ownerUrl);
  const pool = connect(server.appUrl, { max: 4 });
  const url = new URL(server.adminUrl);
  url.pathname = new URL(server.appUrl).pathname;
  const admin = postgres(url.href, { max: 1, onnotice: () => {} });
  return {
    db: pool.db,
    admin,
    async stop() {
      await Promise.all([pool.sql.end({ timeout: 5 }), admin.end({ timeout: 5 })]);
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Puts texts on a board as live notices; the id of each one's edition. */
export async function placeTexts(
  db: Database,
  texts: readonly Text[],
): Promise<Map<string, number>> {
  const place = await placeBoard(db);
  const ids = new Map<string, number>();
  for (let from = 0; from < texts.length; from += batch) {
    const some = texts.slice(from, from + batch);
    await db.transaction(async (tx) => {
      const made = await tx
        .insert(notices)
        .values(
          some.map(({ at }, index) => ({
            number: from + index + 1,
            boardId: place.boardId,
            createdAt: at,
            firstPublishedAt: at,
          })),
        )
        .returning({ id: notices.id });
      const placed = await tx
        .insert(editions)
        .values(
          some.map((text, index) => ({
            ...place,
            noticeId: made[index]?.id ?? 0,
            number: from + index + 1,
            lang: text.lang,
            version: 1,
            state: "published" as const,
            title: text.title,
            summary: text.summary,
            body: { type: "doc", content: [] },
            bodyHtml: "<p></p>",
            bodyText: text.body,
            contact: "-",
            ...{ createdAt: text.at, updatedAt: text.at, publishedAt: text.at, versionAt: text.at },
            contentHash: "0".repeat(64),
          })),
        )
        .returning({ id: editions.id });
      await enter(
        tx,
        placed.map(({ id }) => id),
      );
      placed.forEach(({ id }, index) => {
        ids.set(some[index]?.id ?? "", id);
      });
    });
  }
  return ids;
}

async function placeBoard(db: Database) {
  const [section] = await db
    .insert(sections)
    .values({ slug: "all", nameKo: "-", nameEn: "-", position: 1 })
    .returning();
  const named = { nameKo: "-", nameEn: "-" };
  const mail = { phone: "02-000-0000", email: "a@example.go.kr", formatsEmail: "a@example.go.kr" };
  const [department] = await db
    .insert(departments)
    .values({ slug: "all", ...named, ...mail })
    .returning();
  invariant(section && department, "what was inserted has an id");
  const [board] = await db
    .insert(boards)
    .values({ slug: "texts", sectionId: section.id, ...named, position: 1 })
    .returning();
  invariant(board, "what was inserted has an id");
  return { boardId: board.id, departmentId: department.id };
}
