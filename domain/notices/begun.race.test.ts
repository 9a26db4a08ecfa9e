import { count } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Database } from "@/db";
import { auditEvents, notices } from "@/db/schema";
import type { Context } from "@/domain/context";
import {
  as,
  givenBoard,
  givenDepartment,
  givenEdition,
  givenUser,
  noon,
  withDatabase,
} from "@/domain/testing";
import { emptyBody } from "@/lib/body";
import { createNotice } from "./create";
import { duplicateEdition } from "./duplicate";
import { saveEdition } from "./edit";

const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
const noticesIn = async (db: Database) => (await db.select({ n: count() }).from(notices))[0]?.n;

const ways: Record<
  string,
  (db: Database) => Promise<(context: Context) => ReturnType<typeof createNotice>>
> = {
  "a notice copied": async (db) => {
    const { id } = await givenEdition(db, { state: "published" });
    return (context) => duplicateEdition(context, { editionId: id });
  },
  "a notice begun": async (db) => {
    await givenBoard(db);
    return (context) => createNotice(context, { board: "news-notices", lang: "en" });
  },
};

test.for(Object.entries(ways))(
  "%s by eight presses at once is one notice, and one event of the record",
  async ([, way]) => {
    await withDatabase(async ({ db }) => {
      const minjun = await givenUser(db, "author");
      const press = await way(db);
      const before = (await noticesIn(db)) ?? 0;

      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, second) => press(as(minjun, db, later(second)))),
      );

      expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.value.editionId)).size).toBe(
        1,
      );
      expect(outcomes[0]?.ok).toBe(true);
      expect(await noticesIn(db)).toBe(before + 1);
      expect((await db.select({ n: count() }).from(auditEvents))[0]?.n).toBe(1);
    });
  },
);

test.for(Object.entries(ways))(
  "%s by somebody else, a while later, or once the first was written in, is another notice",
  async ([, way]) => {
    await withDatabase(async ({ db }) => {
      const minjun = await givenUser(db, "author");
      const seoyeon = await givenUser(db, "author");
      const department = await givenDepartment(db);
      const press = await way(db);
      const made = async (actor: typeof minjun, now = noon) => {
        const outcome = await press(as(actor, db, now));
        if (!outcome.ok) throw new Error(outcome.refusal.code);
        return outcome.value.editionId;
      };

      const first = await made(minjun);
      const theirs = await made(seoyeon);
      const again = await made(minjun, later(11));
      const saved = await saveEdition(as(minjun, db, later(12)), {
        ...{ editionId: again, lockVersion: 1, title: "Water outage", summary: "" },
        ...{ body: emptyBody, departmentId: department.id, contact: "" },
        ...{ changeType: null, changeNote: null },
      });
      expect(saved.ok).toBe(true);
      const third = await made(minjun, later(13));

      expect(new Set([first, theirs, again, third]).size).toBe(4);
    });
  },
);
