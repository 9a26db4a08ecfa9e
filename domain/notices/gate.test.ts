import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db";
import { attachments, auditEvents, departments, editions, gateReports } from "@/db/schema";
import { verifyAudit } from "@/domain/audit";
import { as, givenEdition, givenUser, test } from "@/domain/testing";
import { type Body, fromMarkdown } from "@/lib/body";
import { saveEdition } from "./edit";
import { grantOverride } from "./override";
import { publishNotice } from "./publish";
import { recallEdition, rejectEdition, submitEdition } from "./submit";

const vague = fromMarkdown("The plan is [here](/en/plan).");
const secret = "900101-1234568";

/** A draft of Minjun's with this text, and the people who decide about it. */
async function givenText(db: Database, given: { body?: Body; title?: string; summary?: string }) {
  const minjun = await givenUser(db, "author", { name: "Minjun" });
  const draft = await givenEdition(db, { ...given, createdBy: minjun.id });
  return {
    draft,
    minjun: as(minjun, db),
    jiwoo: as(await givenUser(db, "editor", { name: "Jiwoo" }), db),
    areum: as(await givenUser(db, "manager", { name: "Areum" }), db),
    ask: (lockVersion: number) => ({ editionId: draft.id, lockVersion }),
  };
}

const hashOf = async (db: Database, id: number) => {
  const [row] = await db.select().from(editions).where(eq(editions.id, id));
  return row?.contentHash ?? "";
};
const codesOf = (outcome: { ok: boolean; refusal?: unknown }) => {
  const { refusal } = outcome as { refusal?: { code: string; issues?: { code: string }[] } };
  return refusal?.issues?.map(({ code }) => code) ?? refusal?.code ?? "done";
};
const eventsOf = (db: Database, action: string) =>
  db.select().from(auditEvents).where(eq(auditEvents.action, action)).orderBy(auditEvents.id);

describe("handing in", () => {
  test("a text with a vague link is sent back with the link, its words and its place", async ({
    db,
  }) => {
    const { draft, minjun, ask } = await givenText(db, { body: vague });

    const outcome = await submitEdition(minjun, ask(1));

    expect(outcome).toMatchObject({
      ok: false,
      refusal: {
        code: "not_ready",
        issues: [
          {
            field: "body",
            code: "link_vague",
            values: { words: "here", near: "The plan is here." },
          },
        ],
      },
    });
    expect(await db.select().from(gateReports)).toEqual([]);
    const [row] = await db.select().from(editions).where(eq(editions.id, draft.id));
    expect(row?.state).toBe("draft");
  });

  test("what is missing and what was found are told together", async ({ db }) => {
    const { minjun, ask } = await givenText(db, { body: vague, summary: " " });
    expect(codesOf(await submitEdition(minjun, ask(1)))).toEqual(["summary_missing", "link_vague"]);
  });

  test("a warning asks for one tick, and the tick is remembered for this text alone", async ({
    db,
  }) => {
    const { draft, minjun, jiwoo, ask } = await givenText(db, {
      title: "LIBRARY CLOSES ON FRIDAY",
    });

    const unticked = await submitEdition(minjun, ask(1));
    expect(unticked).toMatchObject({
      ok: false,
      refusal: { issues: [{ field: "seen-title_capitals", code: "title_capitals" }] },
    });
    expect((await submitEdition(minjun, { ...ask(1), ticked: ["title_capitals"] })).ok).toBe(true);
    await rejectEdition(jiwoo, { ...ask(2), remark: "Is it open on Saturday?" });
    expect((await submitEdition(minjun, ask(3))).ok).toBe(true);

    await recallEdition(minjun, ask(4));
    await db
      .update(editions)
      .set({ title: "LIBRARY CLOSES ON MONDAY" })
      .where(eq(editions.id, draft.id));
    expect(codesOf(await submitEdition(minjun, ask(5)))).toEqual(["title_capitals"]);
  });

  test("a tick for a warning lets nothing pass that blocks", async ({ db }) => {
    const { minjun, ask } = await givenText(db, { body: vague });
    expect(codesOf(await submitEdition(minjun, { ...ask(1), ticked: ["link_vague"] }))).toEqual([
      "link_vague",
    ]);
  });

  test("who asks for an override gives a reason of ten characters", async ({ db }) => {
    const { minjun, ask } = await givenText(db, { body: vague });
    expect(codesOf(await submitEdition(minjun, { ...ask(1), override: "urgent" }))).toEqual([
      "reason_short",
    ]);
    expect(codesOf(await submitEdition(minjun, { ...ask(1), override: "x".repeat(1001) }))).toEqual(
      ["reason_long"],
    );
  });

  test("what was found and answered stands in the record, and no number whole in any table", async ({
    db,
  }) => {
    const { minjun, ask } = await givenText(db, { summary: `Ask 010-1234-5678 about ${secret}.` });
    const override = `The applicant agreed: ${secret} is a made-up number.`;

    expect((await submitEdition(minjun, { ...ask(1), override })).ok).toBe(true);

    const [event] = await eventsOf(db, "edition.submit");
    expect(event?.detail).toMatchObject({
      gate: {
        findings: [
          { code: "personal_mobile", field: "summary", values: { masked: "010-****-****" } },
          { code: "personal_resident", field: "summary", values: { masked: "900***-*******" } },
        ],
        overrideReason: "The applicant agreed: 900***-******* is a made-up number.",
      },
    });
    const kept = JSON.stringify([
      await db.select().from(gateReports),
      await db.select().from(auditEvents),
    ]);
    expect(kept).not.toContain("1234568");
    expect(kept).not.toContain("1234-5678");
    expect((await verifyAudit(db)).firstBroken).toBe(null);
  });

  test("a closed file has the address for accessible formats of its department to lean on", async ({
    db,
  }) => {
    const { draft, minjun, ask } = await givenText(db, {});
    const scan = { name: "scan.pdf", sourceUrl: "https://old.example/scan.pdf", accessible: false };
    await db.insert(attachments).values({ ...scan, editionId: draft.id, position: 0 });
    const office = eq(departments.id, draft.departmentId ?? 0);
    await db.update(departments).set({ formatsEmail: "" }).where(office);
    expect(codesOf(await submitEdition(minjun, ask(1)))).toEqual(["file_closed"]);

    await db.update(departments).set({ formatsEmail: "f@example.go.kr" }).where(office);
    expect((await submitEdition(minjun, ask(1))).ok).toBe(true);
  });
});

describe("the override", () => {
  test("a manager grants it with a reason, the record holds both, and only then is it published", async ({
    db,
  }) => {
    const { draft, minjun, jiwoo, areum, ask } = await givenText(db, { body: vague });
    await submitEdition(minjun, { ...ask(1), override: "The plan's address is fixed by law." });
    const contentHash = await hashOf(db, draft.id);

    expect(codesOf(await publishNotice(jiwoo, { ...ask(2), contentHash }))).toEqual(["link_vague"]);
    const reason = "Read and understood; the link is explained beside it.";
    const grant = { ...ask(2), contentHash, reason, named: [] };
    expect((await grantOverride(areum, grant)).ok).toBe(true);
    expect(await eventsOf(db, "edition.grant_override")).toMatchObject([
      {
        actorId: areum.actor.id,
        reason,
        detail: {
          from: "submitted",
          to: "submitted",
          contentHash,
          findings: [{ code: "link_vague" }],
        },
      },
    ]);

    expect((await publishNotice(jiwoo, { ...ask(3), contentHash })).ok).toBe(true);
    const [published] = await eventsOf(db, "edition.publish");
    expect(published?.detail).toMatchObject({ overridden: ["link_vague-body-1"] });
  });

  test("it holds for one text: another blocks again", async ({ db }) => {
    const { draft, minjun, jiwoo, areum, ask } = await givenText(db, { body: vague });
    await submitEdition(minjun, { ...ask(1), override: "The plan's address is fixed by law." });
    const first = await hashOf(db, draft.id);
    await grantOverride(areum, {
      ...ask(2),
      contentHash: first,
      reason: "Read and understood.",
      named: [],
    });
    await rejectEdition(jiwoo, { ...ask(3), remark: "A word is missing." });
    await saveEdition(minjun, {
      ...ask(4),
      ...{ title: draft.title, summary: "Another summary.", body: vague, contact: draft.contact },
      ...{ departmentId: draft.departmentId, changeType: null, changeNote: null },
    });

    expect(codesOf(await submitEdition(minjun, ask(5)))).toEqual(["link_vague"]);
    await submitEdition(minjun, { ...ask(5), override: "As before, and only the summary is new." });
    const contentHash = await hashOf(db, draft.id);
    expect(codesOf(await publishNotice(jiwoo, { ...ask(6), contentHash }))).toEqual(["link_vague"]);
  });

  test.for([["author"], ["editor"], ["admin"], ["auditor"]] as const)(
    "%s may not grant it",
    async ([role], { db }) => {
      const { draft, minjun, ask } = await givenText(db, { body: vague });
      await submitEdition(minjun, { ...ask(1), override: "The plan's address is fixed by law." });
      const contentHash = await hashOf(db, draft.id);
      const other = as(await givenUser(db, role), db);

      const outcome = await grantOverride(other, {
        ...ask(2),
        contentHash,
        reason: "Read and understood.",
        named: [],
      });

      expect(["forbidden", "not_found"]).toContain(codesOf(outcome));
      const [report] = await db.select().from(gateReports);
      expect(report?.grantedBy).toBe(null);
    },
  );

  test("what looks like personal data passes only where the manager names each of it", async ({
    db,
  }) => {
    const body = fromMarkdown(
      "Order 4111-1111-1111-1111 and [here](/en/a), or 5500-0000-0000-0004.",
    );
    const { draft, minjun, jiwoo, areum, ask } = await givenText(db, { body });
    await submitEdition(minjun, {
      ...ask(1),
      override: "These are numbers of orders, not of cards.",
    });
    const contentHash = await hashOf(db, draft.id);
    const grant = { ...ask(2), contentHash, reason: "Numbers of orders; I compared them." };

    const half = await grantOverride(areum, { ...grant, named: ["personal_card-body-1"] });
    expect(half).toMatchObject({
      refusal: {
        code: "malformed",
        issues: [{ field: "named-personal_card-body-2", code: "personal_unnamed" }],
      },
    });
    expect(codesOf(await publishNotice(jiwoo, { ...ask(2), contentHash }))).toEqual([
      "link_vague",
      "personal_card",
      "personal_card",
    ]);

    const named = ["personal_card-body-1", "personal_card-body-2"];
    expect((await grantOverride(areum, { ...grant, named })).ok).toBe(true);
    expect((await publishNotice(jiwoo, { ...ask(3), contentHash })).ok).toBe(true);
  });

  test("it is refused without a reason, for another text, from a page of before, and where nothing blocks", async ({
    db,
  }) => {
    const { draft, minjun, areum, ask } = await givenText(db, { body: vague });
    await submitEdition(minjun, { ...ask(1), override: "The plan's address is fixed by law." });
    const contentHash = await hashOf(db, draft.id);
    const grant = { ...ask(2), contentHash, reason: "Read and understood.", named: [] };
    const outcomes = [
      await grantOverride(areum, { ...grant, reason: "  short  " }),
      await grantOverride(areum, { ...grant, contentHash: "0".repeat(64) }),
      await grantOverride(areum, { ...grant, lockVersion: 1 }),
      await grantOverride(areum, { ...grant, editionId: 999_999 }),
    ];
    expect(outcomes.map(codesOf)).toEqual([
      ["reason_short"],
      "changed_since_review",
      "stale",
      "not_found",
    ]);

    const clean = await givenEdition(db, { state: "submitted" });
    const outcome = await grantOverride(areum, {
      ...{ editionId: clean.id, lockVersion: 1, contentHash: clean.contentHash ?? "" },
      ...{ reason: "Read and understood.", named: [] },
    });
    expect(codesOf(outcome)).toBe("nothing_blocks");
    expect(await eventsOf(db, "edition.grant_override")).toEqual([]);
  });
});

test("a text submitted before the gate stood is judged when it is published, and can be let through", async ({
  db,
}) => {
  const submitted = await givenEdition(db, { state: "submitted", body: vague });
  const jiwoo = as(await givenUser(db, "editor"), db);
  const areum = as(await givenUser(db, "manager"), db);
  const contentHash = submitted.contentHash ?? "";
  const ask = { editionId: submitted.id, contentHash };
  expect(codesOf(await publishNotice(jiwoo, { ...ask, lockVersion: 1 }))).toEqual(["link_vague"]);
  await grantOverride(areum, { ...ask, lockVersion: 1, reason: "Read and understood.", named: [] });
  expect((await publishNotice(jiwoo, { ...ask, lockVersion: 2 })).ok).toBe(true);
});
