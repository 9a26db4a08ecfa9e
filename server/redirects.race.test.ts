import { expect, test } from "vitest";
import { connect, type Database } from "@/db";
import { openWire } from "@/db/wire.fixture";
import { addRedirect, removeRedirect } from "@/domain/redirects/redirects";
import { as, givenEdition, givenUser, withDatabase } from "@/domain/testing";
import { openLog } from "@/lib/log";
import { listen } from "./purge";
import { openRedirects } from "./redirects";

const log = openLog("silent");
const patience = { timeout: 20_000, interval: 50 };

/** A database that says how often it was asked. */
function counted(db: Database): { db: Database; asked: () => number } {
  let asked = 0;
  const counting = new Proxy(db, {
    get(_, name) {
      if (name === "select") asked += 1;
      return Reflect.get(db, name);
    },
  });
  return { db: counting, asked: () => asked };
}

test("any number of made-up addresses asks the database nothing; a redirect leads at once, until it is taken away", async () => {
  await withDatabase(async ({ url, db }) => {
    const admin = as(await givenUser(db, "admin"), db);
    const { number } = await givenEdition(db, { state: "published" });
    const over = counted(db);
    const pages: unknown[] = [];
    let redirects: ReturnType<typeof openRedirects> | undefined;
    const listener = await listen(
      url,
      {
        moved: (moved) => pages.push(moved),
        redirects: () => redirects?.moved(),
        ...{ counts: () => {}, missed: () => {}, mail: () => {} },
        ...{ silent: () => {}, answers: () => {} },
      },
      log,
    );
    redirects = openRedirects(over.db, () => listener.pulse, log);
    const { leadsTo } = redirects;
    const quiet = async () => {
      const before = over.asked();
      await leadsTo("/made-up");
      return over.asked() - before;
    };
    await expect.poll(quiet, patience).toBe(0);
    const before = over.asked();
    for (let n = 0; n < 100; n += 1) expect(await leadsTo(`/made-up/${n}?id=${n}`)).toBeNull();
    expect(over.asked()).toBe(before);

    const made = await addRedirect(admin, { from: "/old/view.do", to: String(number) });
    if (!made.ok) throw new Error(made.refusal.code);
    await expect.poll(() => leadsTo("/old/view.do?id=7"), patience).toBe(`/n/${number}?id=7`);
    expect((await removeRedirect(admin, made.value)).ok).toBe(true);
    await expect.poll(() => leadsTo("/old/view.do"), patience).toBeNull();
    await expect.poll(quiet, patience).toBe(0);

    expect(pages).toEqual([]); // No page shows a redirect: none was dropped.
    redirects.close();
    await listener.close();
  });
});

test("what is missing says so while the database is silent, at any address", async () => {
  await withDatabase(async ({ url, db }) => {
    const admin = as(await givenUser(db, "admin"), db);
    const { number } = await givenEdition(db, { state: "published" });
    await addRedirect(admin, { from: "/old/view.do", to: String(number) });
    const wire = await openWire(url);
    const pool = connect(wire.url, { max: 3 });
    // Nobody has noticed yet: as far as was last known the database answers.
    const pulse = { answers: () => true, ask: async () => false };
    const { leadsTo, moved, close } = openRedirects(pool.db, () => pulse, log);
    await expect.poll(() => leadsTo("/old/view.do"), patience).toBe(`/n/${number}`);

    wire.fallSilent();
    moved();

    const asked = performance.now();
    expect(await Promise.all([leadsTo("/old/view.do"), leadsTo("/made-up")])).toEqual([null, null]);
    expect(performance.now() - asked).toBeLessThan(5_000);
    close();
    pool.sever();
    wire.speakAgain();
    await wire.cut();
  });
});
