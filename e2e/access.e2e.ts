import type { Browser, BrowserContext } from "@playwright/test";
import {
  all,
  deskFiles,
  deskRoutes,
  doors,
  openPages,
  openRoutes,
  pages,
  serverActions,
  withRow,
} from "./access-pages";
import { keptCategory, ownActions, type Step, steps } from "./access-steps";
import { board, expect, type RoleName, signedIn, test } from "./board";
import {
  type Answer,
  givenEditions,
  type MadeEditions,
  replay,
  type Scraped,
  scrapeForm,
} from "./editions";

test("every page, handler and action of the house stands in the tables", () => {
  const desk = doors("page.tsx", "app/(desk)");
  expect(desk.filter((address) => !(address in pages) && !openPages.includes(address))).toEqual([]);
  const handlers = doors("route.ts", "app").filter((address) => !(address in openRoutes));
  expect(handlers.sort()).toEqual([...deskFiles, ...deskRoutes]);
  const named = Object.entries(steps).map(([name, step]) => step.action ?? name);
  const listed = [...new Set(named), ...ownActions];
  expect(serverActions().sort()).toEqual(listed.sort());
});

test("nobody gets past the door of any page of the desk", async ({ request }) => {
  for (const address of [...Object.keys(pages), ...deskFiles]) {
    const answer = await request.get(withRow(address, "1"), { maxRedirects: 0 });
    expect.soft(answer.status(), address).toBe(307);
    expect.soft(answer.headers()["location"], address).toContain("/admin/sign-in");
  }
});

test("a handler of the desk answers nobody, and a page of another site not even that", async ({
  request,
}) => {
  for (const route of deskRoutes) {
    const address = route.replace("[edition]", "1");
    const answer = await request.post(address, { form: { title: "Mine now" } });
    expect.soft(answer.status(), address).toBe(401);
    expect.soft(await answer.text(), address).toContain('"code":"signed_out"');
    const foreign = { headers: { origin: "https://elsewhere.example" } };
    expect.soft((await request.post(address, foreign)).status(), address).toBe(403);
  }
});

test("each role opens what is open to it and no more", async ({ browser }) => {
  test.setTimeout(180_000);
  for (const role of all) {
    const context = await signedIn(browser, role);
    const list = await (await context.request.get("/admin/notices?state=published")).text();
    const edition = /\/admin\/editions\/(\d+)/.exec(list)?.[1] ?? "";
    for (const [address, roles] of Object.entries(pages)) {
      const answer = await context.request.get(withRow(address, edition), {
        maxRedirects: 0,
      });
      const expected = roles.includes(role) ? 200 : 403;
      expect.soft(answer.status(), `${role} ${address}`).toBe(expected);
    }
    await context.close();
  }
});

test.describe("with a notice in each state", () => {
  let people: Record<RoleName, BrowserContext>;
  let made: MadeEditions;
  test.beforeAll(async ({ browser }) => {
    test.setTimeout(240_000);
    people = await everybody(browser);
    made = await givenEditions(people);
    await givenCategory(people.admin);
  });
  test.afterAll(async () => {
    for (const context of Object.values(people)) await context.close();
  });
  const stands = async () => {
    const texts = await Promise.all(
      Object.values(made).map(async (address) => textOf(people.manager, address)),
    );
    return [...texts, await totalOf(people.manager)];
  };
  const formOf = ({ of, page, button, typed, form }: Step) =>
    scrapeForm(people[of], page(made), button, typed, form);

  test("a step that is not for a role is refused to it, what no form of ours sends to everybody, and nothing changes", async ({
    browser,
  }) => {
    test.setTimeout(600_000);
    const before = await stands();
    for (const [name, step] of Object.entries(steps)) {
      const form = await formOf(step);
      expectRefused(`nobody: ${name}`, await replay(browser, null, form));
      for (const role of all.filter((each) => !step.by.includes(each))) {
        expectRefused(`${role}: ${name}`, await replay(browser, people[role], form));
      }
      for (const [what, status] of await forgedCalls(people[step.of], form)) {
        expect.soft(status, `${name}: ${what}`).toBeGreaterThanOrEqual(400);
        expect.soft(status, `${name}: ${what}`).toBeLessThan(500);
      }
    }
    expect(await stands()).toEqual(before);
  });

  const tampered: [keyof typeof steps, Record<string, string>, number][] = [
    ["takeInBulk", { step: "publish" }, 422],
    ["takeInBulk", { edition: "1" }, 422],
    ["takeInBulk", { edition: "1.1 or true" }, 422],
    ["duplicate", { editionId: "none" }, 422],
    ["duplicate", { editionId: "999999999" }, 404],
    ["place", { categoryId: "999999999" }, 422],
    ["place", { pinnedTo: "tomorrow" }, 422],
    ["place", { pinnedRank: "0" }, 422],
    ["place", { seen: "another" }, 409],
    ["takeUp", { past: "everything" }, 422],
    ["takeUp", { past: "e999999999" }, 404],
    ["takeUp", { lockVersion: "-1" }, 422],
    ["takeUp", { editionId: "999999999" }, 404],
  ];
  test("hidden fields that were tampered with are refused to whoever may take the step", async ({
    browser,
  }) => {
    test.setTimeout(120_000);
    const before = await stands();
    for (const [name, fields, expected] of tampered) {
      const step = steps[name];
      if (!step) throw new Error(`no form of ${name}`);
      const { address, fields: whole } = await formOf(step);
      const form = { address, fields: { ...whole, ...fields } };
      const { status, html } = await replay(browser, people[step.of], form);
      const what = `${name}: ${JSON.stringify(fields)}`;
      expect.soft(status, what).toBe(expected);
      expect.soft(html, what).toMatch(/There is a problem|Nothing was changed|not there/);
    }
    expect(await stands()).toEqual(before);
  });
});

test("a form sent from another site is turned away", async ({ browser }) => {
  const context = await signedIn(browser, "manager");
  const answer = await context.request.post("/admin/notices/new", {
    headers: { origin: "https://elsewhere.example" },
    form: { board: "news-notices", lang: "en" },
  });
  expect(answer.status()).toBe(403);
  await context.close();
});

async function givenCategory(admin: BrowserContext): Promise<void> {
  const page = await admin.newPage();
  await page.goto("/admin/boards/1");
  const form = page.getByRole("form", { name: "New category" });
  await form.getByLabel("Name in English").fill(keptCategory.nameEn);
  await form.getByLabel("Name in Korean").fill(keptCategory.nameKo);
  await form.getByLabel("Short name in addresses").fill(keptCategory.slug);
  await form.getByLabel("Place in the order, from 1").fill("1");
  await form.getByRole("button", { name: "Add the category" }).click();
  await expect(page.getByRole("status")).toContainText("Added");
  await page.close();
}

async function everybody(browser: Browser): Promise<Record<RoleName, BrowserContext>> {
  const entries: [RoleName, BrowserContext][] = [];
  for (const role of all)
    entries.push([role, await signedIn(browser, role, { javaScriptEnabled: false })]);
  return Object.fromEntries(entries) as Record<RoleName, BrowserContext>;
}

function expectRefused(name: string, { status, html }: Answer): void {
  expect.soft([403, 404, 409], name).toContain(status);
  expect
    .soft(html, name)
    .toMatch(/session has ended|There is a problem|not open|Nothing was changed/);
}

/**
 * Calls the action behind a form with arguments of one's own making, as its script and as a form without one: no state
 * before it, words in place of a form, nothing, no arguments at all.
 */
async function forgedCalls(
  who: BrowserContext,
  { address, fields }: Scraped,
): Promise<[string, number][]> {
  const [, reference = ""] =
    Object.entries(fields).find(([name]) => /^\$ACTION_\d+:0$/.test(name)) ?? [];
  const { id } = JSON.parse(reference);
  const call = async (what: string, given: object, headers: Record<string, string>) => {
    const sent = { ...given, headers: { origin: board(), ...headers }, maxRedirects: 0 };
    const answer = await who.request.post(address, sent);
    return [what, answer.status()] as [string, number];
  };
  const called = { "next-action": id, accept: "text/x-component" };
  const words = { ...called, "content-type": "text/plain;charset=UTF-8" };
  const forged = Object.fromEntries(
    Object.entries(fields).map(([name, value]) =>
      /^\$ACTION_\d+:1$/.test(name) ? [name, "[null]"] : [name, value],
    ),
  );
  const parts = Object.entries(fields).map(([name, value]) => [`1_${name}`, value]);
  return [
    await call("words for a form", { data: '[{"serial":0},"a form"]' }, words),
    await call("nothing", { data: "[]" }, words),
    await call("no arguments", { data: "now" }, words),
    await call(
      "no state before it",
      { multipart: { ...Object.fromEntries(parts), "0": '[null,"$K1"]' } },
      called,
    ),
    await call("no state before it, without script", { multipart: forged }, {}),
  ];
}

/** An edition as the desk shows it: its state, its words, its editions. */
async function textOf(context: BrowserContext, address: string): Promise<string> {
  const html = await (await context.request.get(address)).text();
  return (
    /<main[\s\S]*<\/main>/
      .exec(html)?.[0]
      .replace(/<input type="hidden"[^>]*>/g, "")
      .replace(/<div aria-live="polite">[\s\S]*?<\/div>/, "") // Who writes there, of the last two minutes.
      .replace(/\s(?:id|for|aria-\w+)="[^"]*"/g, "") ?? ""
  );
}

async function totalOf(context: BrowserContext): Promise<string> {
  const html = await (await context.request.get("/admin/notices")).text();
  return /<caption>[\s\S]*?<\/caption>/.exec(html)?.[0] ?? "";
}
