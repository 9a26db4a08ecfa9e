import { and, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { auditEvents, editionRevisions, editions, roleGrants, users } from "@/db/schema";
import { verifyAudit } from "@/domain/audit";
import { type Context, roles } from "@/domain/context";
import { publishNotice } from "@/domain/notices/publish";
import { recallEdition } from "@/domain/notices/submit";
import {
  as,
  givenBoard,
  givenDepartment,
  givenEdition,
  givenUser,
  noon,
  test,
} from "@/domain/testing";
import { findOfficial } from "./account";
import { endGrant, grantRole } from "./grants";
import { leave } from "./leave";
import { addOfficial, changeOfficial, findAccount, renewPassword, setLocked } from "./officials";
import { signIn } from "./sign-in";

const minjun = {
  name: "Kim Minjun",
  email: "minjun@example.go.kr",
  departmentId: null,
  lang: "ko",
} as const;
const refused = (code: string) => ({ ok: false, refusal: { code } });
const issue = (code: string) => ({
  ok: false,
  refusal: { code: "malformed", issues: [expect.objectContaining({ code })] },
});
const sessionOf = async (db: Context["db"], id: number) => {
  const [user] = await db.select().from(users).where(eq(users.id, id));
  return { userId: id, sessionId: "s", epoch: user?.sessionEpoch ?? 0, startedAt: 0, seenAt: 0 };
};

describe("accounts", () => {
  test("a new official signs in with the password shown once and has to change it; nothing else is open", async ({
    db,
  }) => {
    const admin = await givenUser(db, "admin");

    const made = await addOfficial(as(admin, db), minjun);

    if (!made.ok) throw new Error(made.refusal.code);
    const { email, password } = made.value;
    const session = await signIn(db, {
      email,
      password,
      origin: "127.0.0.1",
      secret: "s",
      now: noon,
    });
    if (!session.ok) throw new Error(session.refusal.code);
    expect(await findOfficial(db, session.value)).toMatchObject({
      mustChangePassword: true,
      grants: [],
    });
    const record = await db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.action, "user.added"))
      .orderBy(auditEvents.id);
    expect(JSON.stringify(record)).not.toContain(password);
    expect((await verifyAudit(db)).firstBroken).toBeNull();
  });

  test("a field that is wrong is named, and nothing is made", async ({ db }) => {
    const admin = as(await givenUser(db, "admin"), db);
    await givenUser(db, "editor", { email: "Taken@example.go.kr" });
    expect(await addOfficial(admin, { ...minjun, email: "taken@example.go.kr" })).toEqual(
      issue("mail_taken"),
    );
    expect(await addOfficial(admin, { ...minjun, email: "nobody" })).toEqual(issue("mail_form"));
    expect(await addOfficial(admin, { ...minjun, name: "\u200b " })).toEqual(
      issue("field_missing"),
    );
    expect(await addOfficial(admin, { ...minjun, name: "x".repeat(81) })).toEqual(
      issue("field_long"),
    );
    expect(await addOfficial(admin, { ...minjun, departmentId: 987_654 })).toEqual(
      issue("choice_gone"),
    );
    expect(await db.select().from(auditEvents).where(eq(auditEvents.action, "user.added"))).toEqual(
      [],
    );
  });

  test("a form that shows what is no longer so is refused", async ({ db }) => {
    const admin = as(await givenUser(db, "admin"), db);
    const { id } = await givenUser(db, "editor");
    const seen = (await findAccount(db, id))?.seen ?? "";
    const change = { id, seen, name: "Lee Seoyeon", departmentId: null, lang: "en" } as const;
    expect(await changeOfficial(admin, change)).toEqual({ ok: true, value: null });
    expect(await changeOfficial(admin, { ...change, name: "Another" })).toEqual(refused("stale"));
  });

  test("a locked account, a new password and a change of rights end sessions on the next request", async ({
    db,
  }) => {
    const admin = as(await givenUser(db, "admin"), db);
    const { id } = await givenUser(db, "editor");
    const everywhere = { boardId: null, departmentId: null };
    const grantOf = async () =>
      (await db.select().from(roleGrants).where(eq(roleGrants.userId, id)))[0]?.id ?? 0;
    for (const step of [
      () => grantRole(admin, { id, role: "manager", ...everywhere }),
      async () => endGrant(admin, { id, grantId: await grantOf() }),
      () => renewPassword(admin, { id }),
      () => setLocked(admin, { id, locked: true }),
    ]) {
      const session = await sessionOf(db, id);
      expect(await findOfficial(db, session)).not.toBeNull();
      expect((await step()).ok).toBe(true);
      expect(await findOfficial(db, session)).toBeNull();
    }
    expect(await setLocked(admin, { id, locked: true })).toEqual(refused("stale"));
    expect((await setLocked(admin, { id, locked: false })).ok).toBe(true);
  });

  test("nobody changes the own rights, and the last administrator stays", async ({ db }) => {
    const one = await givenUser(db, "admin");
    const other = await givenUser(db, "admin");
    const [grant] = await db.select().from(roleGrants).where(eq(roleGrants.userId, one.id));
    const own = { id: one.id, grantId: grant?.id ?? 0 };
    expect(await endGrant(as(one, db), own)).toEqual(refused("own_account"));
    expect(await setLocked(as(one, db), { id: one.id, locked: true })).toEqual(
      refused("own_account"),
    );
    expect(await leave(as(one, db), { id: one.id, colleague: "" })).toEqual(refused("own_account"));
    const more = { id: one.id, role: "editor", boardId: null, departmentId: null } as const;
    expect(await grantRole(as(one, db), more)).toEqual(refused("own_account"));
    expect((await endGrant(as(other, db), own)).ok).toBe(true);
    // The one who lost the right asks on: their context is of a moment ago.
    expect(await setLocked(as(one, db), { id: other.id, locked: true })).toEqual(
      refused("forbidden"),
    );
    const [last] = await db.select().from(roleGrants).where(eq(roleGrants.userId, other.id));
    expect(await endGrant(as(other, db), { id: other.id, grantId: last?.id ?? 0 })).toEqual(
      refused("last_admin"),
    );
  });

  test("a role of the whole site has no limit, a place has to be there, a grant is given once", async ({
    db,
  }) => {
    const admin = as(await givenUser(db, "admin"), db);
    const { id } = await givenUser(db, "editor");
    const board = await givenBoard(db);
    expect(
      await grantRole(admin, { id, role: "admin", boardId: board.id, departmentId: null }),
    ).toEqual(issue("grant_whole"));
    expect(
      await grantRole(admin, { id, role: "author", boardId: 987_654, departmentId: null }),
    ).toEqual(issue("choice_gone"));
    expect(
      await grantRole(admin, { id, role: "editor", boardId: null, departmentId: null }),
    ).toEqual(issue("grant_held"));
    expect(
      (await grantRole(admin, { id, role: "author", boardId: board.id, departmentId: null })).ok,
    ).toBe(true);
  });
});

test("an administrator whose right was taken while they filled in the form adds nobody", async ({
  db,
}) => {
  const admin = await givenUser(db, "admin");
  const dismissed = await givenUser(db, "admin");
  expect((await setLocked(as(admin, db), { id: dismissed.id, locked: true })).ok).toBe(true);

  expect(await addOfficial(as(dismissed, db), minjun)).toEqual(refused("forbidden"));

  expect(await db.select().from(users).where(eq(users.email, minjun.email))).toEqual([]);
});

describe("an official who leaves", () => {
  test("hands on what is under way; sessions, account and grants end; history names the leaver", async ({
    db,
  }) => {
    const admin = as(await givenUser(db, "admin"), db);
    const leaver = await givenUser(db, "author", { name: "Park Leaver" });
    const colleague = await givenUser(db, "editor", { email: "Next@example.go.kr" });
    const draft = await givenEdition(db, { createdBy: leaver.id });
    const waiting = await givenEdition(db, { createdBy: leaver.id, state: "submitted" });
    const published = await givenEdition(db, { createdBy: leaver.id, state: "published" });
    const session = await sessionOf(db, leaver.id);

    expect(await leave(admin, { id: leaver.id, colleague: "next@example.go.kr" })).toEqual({
      ok: true,
      value: { handedOver: 2 },
    });

    expect(await findOfficial(db, session)).toBeNull();
    expect(await db.select().from(roleGrants).where(eq(roleGrants.userId, leaver.id))).toEqual([]);
    const standing = async (id: number) =>
      (await db.select().from(editions).where(eq(editions.id, id)))[0];
    expect(await standing(draft.id)).toMatchObject({ createdBy: colleague.id, state: "draft" });
    expect(await standing(waiting.id)).toMatchObject({
      createdBy: colleague.id,
      submittedBy: colleague.id,
      contentHash: waiting.contentHash,
    });
    expect(await standing(published.id)).toMatchObject({ createdBy: leaver.id });
    const events = await db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.action, "edition.handed_over"))
      .orderBy(auditEvents.id);
    expect(events.map(({ subject }) => subject)).toEqual([
      `edition:${draft.id}`,
      `edition:${waiting.id}`,
    ]);
    expect(events[0]?.detail).toMatchObject({ from: leaver.id, to: colleague.id });
    const kept = await db
      .select()
      .from(editionRevisions)
      .where(and(eq(editionRevisions.editionId, waiting.id), eq(editionRevisions.by, leaver.id)));
    expect(kept).toHaveLength(1);
  });

  test("who takes over a submission may recall it and may not publish it; nor may the leaver, come back", async ({
    db,
  }) => {
    const admin = as(await givenUser(db, "admin"), db);
    const leaver = await givenUser(db, "editor");
    const colleague = await givenUser(db, "editor");
    const waiting = await givenEdition(db, { createdBy: leaver.id, state: "submitted" });
    const ask = { editionId: waiting.id, lockVersion: waiting.lockVersion };
    await leave(admin, { id: leaver.id, colleague: colleague.email });

    const publish = { ...ask, contentHash: waiting.contentHash ?? "" };
    expect(await publishNotice(as(colleague, db), publish)).toEqual(refused("needs_second_person"));
    expect((await setLocked(admin, { id: leaver.id, locked: false })).ok).toBe(true);
    expect(await publishNotice(as(leaver, db), publish)).toEqual(refused("needs_second_person"));
    expect((await recallEdition(as(colleague, db), ask)).ok).toBe(true);
  });

  test("is refused where the colleague may not write a text, is locked or not named; nothing moves", async ({
    db,
  }) => {
    const admin = as(await givenUser(db, "admin"), db);
    const leaver = await givenUser(db, "author");
    const elsewhere = await givenUser(db, "editor", {
      boardId: (await givenBoard(db, { slug: "tenders" })).id,
    });
    const auditor = await givenUser(db, "auditor");
    const locked = await givenUser(db, "editor", { disabledAt: noon });
    const draft = await givenEdition(db, { createdBy: leaver.id });
    const to = (colleague: string) => leave(admin, { id: leaver.id, colleague });
    expect(await to("")).toEqual(issue("colleague_missing"));
    expect(await to(elsewhere.email)).toEqual({
      ok: false,
      refusal: {
        code: "malformed",
        issues: [
          {
            field: "colleague",
            code: "colleague_cannot",
            values: { numbers: String(draft.number) },
          },
        ],
      },
    });
    expect(await to(auditor.email)).toEqual(issue("colleague_cannot"));
    expect(await to(locked.email)).toEqual(issue("colleague_unknown"));
    expect(await to(leaver.email)).toEqual(issue("colleague_unknown"));
    expect((await db.select().from(editions).where(eq(editions.id, draft.id)))[0]?.createdBy).toBe(
      leaver.id,
    );
    expect(
      (await db.select().from(users).where(eq(users.id, leaver.id)))[0]?.disabledAt,
    ).toBeNull();
  });
});

test("officials and grants are an administrator's of the whole site, and of no other role", async ({
  db,
}) => {
  const { id } = await givenUser(db, "editor");
  const board = await givenBoard(db);
  const limited = await givenUser(db, "admin", { boardId: board.id });
  const others = await Promise.all(
    roles.filter((role) => role !== "admin").map((role) => givenUser(db, role)),
  );
  await givenDepartment(db);
  for (const actor of [limited, ...others]) {
    const context = as(actor, db);
    expect(await addOfficial(context, minjun)).toEqual(refused("forbidden"));
    expect(await changeOfficial(context, { ...minjun, id, seen: "" })).toEqual(
      refused("forbidden"),
    );
    expect(await renewPassword(context, { id })).toEqual(refused("forbidden"));
    expect(await setLocked(context, { id, locked: true })).toEqual(refused("forbidden"));
    expect(
      await grantRole(context, { id, role: "admin", boardId: null, departmentId: null }),
    ).toEqual(refused("forbidden"));
    expect(await endGrant(context, { id, grantId: 1 })).toEqual(refused("forbidden"));
    expect(await leave(context, { id, colleague: "" })).toEqual(refused("forbidden"));
  }
});
