import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { attachments, editions, files } from "@/db/schema";
import { as, givenEdition, givenUser, noon, withDatabase } from "@/domain/testing";
import { openStorage } from "@/lib/storage";
import type { Arrived } from "./arrive";
import { attachFile } from "./change";
import { collectFiles } from "./collect";

const rounds = 40;
const later = new Date(Date.now() + 48 * 60 * 60_000);

test("bytes that are attached while they are collected are there afterwards", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gongji-collect-"));
  const storage = openStorage(`file:${join(folder, "files")}`);
  await withDatabase(async ({ db }) => {
    const minjun = as(await givenUser(db, "editor"), db);
    for (let round = 0; round < rounds; round += 1) {
      // Bytes that lie there unused, with a row in every other round.
      const path = join(folder, `${round}`);
      const content = Buffer.from(`round ${round}`);
      await writeFile(path, content);
      const sha256 = await storage.put(content);
      const row = { sha256, bytes: content.length, mediaType: "text/plain", createdAt: noon };
      if (round % 2 === 0) await db.insert(files).values(row);
      const edition = await givenEdition(db, {});
      const file: Arrived = {
        name: "a.txt",
        mediaType: "text/plain",
        path,
        bytes: content.length,
        width: null,
        height: null,
        small: null,
      };
      const ask = { editionId: edition.id, lockVersion: 1, role: "file" as const, file };

      const [attached] = await Promise.all([
        attachFile(minjun, storage, ask),
        collectFiles(db, storage, later),
        collectFiles(db, storage, later),
      ]);

      expect(attached).toMatchObject({ ok: true });
      const [entry] = await db
        .select()
        .from(attachments)
        .where(eq(attachments.editionId, edition.id));
      expect(entry?.sha256).toBe(sha256);
      const stored = await storage.open(sha256);
      expect(stored?.bytes).toBe(content.length);
      await stored?.close();
    }
  });
  await rm(folder, { recursive: true });
});

test("of many who attach to one edition at once one is taken at each version, and none lost", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gongji-at-once-"));
  const storage = openStorage(`file:${join(folder, "files")}`);
  await withDatabase(async ({ db }) => {
    const minjun = as(await givenUser(db, "editor"), db);
    const edition = await givenEdition(db, {});
    const path = join(folder, "given");
    await writeFile(path, "words");
    const file: Arrived = {
      name: "a.txt",
      mediaType: "text/plain",
      path,
      bytes: 5,
      width: null,
      height: null,
      small: null,
    };

    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () =>
        attachFile(minjun, storage, { editionId: edition.id, lockVersion: 1, role: "file", file }),
      ),
    );

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const [row] = await db.select().from(editions).where(eq(editions.id, edition.id));
    expect(row?.lockVersion).toBe(2);
    expect(await db.select().from(attachments)).toHaveLength(1);
  });
  await rm(folder, { recursive: true });
});
