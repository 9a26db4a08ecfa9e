import { describe, expect, test } from "vitest";
import type { Database } from "@/db";
import {
  as,
  type GivenEdition,
  givenEdition,
  givenUser,
  noon,
  withDatabase,
} from "@/domain/testing";
import { announce, pagesChannel } from "./announce";
import { publishNotice } from "./publish";
import { publicEditions, removeNotice } from "./remove";
import { undoPublish } from "./undo";
import { restoreNotice, withdrawNotice } from "./withdraw";

const on = (day: number) => new Date(`2026-02-${String(day).padStart(2, "0")}T00:00:00.000Z`);
const published = (day: number, given: GivenEdition = {}): GivenEdition => ({
  state: "published",
  publishedAt: on(day),
  ...given,
});
const ended = { endsAt: on(25) };

type Heard = { notices: number[]; boards: string[] };

/** Everything announced on a real database while `work` ran, heard as every process hears it. */
async function heardWhile(work: (db: Database) => Promise<unknown>): Promise<Heard[]> {
  return withDatabase(async ({ db, sql }) => {
    const heard: Heard[] = [];
    await sql.listen(pagesChannel, (message) => heard.push(JSON.parse(message)));
    await work(db);
    await announce(db, { notices: [], boards: ["the-end"] });
    await expect.poll(() => heard.at(-1)?.boards).toEqual(["the-end"]);
    return heard
      .slice(0, -1)
      .map(({ notices, boards }) => ({ notices: notices.toSorted((a, b) => a - b), boards }));
  });
}

async function publish(db: Database, given: GivenEdition): Promise<void> {
  const edition = await givenEdition(db, { ...given, state: "submitted" });
  const outcome = await publishNotice(as(await givenUser(db, "editor"), db), {
    editionId: edition.id,
    lockVersion: edition.lockVersion,
    contentHash: edition.contentHash ?? "",
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
}

describe("who is told that a page is no longer true", () => {
  test("a first publication names itself and the newest listed notice, and no other", async () => {
    const heard = await heardWhile(async (db) => {
      await givenEdition(db, published(1, { number: 2001 }));
      await givenEdition(db, published(2, { number: 2002 }));
      await givenEdition(db, published(3, { number: 2003, lang: "ko" }));
      await publish(db, { number: 2004 });
    });
    expect(heard).toEqual([{ notices: [2002, 2004], boards: ["news-notices"] }]);
  });

  test("what has ended in between is named together with the listed one behind it", async () => {
    const heard = await heardWhile(async (db) => {
      await givenEdition(db, published(1, { number: 2001 }));
      await givenEdition(db, published(2, { number: 2002 }));
      await givenEdition(db, published(3, { number: 2003, ...ended }));
      await givenEdition(db, published(4, { number: 2004, ...ended, state: "withdrawn" }));
      await publish(db, { number: 2005 });
    });
    expect(heard).toEqual([{ notices: [2002, 2003, 2004, 2005], boards: ["news-notices"] }]);
  });

  test("a major change leaves its old neighbours on both sides and finds its new one", async () => {
    const heard = await heardWhile(async (db) => {
      await givenEdition(db, published(1, { number: 2001 }));
      await givenEdition(db, published(2, { number: 2002, ...ended }));
      const moving = await givenEdition(db, published(3, { number: 2003 }));
      await givenEdition(db, published(4, { number: 2004, ...ended }));
      await givenEdition(db, published(5, { number: 2005 }));
      await givenEdition(db, published(6, { number: 2006 }));
      await publish(db, {
        noticeId: moving.noticeId,
        changeType: "major",
        changeNote: "New hours.",
      });
    });
    expect(heard).toEqual([
      { notices: [2001, 2002, 2003, 2004, 2005, 2006], boards: ["news-notices"] },
    ]);
  });

  test("a withdrawal and its restoring name the notice alone: its neighbours' pages stay as they were", async () => {
    const heard = await heardWhile(async (db) => {
      await givenEdition(db, published(1, { number: 2001 }));
      const edition = await givenEdition(db, published(2, { number: 2002 }));
      await givenEdition(db, published(3, { number: 2003 }));
      const manager = as(await givenUser(db, "manager"), db);
      const ask = { editionId: edition.id, reason: "The contractor is ill." };
      const { lockVersion } = edition;
      await withdrawNotice(manager, { ...ask, lockVersion, explanations: { en: "Put off." } });
      await restoreNotice(manager, { ...ask, lockVersion: lockVersion + 1 });
    });
    const itself = { notices: [2002], boards: ["news-notices"] };
    expect(heard).toEqual([itself, itself]);
  });

  test("a removal names its neighbours, and the notices that led to it", async () => {
    const heard = await heardWhile(async (db) => {
      const manager = as(await givenUser(db, "manager"), db);
      const editions: Awaited<ReturnType<typeof givenEdition>>[] = [];
      for (const [day, number] of [2001, 2002, 2003, 2004, 2005].entries())
        editions.push(await givenEdition(db, published(day + 1, { number })));
      const remove = async (index: number, instead: number | null) => {
        const { id: editionId = 0, noticeId = 0 } = editions[index] ?? {};
        const seen = (await publicEditions(db, noticeId)).map(({ id }) => id);
        const explanations = { en: "It named people who had not agreed." };
        await removeNotice(manager, { editionId, lockVersion: 1, explanations, instead, seen });
      };
      await remove(0, 2004);
      await remove(3, null);
    });
    expect(heard).toEqual([
      { notices: [2001, 2002], boards: ["news-notices"] },
      { notices: [2001, 2003, 2004, 2005], boards: ["news-notices"] },
    ]);
  });

  test("an undone major change leaves the neighbours it had found and comes back to its old ones", async () => {
    const heard = await heardWhile(async (db) => {
      const editor = await givenUser(db, "editor");
      const first = await givenEdition(db, published(1, { number: 2001, state: "superseded" }));
      await givenEdition(db, published(2, { number: 2002 }));
      await givenEdition(db, published(3, { number: 2003 }));
      await givenEdition(db, published(4, { number: 2004 }));
      const live = await givenEdition(
        db,
        published(5, { noticeId: first.noticeId, versionAt: noon, publishedBy: editor.id }),
      );
      await undoPublish(as(editor, db), { editionId: live.id, lockVersion: 1 });
    });
    expect(heard).toEqual([{ notices: [2001, 2002, 2004], boards: ["news-notices"] }]);
  });
});
