import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { test as base } from "./board";
import { databaseUrl } from "./own-board";

export type GivenFile = {
  name: string;
  content: Buffer;
  mediaType?: string;
  title?: string;
  accessible?: boolean | null;
  alternative?: string;
  /** Where its bytes stayed; the content is then stored nowhere. */
  sourceUrl?: string;
};

/** Where the board of these tests keeps its data. */
export const data = () => process.env["BOARD_DATA"] ?? "";
export const csv = (words: string) => Buffer.from(`who,what\r\n${words},1\r\n`);
export const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** Where the board keeps these bytes. */
export const storedAt = (dataDir: string, content: Buffer) => {
  const hash = sha256(content);
  return join(dataDir, "files", hash.slice(0, 2), hash.slice(2, 4), hash);
};

/** Attaches files to a live English press release that has none, until `take` takes them off again. */
export async function attach(dataDir: string, files: readonly GivenFile[]) {
  const sql = postgres(databaseUrl(dataDir), { max: 1, connect_timeout: 5, onnotice: () => {} });
  const [place] = await sql<[{ edition: string; number: number; title: string }]>`
    select edition.id as edition, edition.number, edition.title from edition
    join board on board.id = edition.board_id
    where edition.lang = 'en' and edition.state = 'published' and board.slug = 'press-releases'
      and not exists (select from attachment where edition_id = edition.id and role = 'file')
    order by edition.number limit 1`;
  const { edition, number, title } = place;
  const tell = () =>
    sql`select pg_notify('gongji_pages', ${JSON.stringify({ notices: [number], boards: [] })})`;
  const ids: number[] = [];
  let taken = false;
  for (const [position, file] of files.entries()) {
    const hash = file.sourceUrl ? null : sha256(file.content);
    if (hash) {
      const path = storedAt(dataDir, file.content);
      mkdirSync(join(path, ".."), { recursive: true });
      writeFileSync(path, file.content);
      await sql`
        insert into file (sha256, bytes, media_type, created_at)
        values (${hash}, ${file.content.length}, ${file.mediaType ?? "text/csv"}, now())
        on conflict do nothing`;
    }
    const [row] = await sql<[{ id: string }]>`
      insert into attachment (edition_id, sha256, source_url, role, position, name, title, accessible, alternative)
      values (${edition}, ${hash}, ${file.sourceUrl ?? null}, 'file', ${position}, ${file.name},
        ${file.title ?? ""}, ${file.accessible ?? null}, ${file.alternative ?? null})
      returning id`;
    ids.push(Number(row.id));
  }
  await tell();
  return {
    number,
    title,
    page: `/en/press-releases/${number}`,
    archive: `/files/notice/${number}/en.zip`,
    ids,
    /** Does nothing a second time. */
    async take() {
      if (taken) return;
      taken = true;
      await sql`delete from attachment where id in ${sql(ids)}`;
      await tell();
      await sql.end({ timeout: 1 });
    },
  };
}

/** How many stored files the processes of the board hold open. */
export function heldOpen(dataDir: string): number {
  const folder = join(dataDir, "files");
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => linksOf(join("/proc", pid, "fd")))
    .filter((path) => path.startsWith(folder)).length;
}

function linksOf(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => {
      try {
        return readlinkSync(join(folder, name));
      } catch {
        return ""; // Closed meanwhile.
      }
    });
  } catch {
    return []; // A process that is gone, or another's.
  }
}

type Attached = { attached: (files: readonly GivenFile[]) => ReturnType<typeof attach> };

/** A test that may attach files to a notice of the board; they are taken off again at its end. */
export const test = base.extend<Attached>({
  attached: async ({ baseURL: _ }, use) => {
    const given: Awaited<ReturnType<typeof attach>>[] = [];
    await use(async (files) => {
      const there = await attach(data(), files);
      given.push(there);
      return there;
    });
    for (const there of given) await there.take();
  },
});
