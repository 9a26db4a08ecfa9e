import { count, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db";
import { auditEvents, editionRevisions, editions } from "@/db/schema";
import { as, givenBoard, givenDepartment, givenEdition, givenUser, test } from "@/domain/testing";
import { fromMarkdown, parseBody } from "@/lib/body";
import { createNotice, newEdition } from "./create";
import { editionsOf } from "./desk-queries";
import { saveEdition } from "./edit";
import { readEdition } from "./lock";
import { publishersOf } from "./publishers";
import { rejectEdition, submitEdition } from "./submit";
import { restoreNotice, withdrawNotice } from "./withdraw";

type Edition = Awaited<ReturnType<typeof givenEdition>>;

const text = (edition: Edition) => ({
  editionId: edition.id,
  lockVersion: edition.lockVersion,
  title: "Water outage",
  summary: "On Monday night.",
  body: fromMarkdown("Between 22:00 and 4:00."),
  departmentId: edition.departmentId,
  contact: "Han Seoyeon",
  changeType: null,
  changeNote: null,
});

/** What a refused command must leave as it was. */
async function everything(db: Database) {
  const [events] = await db.select({ n: count() }).from(auditEvents);
  const [revisions] = await db.select({ n: count() }).from(editionRevisions);
  return { events, revisions, editions: await db.select().from(editions).orderBy(editions.id) };
}

const issuesOf = (outcome: { ok: boolean; refusal?: unknown }) =>
  outcome.ok ? "done" : JSON.stringify(outcome.refusal);

describe("what a room does not take", () => {
  test.for([
    ["title", 201, "title_long"],
    ["summary", 1001, "summary_long"],
    ["contact", 201, "contact_long"],
    ["changeNote", 501, "change_note_long"],
  ] as const)(
    "a %s of %i characters is refused with both figures",
    async ([field, length, code], { db }) => {
      const draft = await givenEdition(db);
      const seoyeon = await givenUser(db, "editor");
      const before = await everything(db);

      const outcome = await saveEdition(as(seoyeon, db), {
        ...text(draft),
        [field]: "가".repeat(length),
      });

      expect(issuesOf(outcome)).toContain(`"code":"${code}"`);
      expect(issuesOf(outcome)).toContain(`"length":${length}`);
      expect(await everything(db)).toEqual(before);
    },
  );

  test("a title nobody would see is none, and one that turns or breaks the line is one plain line", async ({
    db,
  }) => {
    const draft = await givenEdition(db);
    const seoyeon = as(await givenUser(db, "editor"), db);
    const save = async (title: string, lockVersion: number) => {
      const outcome = await saveEdition(seoyeon, { ...text(draft), title, lockVersion });
      expect(outcome.ok).toBe(true);
      const [saved] = await db.select().from(editions).where(eq(editions.id, draft.id));
      return saved;
    };

    const plain = await save("Water\r\nout\u200bage \u202e", draft.lockVersion);
    expect(plain?.title).toBe("Water outage");

    const unseen = await save("\u3164\u200b", draft.lockVersion + 1);
    expect(unseen?.title).toBe("");
    const ask = { editionId: draft.id, lockVersion: draft.lockVersion + 2 };
    expect(issuesOf(await submitEdition(seoyeon, ask))).toContain("title_missing");
  });

  test("an explanation, a reason and a remark have their length too", async ({ db }) => {
    const live = await givenEdition(db, { state: "published" });
    const submitted = await givenEdition(db, { state: "submitted" });
    const jiwoo = await givenUser(db, "manager");
    const before = await everything(db);
    const long = "x".repeat(2001);
    const ask = { editionId: live.id, lockVersion: 1 };

    const outcomes = [
      await withdrawNotice(as(jiwoo, db), {
        ...ask,
        explanations: { en: long },
        reason: "The contractor is ill.",
      }),
      await withdrawNotice(as(jiwoo, db), { ...ask, explanations: { en: "Off." }, reason: long }),
      await rejectEdition(as(jiwoo, db), {
        editionId: submitted.id,
        lockVersion: 1,
        remark: long,
      }),
    ];

    expect(outcomes.map(issuesOf).map((each) => /"code":"(\w+_long)"/.exec(each)?.[1])).toEqual([
      "explanation_long",
      "reason_long",
      "remark_long",
    ]);
    expect(await everything(db)).toEqual(before);
  });

  test("an edition, a board, a notice and an office that are not there change nothing", async ({
    db,
  }) => {
    const draft = await givenEdition(db);
    const jiwoo = await givenUser(db, "manager");
    const before = await everything(db);
    const nowhere = 999_999_999;
    const gone = { editionId: nowhere, lockVersion: 1 };

    const outcomes = [
      await saveEdition(as(jiwoo, db), { ...text(draft), editionId: nowhere }),
      await restoreNotice(as(jiwoo, db), { ...gone, reason: "It was a mistake." }),
      await createNotice(as(jiwoo, db), { board: "no-such-board", lang: "en" }),
      await newEdition(as(jiwoo, db), { number: nowhere, lang: "en" }),
    ];

    expect(outcomes).toEqual(outcomes.map(() => ({ ok: false, refusal: { code: "not_found" } })));
    const office = await saveEdition(as(jiwoo, db), { ...text(draft), departmentId: nowhere });
    expect(issuesOf(office)).toContain("department_missing");
    expect(await everything(db)).toEqual(before);
  });

  test("a draft is not moved to an office the editor has no say in", async ({ db }) => {
    const own = await givenDepartment(db, "civil-service");
    const other = await givenDepartment(db, "safety-policy");
    const draft = await givenEdition(db, { departmentId: own.id });
    const seoyeon = await givenUser(db, "editor", { departmentId: own.id });

    const outcome = await saveEdition(as(seoyeon, db), {
      ...text(draft),
      departmentId: other.id,
    });

    expect(outcome).toEqual({ ok: false, refusal: { code: "forbidden" } });
  });

  test("a picture that is not attached does not become public, and no address of it", async ({
    db,
  }) => {
    const draft = await givenEdition(db);
    const seoyeon = await givenUser(db, "editor");
    const picture = { type: "image", attrs: { sha256: "a".repeat(64), alt: "A map" } };
    const body = parseBody({ type: "doc", content: [picture] });
    if (!body) throw new Error("no body");

    const outcome = await saveEdition(as(seoyeon, db), { ...text(draft), body });

    expect(outcome.ok).toBe(true);
    const [saved] = await db.select().from(editions).where(eq(editions.id, draft.id));
    expect(saved?.bodyHtml).not.toContain("img");
  });

  test("signs PostgreSQL refuses are gone from a body before it gets there", async ({ db }) => {
    const draft = await givenEdition(db);
    const seoyeon = await givenUser(db, "editor");
    const body = parseBody({
      type: "doc",
      content: [
        {
          type: "paragraph",
          content: [
            { type: "text", text: "a\u0000b\ud800c" },
            {
              type: "text",
              text: "link",
              marks: [{ type: "link", attrs: { href: "https://a.example/\u0000\udc00" } }],
            },
          ],
        },
        {
          type: "table",
          attrs: { caption: "\u0000Hours\ud83d" },
          content: [{ type: "tableRow", content: [{ type: "tableCell" }] }],
        },
      ],
    });
    if (!body) throw new Error("no body");

    expect((await saveEdition(as(seoyeon, db), { ...text(draft), body })).ok).toBe(true);
    const [saved] = await db.select().from(editions).where(eq(editions.id, draft.id));
    expect(saved?.bodyText).toContain("ab\ufffdc");
  });
});

describe("a notice somebody else writes", () => {
  test("its drafts are neither seen nor begun from by another author", async ({ db }) => {
    const minjun = await givenUser(db, "author");
    const jihoon = await givenUser(db, "author");
    const draft = await givenEdition(db, { createdBy: minjun.id, contact: "A private line" });

    expect(await editionsOf(db, jihoon, draft.noticeId)).toEqual([]);
    expect(await newEdition(as(jihoon, db), { number: draft.number, lang: "ko" })).toEqual({
      ok: false,
      refusal: { code: "not_found" },
    });
  });

  test("whoever may publish it is named: not its writer, not another office, nobody disabled", async ({
    db,
  }) => {
    const office = await givenDepartment(db, "civil-service");
    const elsewhere = await givenDepartment(db, "safety-policy");
    const writer = await givenUser(db, "editor", { name: "Minjun" });
    await givenUser(db, "editor", { name: "Seoyeon", departmentId: office.id });
    await givenUser(db, "editor", { name: "Areum", departmentId: elsewhere.id });
    await givenUser(db, "manager", { name: "Gone", disabledAt: new Date(0) });
    await givenUser(db, "admin", { name: "Dahye" });
    await givenBoard(db);
    const draft = await givenEdition(db, { createdBy: writer.id, departmentId: office.id });
    await saveEdition(as(writer, db), text(draft));

    const read = await readEdition(db, draft.id);
    if (!read) throw new Error("no edition");
    expect(await publishersOf(db, read.standing)).toEqual(["Seoyeon"]);
  });
});
