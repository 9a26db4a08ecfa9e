import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db";
import { editionRevisions, editions, roleGrants } from "@/db/schema";
import type { Actor } from "@/domain/context";
import { as, givenDepartment, givenEdition, givenUser, test } from "@/domain/testing";
import { fromMarkdown } from "@/lib/body";
import { saveEdition } from "./edit";
import { restoreNotice, withdrawNotice } from "./withdraw";

const statesOf = async (db: Database, noticeId: number) => {
  const rows = await db.select().from(editions).where(eq(editions.noticeId, noticeId));
  return rows.map(({ lang, state }) => `${lang} ${state}`).sort();
};

/** One notice whose two languages lie with two offices, and the manager of the first. */
async function givenTwoOffices(db: Database, state: "published" | "withdrawn") {
  const water = await givenDepartment(db, "water");
  const parks = await givenDepartment(db, "parks");
  const jiwoo = await givenUser(db, "manager", { name: "Jiwoo", departmentId: water.id });
  const english = await givenEdition(db, { state, departmentId: water.id });
  const korean = await givenEdition(db, {
    noticeId: english.noticeId,
    state,
    lang: "ko",
    departmentId: parks.id,
  });
  const ask = {
    editionId: english.id,
    lockVersion: english.lockVersion,
    reason: "The contractor is ill.",
    explanations: { en: "Put off.", ko: "연기되었습니다." },
  };
  return { jiwoo, english, korean, ask, parks };
}

async function grantedToo(db: Database, actor: Actor, role: "manager" | "auditor", office: number) {
  const grant = { role, boardId: null, departmentId: office };
  await db.insert(roleGrants).values({ ...grant, userId: actor.id });
  return { ...actor, grants: [...actor.grants, grant] };
}

describe("a notice whose languages lie with two offices", () => {
  test("a manager of one office alone withdraws neither language", async ({ db }) => {
    const { jiwoo, english, ask } = await givenTwoOffices(db, "published");

    const outcome = await withdrawNotice(as(jiwoo, db), ask);

    expect(outcome).toEqual({ ok: false, refusal: { code: "forbidden" } });
    expect(await statesOf(db, english.noticeId)).toEqual(["en published", "ko published"]);
  });

  test("a manager of one office who audits the other restores neither", async ({ db }) => {
    const { jiwoo, english, ask, parks } = await givenTwoOffices(db, "withdrawn");
    const auditing = await grantedToo(db, jiwoo, "auditor", parks.id);

    const outcome = await restoreNotice(as(auditing, db), ask);

    expect(outcome).toEqual({ ok: false, refusal: { code: "forbidden" } });
    expect(await statesOf(db, english.noticeId)).toEqual(["en withdrawn", "ko withdrawn"]);
  });

  test("a manager of both withdraws both and restores both", async ({ db }) => {
    const { jiwoo, english, ask, parks } = await givenTwoOffices(db, "published");
    const both = as(await grantedToo(db, jiwoo, "manager", parks.id), db);

    expect(await withdrawNotice(both, ask)).toMatchObject({ ok: true });
    expect(await statesOf(db, english.noticeId)).toEqual(["en withdrawn", "ko withdrawn"]);
    expect(await restoreNotice(both, { ...ask, lockVersion: 2 })).toMatchObject({ ok: true });
    expect(await statesOf(db, english.noticeId)).toEqual(["en published", "ko published"]);
  });
});

describe("a draft", () => {
  test("is not moved to an office where its author may only look", async ({ db }) => {
    const water = await givenDepartment(db, "water");
    const parks = await givenDepartment(db, "parks");
    const minjun = await givenUser(db, "author", { name: "Minjun", departmentId: water.id });
    const auditing = await grantedToo(db, minjun, "auditor", parks.id);
    const draft = await givenEdition(db, { createdBy: minjun.id, departmentId: water.id });
    const text = {
      editionId: draft.id,
      lockVersion: draft.lockVersion,
      title: "  Water outage ",
      summary: " On Monday night.\n",
      body: fromMarkdown("Between 22:00 and 4:00."),
      contact: "Han Seoyeon",
      changeType: null,
      changeNote: null,
    };

    expect(await saveEdition(as(auditing, db), { ...text, departmentId: parks.id })).toEqual({
      ok: false,
      refusal: { code: "forbidden" },
    });
    expect(await saveEdition(as(auditing, db), { ...text, departmentId: null })).toEqual({
      ok: false,
      refusal: { code: "forbidden" },
    });
    expect(await saveEdition(as(auditing, db), { ...text, departmentId: water.id })).toMatchObject({
      ok: true,
    });
    const trimmed = { title: "Water outage", summary: "On Monday night." };
    expect(await db.select().from(editions)).toMatchObject([trimmed]);
    expect(await db.select().from(editionRevisions)).toMatchObject([trimmed]);
  });
});
