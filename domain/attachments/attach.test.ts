import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asc, eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect } from "vitest";
import type { Database } from "@/db";
import { attachments, auditEvents, editions, files } from "@/db/schema";
import type { Context } from "@/domain/context";
import { newEdition } from "@/domain/notices/create";
import { publishNotice } from "@/domain/notices/publish";
import { submitEdition } from "@/domain/notices/submit";
import { as, givenEdition, givenUser, noon, test } from "@/domain/testing";
import { docx, pdf } from "@/lib/inspect/made-files.fixture";
import { openStorage, type Storage } from "@/lib/storage";
import { type Arrived, arrive, isIssue } from "./arrive";
import { attachFile, describeFile, moveFile, placeImage, removeFile } from "./change";
import { collectFiles } from "./collect";
import { fileLimits } from "./limits";

let folder = "";
let storage: Storage;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gongji-attach-"));
  storage = openStorage(`file:${join(folder, "files")}`);
});
afterAll(() => rm(folder, { recursive: true }));

let made = 0;
async function given(name: string, content: Buffer, role: "file" | "image" = "file") {
  made += 1;
  const path = join(folder, `given-${made}`);
  await writeFile(path, content);
  return arrive({ path, name, role, clamdUrl: undefined });
}
async function arrived(name: string, content: Buffer, role: "file" | "image" = "file") {
  const seen = await given(name, content, role);
  if (isIssue(seen)) throw new Error(seen.code);
  return seen;
}
const photo = (width = 1000, height = 500) =>
  sharp({ create: { width, height, channels: 3, background: "#225" } })
    .jpeg()
    .withExif({ IFD0: { Make: "Camera" }, IFD3: { GPSLatitudeRef: "N" } })
    .toBuffer();

async function attach(
  context: Context,
  editionId: number,
  file: Arrived,
  role: "file" | "image" = "file",
) {
  const ask = { editionId, lockVersion: await versionOf(context.db, editionId), role, file };
  const outcome = await attachFile(context, storage, ask);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}
const versionOf = async (db: Database, id: number) => {
  const [row] = await db.select().from(editions).where(eq(editions.id, id));
  return row?.lockVersion ?? 0;
};
const entriesOf = (db: Database, id: number) =>
  db
    .select()
    .from(attachments)
    .where(eq(attachments.editionId, id))
    .orderBy(asc(attachments.position));

async function begun(db: Database) {
  const minjun = as(await givenUser(db, "editor"), db);
  const edition = await givenEdition(db, { createdBy: minjun.actor.id });
  return { minjun, edition };
}

describe("an attached file", () => {
  test("stands at the end of the list, its bytes on the disk, and each raises the lock by one", async ({
    db,
  }) => {
    const { minjun, edition } = await begun(db);

    const first = await attach(minjun, edition.id, await arrived("plan.pdf", pdf()));
    const second = await attach(minjun, edition.id, await arrived("신청서.docx", docx()));

    expect([first.lockVersion, second.lockVersion]).toEqual([2, 3]);
    const entries = await entriesOf(db, edition.id);
    expect(entries.map(({ name }) => name)).toEqual(["plan.pdf", "신청서.docx"]);
    for (const { sha256 } of entries) expect(await storage.has(sha256 ?? "")).toBe(true);
    const events = await db.select().from(auditEvents).orderBy(auditEvents.id);
    expect(events.map(({ action }) => action)).toEqual(["attachment.added", "attachment.added"]);
  });

  test("makes its author one who wrote: a second person publishes", async ({ db }) => {
    const { minjun, edition } = await begun(db);
    const jiwoo = as(await givenUser(db, "editor"), db);
    await attach(jiwoo, edition.id, await arrived("plan.pdf", pdf()));
    await db
      .update(attachments)
      .set({ accessible: true })
      .where(eq(attachments.editionId, edition.id)); // Or the gate would keep it in.
    const lockVersion = await versionOf(db, edition.id);
    await submitEdition(minjun, { editionId: edition.id, lockVersion });
    const [row] = await db.select().from(editions).where(eq(editions.id, edition.id));

    const outcome = await publishNotice(jiwoo, {
      editionId: edition.id,
      lockVersion: lockVersion + 1,
      contentHash: row?.contentHash ?? "",
    });

    expect(outcome).toMatchObject({ refusal: { code: "needs_second_person" } });
  });

  test("is refused to a stale tab, to a text that is handed in, and to whoever may not write it", async ({
    db,
  }) => {
    const { minjun, edition } = await begun(db);
    const file = await arrived("plan.pdf", pdf());
    const ask = { editionId: edition.id, lockVersion: 1, role: "file" as const, file };
    const submitted = await givenEdition(db, { state: "submitted" });
    const auditor = as(await givenUser(db, "auditor"), db);
    const author = as(await givenUser(db, "author"), db);

    expect(await attachFile(minjun, storage, { ...ask, lockVersion: 7 })).toMatchObject({
      refusal: { code: "stale" },
    });
    expect(await attachFile(minjun, storage, { ...ask, editionId: submitted.id })).toMatchObject({
      refusal: { code: "wrong_state" },
    });
    expect(await attachFile(auditor, storage, ask)).toMatchObject({
      refusal: { code: "forbidden" },
    });
    expect(await attachFile(author, storage, ask)).toMatchObject({
      refusal: { code: "not_found" },
    });
    expect(await attachFile(minjun, storage, { ...ask, editionId: 999_999 })).toMatchObject({
      refusal: { code: "not_found" },
    });
    expect(await entriesOf(db, edition.id)).toEqual([]);
  });

  test("is one too many past the bound", async ({ db }) => {
    const { minjun } = await begun(db);
    const rows = Array.from({ length: fileLimits.count }, (_, at) => ({
      sourceUrl: `https://old.example/${at}`,
      name: `${at}.pdf`,
    }));
    const edition = await givenEdition(db, { files: rows });
    const file = await arrived("plan.pdf", pdf());

    const outcome = await attachFile(minjun, storage, {
      editionId: edition.id,
      lockVersion: 1,
      role: "file",
      file,
    });

    expect(outcome).toMatchObject({
      refusal: { issues: [{ code: "file_many", values: { limit: 20 } }] },
    });
  });

  test("is moved, described and taken off; another edition's is not there", async ({ db }) => {
    const { minjun, edition } = await begun(db);
    const one = await attach(minjun, edition.id, await arrived("one.pdf", pdf()));
    const two = await attach(minjun, edition.id, await arrived("two.pdf", pdf("/Two 2")));
    const ask = async (attachmentId: number) => ({
      editionId: edition.id,
      attachmentId,
      lockVersion: await versionOf(db, edition.id),
    });

    await moveFile(minjun, { ...(await ask(two.attachmentId)), by: -1 });
    await moveFile(minjun, { ...(await ask(two.attachmentId)), by: -1 }); // It stands first already.
    await describeFile(minjun, {
      ...(await ask(one.attachmentId)),
      title: " The plan ",
      accessible: false,
      alternative: "two.pdf",
    });

    expect(await entriesOf(db, edition.id)).toMatchObject([
      { name: "two.pdf", accessible: null },
      { name: "one.pdf", title: "The plan", accessible: false, alternative: "two.pdf" },
    ]);
    await removeFile(minjun, await ask(two.attachmentId));
    expect(await entriesOf(db, edition.id)).toHaveLength(1);
    const other = await givenEdition(db, {});
    expect(
      await removeFile(minjun, {
        editionId: other.id,
        lockVersion: 1,
        attachmentId: one.attachmentId,
      }),
    ).toMatchObject({ refusal: { code: "not_found" } });
    expect(
      await describeFile(minjun, {
        ...(await ask(one.attachmentId)),
        title: "x".repeat(201),
        accessible: null,
        alternative: "javascript:alert(1)",
      }),
    ).toMatchObject({
      refusal: { issues: [{ code: "file_title_long" }, { code: "file_alternative_address" }] },
    });
  });

  test("goes on into the next edition", async ({ db }) => {
    const minjun = as(await givenUser(db, "editor"), db);
    const sha256 = "b".repeat(64);
    await db.insert(files).values({ sha256, bytes: 3, mediaType: "image/png", createdAt: noon });
    const image = {
      sha256,
      role: "image" as const,
      name: "map.png",
      alternative: "A map",
      width: 10,
      height: 5,
    };
    const live = await givenEdition(db, {
      state: "published",
      body: {
        type: "doc",
        content: [
          {
            type: "image",
            attrs: { sha256, alt: "A map", decorative: false, caption: "", width: 10, height: 5 },
          },
        ],
      },
      files: [
        { sourceUrl: "https://old.example/1", name: "plan.pdf", title: "Plan", accessible: true },
        image,
      ],
    });

    const outcome = await newEdition(minjun, { number: live.number, lang: "en" });

    const id = outcome.ok ? outcome.value.editionId : 0;
    const entries = await entriesOf(db, id);
    expect(entries).toMatchObject([
      { name: "plan.pdf", title: "Plan", accessible: true },
      { name: "map.png", alternative: "A map" },
    ]);
    const [row] = await db.select().from(editions).where(eq(editions.id, id));
    expect(row?.bodyHtml).toContain(`src="/files/${entries[1]?.id}/map.png"`); // Its own, not the old edition's.
  });
});

describe("a file is refused with the reason", () => {
  test.for([
    ["nothing.pdf", "file_empty", () => Buffer.alloc(0)],
    [`${"가".repeat(90)}.pdf`, "file_name_long", () => pdf()],
    ["huge.txt", "file_large", () => Buffer.alloc(fileLimits.bytes + 1, "a")],
    ["liar.docx", "file_ending", () => pdf()],
    ["broken.png", "file_broken", () => Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")],
  ] as const)("%s: %s", async ([name, code, content]) => {
    expect(await given(name, content())).toMatchObject({ code });
  });

  test("a document is no image, and a picture may have too many pixels", async () => {
    expect(await given("plan.pdf", pdf(), "image")).toMatchObject({ code: "file_no_image" });
    const wide = await sharp({
      create: { width: 10_000, height: 5_100, channels: 3, background: "#fff" },
    })
      .png()
      .toBuffer();
    expect(await given("wide.png", wide, "image")).toMatchObject({ code: "file_pixels" });
  });
});

describe("an image", () => {
  test("is drawn in two widths, without place or camera, and stands in the text where it is put", async ({
    db,
  }) => {
    const { minjun, edition } = await begun(db);
    const file = await arrived("photo.jpg", await photo(2400, 1200), "image");

    const { attachmentId } = await attach(minjun, edition.id, file, "image");
    const ask = async () => ({
      editionId: edition.id,
      attachmentId,
      lockVersion: await versionOf(db, edition.id),
    });
    await placeImage(minjun, await ask());
    await describeFile(minjun, {
      ...(await ask()),
      title: "",
      accessible: null,
      alternative: "The hall from the street",
    });

    const [entry] = await entriesOf(db, edition.id);
    expect(entry).toMatchObject({
      width: 1600,
      height: 800,
      alternative: "The hall from the street",
    });
    expect((await sharp(file.path).metadata()).exif).toBeUndefined();
    expect(await sharp(file.small?.path).metadata()).toMatchObject({ width: 800 });
    const [row] = await db.select().from(editions).where(eq(editions.id, edition.id));
    expect(row?.bodyHtml).toContain(
      `<img src="/files/${attachmentId}/photo.jpg" srcset="/files/small/${attachmentId}/photo.jpg 800w, /files/${attachmentId}/photo.jpg 1600w"`,
    );
    expect(row?.bodyHtml).toContain('alt="The hall from the street" width="1600" height="800"');
    expect(await removeFile(minjun, await ask())).toMatchObject({
      refusal: { issues: [{ code: "file_in_text" }] },
    });
  });

  test("that is decorative says nothing, and keeps no edition from being handed in", async ({
    db,
  }) => {
    const { minjun, edition } = await begun(db);
    const { attachmentId } = await attach(
      minjun,
      edition.id,
      await arrived(
        "line.png",
        await sharp(await photo())
          .png()
          .toBuffer(),
        "image",
      ),
      "image",
    );
    const ask = async () => ({
      editionId: edition.id,
      attachmentId,
      lockVersion: await versionOf(db, edition.id),
    });
    await placeImage(minjun, await ask());
    const submit = async () =>
      submitEdition(minjun, {
        editionId: edition.id,
        lockVersion: await versionOf(db, edition.id),
      });
    expect(await submit()).toMatchObject({ refusal: { issues: [{ code: "image_alt_missing" }] } });

    await describeFile(minjun, { ...(await ask()), title: "", accessible: null, alternative: "" });

    expect(await submit()).toMatchObject({ ok: true });
  });

  test("to take along keeps its size and loses what came with it", async () => {
    const file = await arrived("photo.jpg", await photo(2400, 1200));

    expect(file).toMatchObject({ width: 2400, small: null, mediaType: "image/jpeg" });
    expect((await sharp(file.path).metadata()).exif).toBeUndefined();
  });
});

describe("collecting", () => {
  const dayLater = new Date(noon.getTime() + 24 * 60 * 60_000 + 1);

  test("takes rows and bytes a day after nothing names them, and nothing else", async ({ db }) => {
    const { minjun, edition } = await begun(db);
    await attach(minjun, edition.id, await arrived("kept.pdf", pdf("/Kept 1")));
    const { attachmentId } = await attach(
      minjun,
      edition.id,
      await arrived("gone.pdf", pdf("/Gone 1")),
    );
    const sums = (await entriesOf(db, edition.id)).map(({ sha256 }) => sha256 ?? "");
    const { lockVersion } = { lockVersion: await versionOf(db, edition.id) };
    await removeFile(
      { ...minjun, now: dayLater },
      { editionId: edition.id, attachmentId, lockVersion },
    );

    expect((await collectFiles(db, storage, dayLater)).rows).toBe(0); // It went a moment ago.
    const later = new Date(Date.now() + 48 * 60 * 60_000); // The bytes' age is the disk's.
    expect((await collectFiles(db, storage, later)).rows).toBe(1);

    expect(await Promise.all(sums.map((sum) => storage.has(sum)))).toEqual([true, false]);
    expect(await collectFiles(db, storage, later)).toEqual({ rows: 0, stored: 0 });
  });
});
