import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, type RoleName, signedIn, test } from "./board";

/** Every page of the desk as an address, read from the folders: a new one without a line below fails. */
function deskPages(folder = "app/(desk)/admin", address = "/admin"): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory())
      return deskPages(
        join(folder, entry.name),
        entry.name.startsWith("(") ? address : `${address}/${entry.name}`,
      );
    return entry.name === "page.tsx" || entry.name === "route.ts" ? [address] : [];
  });
}

const all: RoleName[] = ["author", "editor", "manager", "admin", "auditor"];
const open: Record<string, RoleName[]> = {
  "/admin": all,
  "/admin/account": all,
  "/admin/notices": all,
  "/admin/notices/new": ["author", "editor", "manager"],
  "/admin/editions/[edition]": all,
  "/admin/editions/[edition]/preview": all,
  "/admin/editions/[edition]/review": ["editor", "manager"],
  "/admin/editions/[edition]/reads": all,
};
const withoutSession = ["/admin/sign-in"];

test("every page of the desk stands in the access table", () => {
  expect(
    deskPages().filter((address) => !(address in open) && !withoutSession.includes(address)),
  ).toEqual([]);
});

test("nobody gets past the door of any page of the desk", async ({ request }) => {
  for (const address of deskPages().filter((each) => !withoutSession.includes(each))) {
    const answer = await request.get(address.replace("[edition]", "1"), { maxRedirects: 0 });
    expect.soft(answer.status(), address).toBeGreaterThanOrEqual(300);
    expect.soft(answer.headers()["location"], address).toContain("/admin/sign-in");
  }
});

test("each role opens what is open to it and no more", async ({ browser }) => {
  test.setTimeout(180_000);
  for (const role of all) {
    const context = await signedIn(browser, role);
    const page = await context.newPage();
    await page.goto("/admin/notices?state=published");
    const href = (await page.locator("table tbody th a").first().getAttribute("href")) ?? "";
    const edition = /\/editions\/(\d+)/.exec(href)?.[1] ?? "1";
    for (const [address, roles] of Object.entries(open)) {
      const answer = await context.request.get(address.replace("[edition]", edition), {
        maxRedirects: 0,
      });
      if (roles.includes(role)) expect.soft(answer.status(), `${role} ${address}`).toBe(200);
      else expect.soft([403, 404, 303, 307], `${role} ${address}`).toContain(answer.status());
    }
    await context.close();
  }
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
