import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Database } from "@/db";
import { auditEvents, boards, departments, editions, users } from "@/db/schema";
import { addBoard, changeBoard, deleteBoard, deleteSection } from "@/domain/boards/change";
import { boardForDesk } from "@/domain/boards/queries";
import { deleteDepartment } from "@/domain/departments/change";
import { createNotice } from "@/domain/notices/create";
import { saveEdition } from "@/domain/notices/edit";
import type { Outcome } from "@/domain/outcome";
import {
  as,
  givenBoard,
  givenDepartment,
  givenEdition,
  givenSection,
  givenUser,
  promised,
  waitingFor,
  withDatabase,
} from "@/domain/testing";
import { addOfficial, changeOfficial, findAccount } from "@/domain/users/officials";
import { emptyBody } from "@/lib/body";

const fields = {
  ...{ nameEn: "Consultations", nameKo: "의견 수렴", leadEn: "", leadKo: "" },
  ...{ position: 3, pageSize: 20, secondPerson: true, licence: 1 },
};
const issues = (outcome: Outcome<unknown>) =>
  !outcome.ok && outcome.refusal.code === "malformed"
    ? outcome.refusal.issues.map(({ code }) => code)
    : [outcome];

test("of administrators who give one slug at once, by opening a board or renaming one, one does", async () => {
  await withDatabase(async ({ db }) => {
    const admin = as(await givenUser(db, "admin"), db);
    const sectionId = (await givenSection(db)).id;
    for (let round = 0; round < 10; round += 1) {
      const slug = `opinions-${round}`;
      const own = [`old-a-${round}`, `old-b-${round}`];
      const renames = [];
      for (const old of own) {
        const { id } = await givenBoard(db, { slug: old, sectionId });
        const seen = (await boardForDesk(db, id))?.seen ?? "";
        renames.push({ ...fields, id, seen, sectionId, slug });
      }

      const outcomes: Outcome<unknown>[] = await Promise.all([
        ...renames.map((rename) => changeBoard(admin, rename)),
        addBoard(admin, { ...fields, sectionId, slug }),
      ]);

      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      const lost = outcomes.filter(({ ok }) => !ok);
      expect(lost.map(issues)).toEqual([["slug_taken"], ["slug_taken"]]);
      expect(await db.select().from(boards).where(eq(boards.slug, slug))).toHaveLength(1);
    }
    expect(await db.select().from(auditEvents)).toHaveLength(10);
  });
});

/** Deletes something while `asked`, which names it, is on its way: it asks when the deletion has begun and not ended. */
async function whileDeleting<T>(
  given: { db: Database; sql: Parameters<Parameters<typeof withDatabase>[0]>[0]["sql"] },
  remove: (tx: Database) => Promise<Outcome<null>>,
  asked: () => Promise<T>,
): Promise<T> {
  const begun = promised<void>();
  const mayEnd = promised<void>();
  const deleting = given.db.transaction(async (tx) => {
    expect(await remove(tx)).toMatchObject({ ok: true });
    begun.resolve();
    await mayEnd.promise;
  });
  await begun.promise;
  const asking = asked();
  await expect.poll(() => waitingFor(given.sql), { timeout: 10_000 }).toBeGreaterThan(0); // A password is hashed first.
  mayEnd.resolve();
  await deleting;
  return asking;
}

describe("whoever names what somebody deletes at that moment is told so", () => {
  test("a department: by a new official, a changed one, and a text", async () => {
    await withDatabase(async ({ db, sql }) => {
      const admin = await givenUser(db, "admin");
      const seoyeon = await givenUser(db, "editor", { name: "Seoyeon" });
      const account = await findAccount(db, seoyeon.id);
      const draft = await givenEdition(db);
      const gone = async (name: string) => {
        const { id } = await givenDepartment(db, name);
        return { id, remove: (tx: Database) => deleteDepartment(as(admin, tx), { id }) };
      };
      const person = { name: "Kim Minjun", lang: "ko" } as const;

      const first = await gone("first");
      const added = await whileDeleting({ db, sql }, first.remove, () =>
        addOfficial(as(admin, db), { ...person, email: "m@example.go.kr", departmentId: first.id }),
      );
      const second = await gone("second");
      const changed = await whileDeleting({ db, sql }, second.remove, () =>
        changeOfficial(as(admin, db), {
          ...{ ...person, id: seoyeon.id, seen: account?.seen ?? "", departmentId: second.id },
        }),
      );
      const third = await gone("third");
      const saved = await whileDeleting({ db, sql }, third.remove, () =>
        saveEdition(as(seoyeon, db), {
          ...{ editionId: draft.id, lockVersion: 1, title: "Water", summary: "", body: emptyBody },
          ...{ departmentId: third.id, contact: "", changeType: null, changeNote: null },
        }),
      );

      expect(issues(added)).toEqual(["choice_gone"]);
      expect(issues(changed)).toEqual(["choice_gone"]);
      expect(issues(saved)).toEqual(["department_missing"]);
      expect(await db.select().from(users)).toHaveLength(2);
      const [text] = await db.select().from(editions).where(eq(editions.id, draft.id));
      expect(text).toMatchObject({ lockVersion: 1, departmentId: draft.departmentId });
      expect((await db.select().from(departments)).map(({ id }) => id)).toEqual([
        draft.departmentId,
      ]);
    });
  });

  test("a section by a board in it, a board by a notice on it", async () => {
    await withDatabase(async ({ db, sql }) => {
      const admin = await givenUser(db, "admin");
      const minjun = await givenUser(db, "author");
      const section = await givenSection(db, "empty");
      const board = await givenBoard(db);

      const changed = await whileDeleting(
        { db, sql },
        (tx) => deleteSection(as(admin, tx), { id: section.id }),
        async () => addBoard(as(admin, db), { ...fields, sectionId: section.id, slug: "opinions" }),
      );
      const begun = await whileDeleting(
        { db, sql },
        (tx) => deleteBoard(as(admin, tx), { id: board.id }),
        () => createNotice(as(minjun, db), { board: board.slug, lang: "en" }),
      );

      expect(issues(changed)).toEqual(["choice_gone"]);
      expect(begun).toEqual({ ok: false, refusal: { code: "not_found" } });
    });
  });
});
