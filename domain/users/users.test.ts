import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { auditEvents, endedSessions, users } from "@/db/schema";
import { as, givenUser, noon, test } from "@/domain/testing";
import { changePassword, chooseLang, endSession, findOfficial } from "./account";
import { generatePassword, hashPassword, passwordIssues, verifyPassword } from "./password";
import { signIn } from "./sign-in";

const password = "a long enough phrase";
const attempt = {
  email: "seoyeon@example.go.kr",
  password,
  origin: "127.0.0.1",
  secret: "s",
  now: noon,
};

describe("passwords", () => {
  test("a password is known by its hash, composed or decomposed, and no other is", async () => {
    const hash = await hashPassword("긴 암호를 하나 정했다");
    expect(await verifyPassword("긴 암호를 하나 정했다".normalize("NFD"), hash)).toBe(true);
    expect(await verifyPassword("긴 암호를 하나 정했다!", hash)).toBe(false);
  });

  test("short, endless and common passwords are refused; a generated one is not", () => {
    expect(passwordIssues("elevenchars").map(({ code }) => code)).toEqual(["password_short"]);
    expect(passwordIssues("x".repeat(129)).map(({ code }) => code)).toEqual(["password_short"]);
    expect(passwordIssues("Password1234").map(({ code }) => code)).toEqual(["password_common"]);
    expect(passwordIssues("aaaaaaaaaaaaaa").map(({ code }) => code)).toEqual(["password_common"]);
    expect(passwordIssues(generatePassword())).toEqual([]);
  });
});

describe("signing in", () => {
  test("a session is begun by the right password and ended by signing out", async ({ db }) => {
    await givenUser(db, "editor", { email: attempt.email, password });

    const outcome = await signIn(db, { ...attempt, email: " Seoyeon@Example.go.kr " });

    if (!outcome.ok) throw new Error(outcome.refusal.code);
    expect(await findOfficial(db, outcome.value)).toMatchObject({ email: attempt.email });
    await endSession(db, outcome.value, noon);
    expect(await findOfficial(db, outcome.value)).toBeNull();
  });

  test("unknown, disabled and mistyped answer alike", async ({ db }) => {
    await givenUser(db, "editor", { email: attempt.email, password });
    await givenUser(db, "editor", { email: "gone@example.go.kr", password, disabledAt: noon });
    const wrong = { ok: false, refusal: { code: "wrong_credentials" } };
    expect(await signIn(db, { ...attempt, password: "some other phrase" })).toEqual(wrong);
    expect(await signIn(db, { ...attempt, email: "gone@example.go.kr" })).toEqual(wrong);
    expect(await signIn(db, { ...attempt, email: "nobody@example.go.kr" })).toEqual(wrong);
  });

  test("the eleventh try from one address waits; the person elsewhere gets in; after 15 minutes all do", async ({
    db,
  }) => {
    await givenUser(db, "editor", { email: attempt.email, password });
    for (let n = 0; n < 10; n += 1)
      await signIn(db, { ...attempt, password: `guess number ${n} of ten` });

    expect(await signIn(db, attempt)).toEqual({
      ok: false,
      refusal: { code: "too_many_tries", minutes: 15 },
    });
    expect((await signIn(db, { ...attempt, origin: "127.0.0.2" })).ok).toBe(true);
    expect(
      (await signIn(db, { ...attempt, now: new Date(noon.getTime() + 15 * 60_000 + 1) })).ok,
    ).toBe(true);
  });
});

describe("where a try comes from", () => {
  test("every address of one IPv6 line is one origin, the next line another", async ({ db }) => {
    await givenUser(db, "editor", { email: attempt.email, password });
    for (let n = 1; n <= 10; n += 1)
      await signIn(db, { ...attempt, origin: `2001:db8:0:7::${n}`, password: `guess ${n} of ten` });

    expect(await signIn(db, { ...attempt, origin: "2001:db8:0:7:ffff::1" })).toMatchObject({
      refusal: { code: "too_many_tries" },
    });
    expect(await signIn(db, { ...attempt, origin: "2001:db8:0:8::1" })).toMatchObject({ ok: true });
  });

  test("NUL and endless words are wrong ones, whoever sends them", async ({ db }) => {
    const wrong = { ok: false, refusal: { code: "wrong_credentials" } };
    expect(await signIn(db, { ...attempt, email: "\u0000@\u0000" })).toEqual(wrong);
    expect(await signIn(db, { ...attempt, password: "\u0000" })).toEqual(wrong);
    const long = "x".repeat(100_000);
    expect(await signIn(db, { ...attempt, email: long, password: long })).toEqual(wrong);
  });
});

describe("signing out", () => {
  test("is recorded once, and clears the marks of sessions that have run out", async ({ db }) => {
    const seoyeon = await givenUser(db, "editor", { email: attempt.email, password });
    const session = { userId: seoyeon.id, sessionId: "old", epoch: 1, startedAt: 0, seenAt: 0 };
    const begun = { startedAt: noon.getTime(), seenAt: noon.getTime() };
    await endSession(db, { ...session, ...begun }, noon);
    const tomorrow = new Date(noon.getTime() + 24 * 3_600_000);
    const fresh = { ...session, sessionId: "new", startedAt: tomorrow.getTime() };

    await endSession(db, fresh, tomorrow);
    await endSession(db, fresh, tomorrow);

    const marks = await db.select({ id: endedSessions.sessionId }).from(endedSessions);
    expect(marks).toEqual([{ id: "new" }]);
    const events = await db.select({ action: auditEvents.action }).from(auditEvents);
    expect(events).toEqual([{ action: "user.signed_out" }, { action: "user.signed_out" }]);
  });
});

describe("the own language", () => {
  test("is chosen by its official, once for the record, and nobody else's follows", async ({
    db,
  }) => {
    const seoyeon = await givenUser(db, "editor");
    const jihoon = await givenUser(db, "editor");

    for (const _ of [1, 2]) await chooseLang(as(seoyeon, db), "ko");

    const rows = await db.select({ id: users.id, lang: users.lang }).from(users);
    expect(Object.fromEntries(rows.map(({ id, lang }) => [id, lang]))).toEqual({
      [seoyeon.id]: "ko",
      [jihoon.id]: "en",
    });
    const events = await db.select().from(auditEvents).orderBy(auditEvents.id);
    expect(events.map(({ action, detail }) => [action, detail])).toEqual([
      ["user.lang_chosen", { from: "en", to: "ko" }],
    ]);
  });
});

describe("the own password", () => {
  test("a new one ends every session that was open", async ({ db }) => {
    const seoyeon = await givenUser(db, "editor", {
      email: attempt.email,
      password,
      mustChangePassword: true,
    });
    const session = await signIn(db, attempt);
    if (!session.ok) throw new Error(session.refusal.code);

    const outcome = await changePassword(as(seoyeon, db), {
      current: password,
      next: "another long phrase",
    });

    expect(outcome).toEqual({ ok: true, value: { epoch: 2 } });
    expect(await findOfficial(db, session.value)).toBeNull();
    const [user] = await db.select().from(users).where(eq(users.id, seoyeon.id));
    expect(user?.mustChangePassword).toBe(false);
  });

  test("it needs the current one, and another than that", async ({ db }) => {
    const seoyeon = await givenUser(db, "editor", { password });
    const refused = async (current: string, next: string) => {
      const outcome = await changePassword(as(seoyeon, db), { current, next });
      return outcome.ok || outcome.refusal.code !== "malformed"
        ? []
        : outcome.refusal.issues.map(({ code }) => code);
    };
    expect(await refused("not the one I have", "another long phrase")).toEqual(["password_wrong"]);
    expect(await refused(password, password)).toEqual(["password_same"]);
    expect(await refused(password, "short")).toEqual(["password_short"]);
  });

  test("a stolen session guesses it ten times in 15 minutes; a right one begins anew", async ({
    db,
  }) => {
    const seoyeon = await givenUser(db, "editor", { password });
    const change = async (current: string, next: string) => {
      const outcome = await changePassword(as(seoyeon, db), { current, next });
      return outcome.ok ? "done" : outcome.refusal.code;
    };
    for (let n = 0; n < 9; n += 1) await change(`guess number ${n} of ten`, "another long phrase");
    expect(await change(password, "short")).toBe("malformed");
    for (let n = 0; n < 10; n += 1)
      expect(await change(`guess number ${n} of ten`, "another long phrase")).toBe("malformed");
    expect(await change(password, "another long phrase")).toBe("too_many_tries");
  });
});
