import { isNotNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { connect } from "@/db";
import { outbox } from "@/db/schema";
import { givenEdition, givenUser, noon, withDatabase } from "@/domain/testing";
import type { Mail } from "./compose";
import { deliverNext, nextMail } from "./deliver";
import { tell } from "./outbox";

const publicUrl = "https://notices.example";

test("of 60 mails three processes send each once, and what a killed one held is sent by another", async () => {
  await withDatabase(async ({ db, url }) => {
    const officials = await Promise.all([1, 2, 3, 4, 5, 6].map(() => givenUser(db, "editor")));
    const to = officials.map(({ id }) => id);
    for (let n = 0; n < 10; n += 1) {
      const edition = await givenEdition(db, { state: "submitted", title: `Notice ${n}` });
      await tell(db, { kind: "submitted", edition, to, actor: null }, noon);
    }
    const out: string[] = [];
    const send = async ({ messageId }: Mail) => void out.push(messageId);

    // One process takes a mail and is gone before the mail server has answered.
    const killed = connect(url, { max: 1 });
    const taken = new Promise<void>((resolve) => {
      const hangs = () => new Promise<void>(() => resolve());
      deliverNext(killed.db, { now: noon, publicUrl, send: hangs }).catch(() => {});
    });
    await taken;
    const process = async () => {
      while (await deliverNext(db, { now: noon, publicUrl, send }));
    };
    await Promise.all([process(), process(), process()]);
    expect(out).toHaveLength(59);

    killed.sever();
    await expect
      .poll(async () => {
        await process();
        return nextMail(db);
      })
      .toBeNull();
    expect(new Set(out).size).toBe(60);
    expect(out).toHaveLength(60);
    expect(await db.select().from(outbox).where(isNotNull(outbox.sentAt))).toHaveLength(60);
    await killed.sql.end({ timeout: 0 }).catch(() => {});
  });
});
