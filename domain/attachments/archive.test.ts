import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db";
import { attachments, files, siteTexts } from "@/db/schema";
import type { EditionState } from "@/domain/notices/workflow";
import { givenEdition, noon, test } from "@/domain/testing";
import { findArchive } from "./archive";
import { findShown } from "./find-shown";

const origin = "https://board.example.go.kr";
const plan = { sha256: "a".repeat(64), name: "plan.pdf", title: "Plan" };
const fees = { sha256: "b".repeat(64), name: "fees.csv" };
const old = { sourceUrl: "https://old.example.go.kr/7", name: "old.hwp" };

async function givenFiles(db: Database, state: EditionState) {
  const kept = { bytes: 2_000, createdAt: noon };
  await db
    .insert(files)
    .values([
      { ...kept, sha256: plan.sha256, mediaType: "application/pdf" },
      { ...kept, sha256: fees.sha256, mediaType: "text/csv" },
    ])
    .onConflictDoNothing();
  return givenEdition(db, { state, files: [plan, fees, fees, old] });
}

const idsOf = async (db: Database, editionId: number) => {
  const rows = await db
    .select({ id: attachments.id })
    .from(attachments)
    .where(eq(attachments.editionId, editionId))
    .orderBy(attachments.position);
  return rows.map(({ id }) => id);
};

describe("the files of a notice in one archive", () => {
  test("are those kept here, in the page's order, told apart, and the notice itself before them", async ({
    db,
  }) => {
    const { number, title, lang } = await givenFiles(db, "published");

    const archive = await findArchive(db, { number, lang, origin });

    if (!archive || archive === "gone") throw new Error("no archive");
    expect(archive.name).toBe(`${number} ${title}.zip`);
    expect(archive.entries.map(({ name }) => name)).toEqual([
      lang === "ko" ? `공지 ${number}.txt` : `Notice ${number}.txt`,
      "plan.pdf",
      "fees.csv",
      "fees (2).csv",
    ]);
    const [cover] = archive.entries;
    for (const words of [
      title,
      `${origin}/n/${number}`,
      "fees (2).csv",
      plan.sha256,
      old.sourceUrl,
    ])
      expect(cover?.text).toContain(words);
    expect(cover?.bytes).toBe(Buffer.byteLength(cover?.text ?? ""));
    expect(cover?.text).toMatch(/^\ufeff/);
    expect(cover?.text?.replaceAll("\r\n", "")).not.toContain("\n");
  });

  test.for([
    ["published", "there"],
    ["withdrawn", "there"],
    ["removed", "gone"],
    ["draft", "nothing"],
    ["submitted", "nothing"],
  ] as const)("of a text that is %s: %s", async ([state, expected], { db }) => {
    const { number, lang } = await givenFiles(db, state);

    const archive = await findArchive(db, { number, lang, origin });

    expect(archive === "gone" ? "gone" : archive ? "there" : "nothing").toBe(expected);
  });

  test("are kept, by their cover, where the managers' words name the ministry so", async ({
    db,
  }) => {
    const { number, lang } = await givenFiles(db, "published");
    const hash = async () => {
      const archive = await findArchive(db, { number, lang, origin });
      if (!archive || archive === "gone") throw new Error("no archive");
      return { hash: archive.hash, cover: archive.entries[0]?.text };
    };
    const before = await hash();
    const names = { textEn: "Ministry of Rivers", textKo: "하천부" };
    await db.insert(siteTexts).values({ key: "foot.ministry", ...names });

    const after = await hash();

    expect(after.cover).toContain(lang === "ko" ? "하천부" : "Ministry of Rivers");
    expect(after.hash).not.toBe(before.hash);
  });

  test("say so where the text is withdrawn, or no longer the newest", async ({ db }) => {
    const withdrawn = await givenFiles(db, "withdrawn");
    const first = await givenFiles(db, "superseded");
    const version = first.version ?? 0;

    const one = await findArchive(db, { number: withdrawn.number, lang: withdrawn.lang, origin });
    const two = await findArchive(db, { number: first.number, lang: first.lang, version, origin });

    const textOf = (each: typeof one) => (each && each !== "gone" ? each.entries[0]?.text : "");
    expect(textOf(one)).toMatch(/is no longer valid|더 이상/);
    expect(textOf(two)).toMatch(/A later text has taken its place|새 판으로/);
  });

  test("change their hash with the name of a file", async ({ db }) => {
    const { id, number, lang } = await givenFiles(db, "published");
    const before = await findArchive(db, { number, lang, origin });
    expect(await findArchive(db, { number, lang, origin })).toEqual(before);

    await db
      .update(attachments)
      .set({ name: "costs.csv" })
      .where(eq(attachments.id, (await idsOf(db, id))[1] ?? 0));

    const after = await findArchive(db, { number, lang, origin });
    expect(after).not.toMatchObject({ hash: before && before !== "gone" ? before.hash : "" });
  });
});

describe("the page of a file", () => {
  test.for([
    ["published", "pdf"],
    ["withdrawn", "pdf"],
    ["superseded", "pdf"],
    ["removed", "gone"],
    ["draft", "nothing"],
    ["scheduled", "nothing"],
  ] as const)("of a text that is %s shows: %s", async ([state, expected], { db }) => {
    const { id, number, lang } = await givenFiles(db, state);
    const [attachmentId = 0] = await idsOf(db, id);

    const shown = await findShown(db, { attachmentId, number, lang });

    expect(shown === "gone" ? "gone" : (shown?.view ?? "nothing")).toBe(expected);
  });

  test("is there for no other notice or language, and for nothing that is only taken along", async ({
    db,
  }) => {
    const { id, number, lang } = await givenFiles(db, "published");
    const [pdf = 0, sheet = 0, , outside = 0] = await idsOf(db, id);
    const other = lang === "ko" ? "en" : "ko";

    expect(await findShown(db, { attachmentId: pdf, number: number + 1, lang })).toBeUndefined();
    expect(await findShown(db, { attachmentId: pdf, number, lang: other })).toBeUndefined();
    expect(await findShown(db, { attachmentId: sheet, number, lang })).toBeUndefined();
    expect(await findShown(db, { attachmentId: outside, number, lang })).toBeUndefined();
  });
});
