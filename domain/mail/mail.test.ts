import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db";
import { editions, outbox, users } from "@/db/schema";
import { publishNotice } from "@/domain/notices/publish";
import { rejectEdition, submitEdition } from "@/domain/notices/submit";
import { as, givenEdition, givenUser, noon, test } from "@/domain/testing";
import { chooseMail } from "@/domain/users/account";
import type { Mail } from "./compose";
import { deliverNext } from "./deliver";
import { messagesOf } from "./messages";

const publicUrl = "https://notices.example";

/** Sends all that is due; answers with what went out. */
async function sent(db: Database, now = noon): Promise<Mail[]> {
  const mails: Mail[] = [];
  const send = async (mail: Mail) => void mails.push(mail);
  while (await deliverNext(db, { now, publicUrl, send }));
  return mails;
}

const told = (mails: readonly Mail[]) =>
  mails.map(({ to, subject }) => `${to.name}: ${subject}`).sort();

describe("mail to officials", () => {
  test("who may decide is told of a submission, its writer of what became of it, each once", async ({
    db,
  }) => {
    const minjun = await givenUser(db, "author", { name: "Minjun" });
    const seoyeon = await givenUser(db, "editor", { name: "Seoyeon" });
    await givenUser(db, "manager", { name: "Jiwoo" });
    await givenUser(db, "admin", { name: "Areum" });
    await givenUser(db, "editor", { name: "Haram", disabledAt: noon });
    const draft = await givenEdition(db, { createdBy: minjun.id, title: "Water outage" });
    const ask = { editionId: draft.id };

    await submitEdition(as(minjun, db), { ...ask, lockVersion: 1 });
    const first = await sent(db);
    expect(told(first)).toEqual([
      "Jiwoo: To review: Water outage",
      "Seoyeon: To review: Water outage",
    ]);
    expect(first[0]?.text).toContain(`${publicUrl}/admin/editions/${draft.id}/review`);
    expect(await sent(db)).toEqual([]);

    await rejectEdition(as(seoyeon, db), { ...ask, lockVersion: 2, remark: "Which street?" });
    const [back, ...others] = await sent(db);
    expect(others).toEqual([]);
    expect(back?.to.name).toBe("Minjun");
    expect(back?.text).toContain("> Which street?");

    await submitEdition(as(minjun, db), { ...ask, lockVersion: 3 });
    await sent(db);
    await db.update(users).set({ lang: "ko" }).where(eq(users.id, minjun.id));
    const [handedIn] = await db.select().from(editions).where(eq(editions.id, draft.id));
    const contentHash = handedIn?.contentHash ?? "";
    await publishNotice(as(seoyeon, db), { ...ask, lockVersion: 4, contentHash });
    expect(told(await sent(db))).toEqual(["Minjun: 게시됨: Water outage"]);
  });

  test("a step that is refused writes nobody, nor does one to an official who wants no mail", async ({
    db,
  }) => {
    const minjun = await givenUser(db, "author");
    const seoyeon = await givenUser(db, "editor");
    const draft = await givenEdition(db, { createdBy: minjun.id, title: "Water outage" });

    await submitEdition(as(minjun, db), { editionId: draft.id, lockVersion: 9 });
    expect(await db.select().from(outbox)).toEqual([]);

    await chooseMail(as(seoyeon, db), false);
    await submitEdition(as(minjun, db), { editionId: draft.id, lockVersion: 1 });
    expect(await db.select().from(outbox)).toEqual([]);
  });

  test("what the mail server does not take is tried again later, then given up", async ({ db }) => {
    const minjun = await givenUser(db, "author");
    await givenUser(db, "editor");
    const draft = await givenEdition(db, { createdBy: minjun.id, title: "Water outage" });
    await submitEdition(as(minjun, db), { editionId: draft.id, lockVersion: 1 });
    const refusing = async () => {
      throw new Error("the box is full");
    };
    const tryAt = (now: Date) => deliverNext(db, { now, publicUrl, send: refusing });
    const minutes = (count: number) => new Date(noon.getTime() + count * 60_000);

    expect(await tryAt(noon)).toEqual({ failed: "the box is full", given: "later" });
    expect(await tryAt(noon)).toBeNull();
    for (const at of [1, 6, 21, 81, 321, 1041])
      expect(await tryAt(minutes(at))).toMatchObject({ given: "later" });
    expect(await tryAt(minutes(3_000))).toMatchObject({ given: "up" });
    expect(await sent(db, minutes(9_000))).toEqual([]);
  });

  test("the desk lists what an official was written in the last 14 days", async ({ db }) => {
    const minjun = await givenUser(db, "author");
    const seoyeon = await givenUser(db, "editor");
    const draft = await givenEdition(db, { createdBy: minjun.id, title: "Water outage" });
    await submitEdition(as(minjun, db), { editionId: draft.id, lockVersion: 1 });

    const reader = { id: seoyeon.id, lang: "en" } as const;
    expect(await messagesOf(db, reader, noon)).toMatchObject([
      { subject: "To review: Water outage", to: `/admin/editions/${draft.id}/review` },
    ]);
    const later = new Date(noon.getTime() + 15 * 86_400_000);
    expect(await messagesOf(db, reader, later)).toEqual([]);
    expect(await messagesOf(db, { id: minjun.id, lang: "en" }, noon)).toEqual([]);
  });
});
