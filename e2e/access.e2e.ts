import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext } from "@playwright/test";
import { expect, type RoleName, signedIn, test } from "./board";
import {
  type Answer,
  givenEditions,
  type MadeEditions,
  monthAhead,
  replay,
  scrapeForm,
} from "./editions";

/** Every page and route below a folder as an address, read from the files: a new one without a line below fails. */
function doors(file: "page.tsx" | "route.ts", folder: string, address = ""): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory())
      return doors(
        file,
        join(folder, entry.name),
        entry.name.startsWith("(") ? address : `${address}/${entry.name}`,
      );
    return entry.name === file ? [address] : [];
  });
}

/** Every exported function of every file that begins with "use server": each is a POST endpoint anybody can reach. */
function serverActions(folder = "app"): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return serverActions(path);
    const text = /\.tsx?$/.test(entry.name) ? readFileSync(path, "utf8") : "";
    if (!/["']use server["']/.test(text)) return [];
    return [...text.matchAll(/^export (?:async function|const) (\w+)/gm)].map(
      ([, name]) => `${name}`,
    );
  });
}

const all: RoleName[] = ["author", "editor", "manager", "admin", "auditor"];
const pages: Record<string, RoleName[]> = {
  "/admin": all,
  "/admin/account": all,
  "/admin/banner": ["manager"],
  "/admin/audit": all,
  "/admin/boards": ["admin"],
  "/admin/boards/[board]": ["admin"],
  "/admin/boards/new": ["admin"],
  "/admin/departments": ["admin"],
  "/admin/departments/[department]": ["admin"],
  "/admin/departments/new": ["admin"],
  "/admin/redirects": ["admin"],
  "/admin/site": ["manager"],
  "/admin/users": ["admin"],
  "/admin/users/[user]": ["admin"],
  "/admin/users/new": ["admin"],
  "/admin/notices": all,
  "/admin/notices/new": ["author", "editor", "manager"],
  "/admin/editions/[edition]": all,
  "/admin/editions/[edition]/preview": all,
  "/admin/editions/[edition]/review": ["editor", "manager"],
  "/admin/editions/[edition]/force-publish": ["editor", "manager"],
  "/admin/editions/[edition]/remove": ["manager"],
  "/admin/editions/[edition]/reads": all,
  "/admin/editions/[edition]/history": all,
};
const openPages = ["/admin/sign-in"];
/** Handlers anybody may ask, and why that gives nothing away. */
const openRoutes: Record<string, string> = {
  "/api/auth/[...nextauth]": "next-auth: says that somebody is signed in, never who",
  "/api/[[...rest]]": "that there is nothing",
  "/api/v1/notices": "what is public",
  "/api/v1/notices/[number]": "what is public",
  "/api/v1/suggest": "what is public",
  "/api/v1/openapi.json": "a description of the two above",
  "/[lang]/feed.atom": "what is public",
  "/[lang]/feed.rss": "what is public",
  "/[lang]/feed.json": "what is public",
  "/[lang]/[board]/feed.atom": "what is public",
  "/[lang]/[board]/feed.rss": "what is public",
  "/[lang]/[board]/feed.json": "what is public",
  "/sitemap.xml": "that there are public pages",
  "/sitemap/[part]": "addresses of public pages",
  "/robots.txt": "where the sitemap is",
  "/.well-known/security.txt": "whom to tell of a hole",
  "/files/[id]/[name]": "files of public editions",
  "/files/notice/[number]/[archive]": "all files of a public edition",
  "/files/shown/[id]/[name]": "PDFs of public editions, for the page that frames them",
  "/files/small/[id]/[name]": "images of public editions, in their narrower drawing",
  "/n/[number]": "a redirect to what is public",
  "/preview/[token]/files/[id]/[name]": "files of what is under way, to whoever has its link",
};

/** Handlers of the desk's own script, by their addresses; nobody gets past them (`writing` and `uploads.e2e.ts`: what each role is told). */
const deskRoutes = [
  "/api/desk/editions/[edition]/autosave",
  "/api/desk/editions/[edition]/files",
  "/api/desk/editions/[edition]/presence",
];

/** Files an official takes from the desk; nobody gets past them either. */
const deskFiles = ["/admin/audit/csv"];

/** An address with a row that the sample has in each of its places. */
const withRow = (address: string, edition: string) =>
  address.replace("[edition]", edition).replace(/\[(?:board|department|user)\]/, "1");

type Step = {
  /** Whose page the form is taken from, and the page. */
  of: RoleName;
  page: (made: MadeEditions) => string;
  /** The words on the button, and what is typed. */
  button: string;
  typed?: Record<string, string>;
  /** Who may send it; everybody else is tried with the very same form. */
  by: RoleName[];
};
const writers: RoleName[] = ["author", "editor", "manager"];
const steps: Record<string, Step> = {
  // First, for it is open for ten minutes.
  undo: {
    of: "editor",
    page: (made) => made.published,
    button: "Undo the publication",
    by: ["editor", "manager"],
  },
  beginNotice: {
    of: "author",
    page: () => "/admin/notices/new",
    button: "Begin the draft",
    typed: { board: "news-notices", lang: "en" },
    by: writers,
  },
  beginEdition: {
    of: "author",
    page: (made) => made.published,
    button: "New edition in English",
    by: writers,
  },
  duplicate: {
    of: "author",
    page: (made) => made.published,
    button: "Copy as a new notice",
    by: writers,
  },
  takeInBulk: {
    of: "author",
    page: () => "/admin/notices?state=draft",
    button: "Discard",
    typed: { edition: "1.1" },
    by: writers,
  },
  takeUp: {
    of: "author",
    page: (made) => `${made.published}/history?to=e${made.published.split("/").at(-1)}`,
    button: "Take this text up again",
    by: writers,
  },
  saveText: {
    of: "author",
    page: (made) => made.draft,
    button: "Save",
    typed: { title: "Written by somebody who may not" },
    by: writers,
  },
  recall: {
    of: "author",
    page: (made) => made.submitted,
    button: "Take back to draft",
    by: ["author"],
  },
  discard: { of: "author", page: (made) => made.draft, button: "Discard this draft", by: writers },
  publish: {
    of: "editor",
    page: (made) => `${made.submitted}/review`,
    button: "Publish",
    by: ["editor", "manager"],
  },
  reject: {
    of: "editor",
    page: (made) => `${made.submitted}/review`,
    button: "Return with a remark",
    typed: { remark: "Say which streets." },
    by: ["editor", "manager"],
  },
  schedule: {
    of: "editor",
    page: (made) => `${made.submitted}/review`,
    button: "Schedule",
    typed: { at: monthAhead() },
    by: ["editor", "manager"],
  },
  scheduleByForce: {
    of: "editor",
    page: (made) => `${made.draft}/review`,
    button: "Schedule without a second person",
    typed: { at: monthAhead(), reason: "The warning is in force from midnight." },
    by: ["editor", "manager"],
  },
  unschedule: {
    of: "editor",
    page: (made) => made.scheduled,
    button: "Take back the hour",
    typed: { reason: "Rain is forecast for that day." },
    by: ["editor", "manager"],
  },
  override: {
    of: "manager",
    page: (made) => `${made.barred}/review`,
    button: "Grant the override",
    typed: { reason: "Read and understood; the link is explained beside it." },
    by: ["manager"],
  },
  withdraw: {
    of: "manager",
    page: (made) => made.published,
    button: "Withdraw",
    typed: { "explanation-en": "It was put off.", reason: "The contractor is ill." },
    by: ["manager"],
  },
  restore: {
    of: "manager",
    page: (made) => made.withdrawn,
    button: "Restore",
    typed: { reason: "It was withdrawn by mistake." },
    by: ["manager"],
  },
  explain: {
    of: "manager",
    page: (made) => made.withdrawn,
    button: "Change the explanation",
    typed: { "explanation-en": "It was put off to May.", reason: "The new date is known." },
    by: ["manager"],
  },
  publishByForce: {
    of: "editor",
    page: (made) => `${made.draft}/force-publish`,
    button: "Publish now, check afterwards",
    typed: { reason: "The dam may break within the hour." },
    by: ["editor", "manager"],
  },
  check: {
    of: "editor",
    page: (made) => `${made.forced}/review`,
    button: "I have read it, it may stand",
    by: ["editor"], // The manager put it out.
  },
  remove: {
    of: "manager",
    page: (made) => `${made.published}/remove`,
    button: "Remove all of it",
    typed: { "explanation-en": "It named people who had not agreed." },
    by: ["manager"],
  },
  bringBack: {
    of: "author",
    page: (made) => made.discarded,
    button: "Bring back as a draft",
    by: writers,
  },
  changeFile: {
    of: "author",
    page: (made) => made.withFile,
    button: "Remove: streets.csv",
    by: writers,
  },
  addUser: {
    of: "admin",
    page: () => "/admin/users/new",
    button: "Make the account",
    typed: { name: "Mallory", email: "mallory@example.go.kr", lang: "en" },
    by: ["admin"],
  },
  changeUser: {
    of: "admin",
    page: () => "/admin/users/1",
    button: "Grant the role",
    typed: { role: "editor" },
    by: ["admin"],
  },
  setBoard: {
    of: "admin",
    page: () => "/admin/boards/1",
    button: "Save",
    typed: { nameEn: "Mallory's board" },
    by: ["admin"],
  },
  setSection: {
    of: "admin",
    page: () => "/admin/boards",
    button: "Add the section",
    typed: { nameEn: "A section", nameKo: "구역", slug: "mallory" },
    by: ["admin"],
  },
  setCategory: {
    of: "admin",
    page: () => "/admin/boards/1",
    button: "Add the category",
    typed: { nameEn: "A category", nameKo: "분류", slug: "mallory" },
    by: ["admin"],
  },
  setDepartment: {
    of: "admin",
    page: () => "/admin/departments/1",
    button: "Save",
    typed: { nameEn: "Mallory's office" },
    by: ["admin"],
  },
  setRedirect: {
    of: "admin",
    page: () => "/admin/redirects",
    button: "Add the redirect",
    typed: { from: "/mallory", to: "/en" },
    by: ["admin"],
  },
  setSiteTexts: {
    of: "manager",
    page: () => "/admin/site",
    button: "Save",
    typed: { "foot.ministry-en": "Mallory" },
    by: ["manager"],
  },
  sharePreview: {
    of: "author",
    page: (made) => made.draft,
    button: "Make a link",
    by: writers,
  },
  revokePreview: {
    of: "author",
    page: (made) => made.remarked,
    button: "Revoke: link 1",
    by: writers,
  },
  writeRemark: {
    of: "author",
    page: (made) => made.submitted,
    button: "Add the remark",
    typed: { remarkText: "Say which streets." },
    by: writers,
  },
  settleRemark: {
    of: "author",
    page: (made) => made.remarked,
    button: "Mark as done: Say which streets.",
    by: writers,
  },
  setBanner: {
    of: "manager",
    page: () => "/admin/banner",
    button: "Show on every page",
    typed: { textEn: "Stay at home today.", textKo: "오늘은 집에 계십시오." },
    by: ["manager"],
  },
};
/** Actions that concern nobody but whoever sends them. */
const ownActions = ["enter", "signOut", "changeOwnPassword", "chooseOwnMail"];

test("every page, handler and action of the house stands in this file", () => {
  const desk = doors("page.tsx", "app/(desk)");
  expect(desk.filter((address) => !(address in pages) && !openPages.includes(address))).toEqual([]);
  const handlers = doors("route.ts", "app").filter((address) => !(address in openRoutes));
  expect(handlers.sort()).toEqual([...deskFiles, ...deskRoutes]);
  const listed = [...Object.keys(steps), ...ownActions];
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

test("a step that is not for a role is refused to it, and changes nothing", async ({ browser }) => {
  test.setTimeout(420_000);
  const people = await everybody(browser);
  const made = await givenEditions(people);
  const stands = async () => {
    const texts = await Promise.all(
      Object.values(made).map(async (address) => textOf(people.manager, address)),
    );
    return [...texts, await totalOf(people.manager)];
  };
  const before = await stands();
  for (const [name, step] of Object.entries(steps)) {
    const form = await scrapeForm(people[step.of], step.page(made), step.button, step.typed);
    expectRefused(`nobody: ${name}`, await replay(browser, null, form));
    for (const role of all.filter((each) => !step.by.includes(each))) {
      expectRefused(`${role}: ${name}`, await replay(browser, people[role], form));
    }
  }
  expect(await stands()).toEqual(before);
  for (const context of Object.values(people)) await context.close();
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
