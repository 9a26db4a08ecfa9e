import { count } from "drizzle-orm";
import { describe, expect } from "vitest";
import { presences } from "@/db/schema";
import { as, givenEdition, givenUser, noon, test } from "@/domain/testing";
import { fromMarkdown } from "@/lib/body";
import { saveEdition } from "./edit";
import { beat, othersWriting } from "./presence";
import { discardEdition } from "./submit";

const secondsLater = (seconds: number) => new Date(noon.getTime() + seconds * 1000);

describe("who else writes here", () => {
  test("somebody who writes is named to others, since when, and not to themselves", async ({
    db,
  }) => {
    const { id: editionId } = await givenEdition(db);
    const seoyeon = await givenUser(db, "editor", { name: "Han Seoyeon" });
    const jihoon = await givenUser(db, "editor", { name: "Lee Jihoon" });
    await beat(as(seoyeon, db), { editionId, writing: true });

    const own = await beat(as(seoyeon, db, secondsLater(60)), { editionId, writing: true });
    const other = await beat(as(jihoon, db, secondsLater(90)), { editionId, writing: false });

    expect(own).toEqual({ ok: true, value: [] });
    expect(other).toEqual({ ok: true, value: [{ name: "Han Seoyeon", since: noon }] });
    expect(await othersWriting(as(seoyeon, db, secondsLater(91)), editionId)).toEqual([]);
  });

  test("two minutes without a sign and nobody is there; who comes back writes since then", async ({
    db,
  }) => {
    const { id: editionId } = await givenEdition(db);
    const seoyeon = await givenUser(db, "editor", { name: "Han Seoyeon" });
    const jihoon = await givenUser(db, "editor");
    await beat(as(seoyeon, db), { editionId, writing: true });

    expect(await othersWriting(as(jihoon, db, secondsLater(119)), editionId)).toHaveLength(1);
    expect(await othersWriting(as(jihoon, db, secondsLater(120)), editionId)).toEqual([]);
    await beat(as(seoyeon, db, secondsLater(600)), { editionId, writing: true });
    expect(await othersWriting(as(jihoon, db, secondsLater(601)), editionId)).toEqual([
      { name: "Han Seoyeon", since: secondsLater(600) },
    ]);
  });

  test("nobody is said to write in a text that was handed in, nor once they left, and others still are", async ({
    db,
  }) => {
    const minjun = await givenUser(db, "author", { name: "Kim Minjun" });
    const seoyeon = await givenUser(db, "editor", { name: "Han Seoyeon" });
    const auditor = as(await givenUser(db, "auditor"), db, secondsLater(2));
    const draft = await givenEdition(db, { createdBy: minjun.id });
    const ask = { editionId: draft.id, writing: true };
    for (const official of [minjun, seoyeon]) await beat(as(official, db), ask);

    await beat(as(seoyeon, db, secondsLater(1)), { ...ask, writing: false, left: true });
    expect(await othersWriting(auditor, draft.id)).toEqual([{ name: "Kim Minjun", since: noon }]);

    await discardEdition(as(minjun, db), { editionId: draft.id, lockVersion: draft.lockVersion });
    expect(await othersWriting(auditor, draft.id)).toEqual([]);
    const [left] = await db.select({ n: count() }).from(presences);
    expect(left?.n).toBe(0);
  });

  test("whoever saves writes; whoever may only look never does, and a stranger is told nothing", async ({
    db,
  }) => {
    const draft = await givenEdition(db);
    const ask = { editionId: draft.id, writing: true };
    const [seoyeon, auditor] = [await givenUser(db, "editor"), await givenUser(db, "auditor")];
    const stranger = await givenUser(db, "author");
    await saveEdition(as(seoyeon, db), {
      editionId: draft.id,
      lockVersion: draft.lockVersion,
      title: "Water outage",
      summary: "",
      body: fromMarkdown("Words."),
      departmentId: draft.departmentId,
      contact: "",
      changeType: null,
      changeNote: null,
    });

    expect(await beat(as(auditor, db), ask)).toMatchObject({ value: [{ name: seoyeon.name }] });
    expect(await othersWriting(as(seoyeon, db), draft.id)).toEqual([]);
    expect(await beat(as(stranger, db), ask)).toEqual({
      ok: false,
      refusal: { code: "not_found" },
    });
  });

  test("nobody keeps for longer than a day where somebody sat", async ({ db }) => {
    const { id: editionId } = await givenEdition(db);
    const { id: another } = await givenEdition(db);
    const [seoyeon, jihoon] = [await givenUser(db, "editor"), await givenUser(db, "editor")];
    await beat(as(seoyeon, db), { editionId, writing: true });

    await beat(as(jihoon, db, secondsLater(86_401)), { editionId: another, writing: true });

    const [rows] = await db.select({ n: count() }).from(presences);
    expect(rows?.n).toBe(1);
  });
});
