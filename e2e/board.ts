import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import {
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Page,
} from "@playwright/test";

export { expect } from "@playwright/test";

/** Origin of the board under test. */
export const board = () => process.env["BOARD_URL"] ?? "";

type Account = { role: string; email: string; password: string };
export type RoleName = "author" | "editor" | "manager" | "admin" | "auditor";

export function account(role: RoleName): Account {
  const accounts: Account[] = JSON.parse(process.env["BOARD_ACCOUNTS"] ?? "[]");
  const found = accounts.find((each) => each.role === role);
  if (!found) throw new Error(`No account for ${role}`);
  return found;
}

/** `test` of Playwright with the board's address, which is known only once it has started. */
export const test = base.extend({
  baseURL: async ({ browserName }, use) => use(browserName ? board() : ""),
});

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;

const sessions = new Map<RoleName, State>(); // Signing in is slow on purpose: once for each role is enough.

/** A browser context of an official who has signed in through the form. `own`: a session that this test may end. */
export async function signedIn(
  browser: Browser,
  role: RoleName,
  { own = false, ...options }: { javaScriptEnabled?: boolean; own?: boolean } = {},
): Promise<BrowserContext> {
  const known = own ? undefined : sessions.get(role);
  const given = { baseURL: board(), ...options, ...(known && { storageState: known }) };
  const context = await browser.newContext(given);
  if (known) return context;
  const page = await context.newPage();
  await page.goto("/admin/sign-in");
  await page.getByLabel("E-mail address").fill(account(role).email);
  await page.getByLabel("Password", { exact: true }).fill(account(role).password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "My desk" })).toBeVisible();
  await page.close();
  if (!own) sessions.set(role, await context.storageState());
  return context;
}

/** No accessibility finding of any level axe knows, best practices included. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(
      (each) => `${each.id}: ${each.nodes.map((node) => node.target.join(" ")).join(", ")}`,
    ),
  ).toEqual([]);
}

/** The Nu HTML checker finds no error and gives no warning, but for React's trailing slashes. */
export function expectValid(pages: { name: string; html: string }[]): void {
  const folder = mkdtempSync(join(tmpdir(), "gongji-nu-"));
  for (const [index, { html }] of pages.entries())
    writeFileSync(join(folder, `${index}.html`), html);
  const jar = join("node_modules", "vnu-jar", "build", "dist", "vnu.jar");
  const files = pages.map((_, index) => join(folder, `${index}.html`));
  const run = spawnSync("java", ["-Xss1024k", "-jar", jar, "--format", "json", ...files], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  rmSync(folder, { recursive: true, force: true });
  const {
    messages,
  }: { messages: { url?: string; message: string; extract?: string; type: string }[] } = JSON.parse(
    run.stderr,
  );
  const findings = messages.filter(
    ({ message }) => !message.startsWith("Trailing slash on void elements"),
  );
  expect(
    findings.map(
      ({ url, message, extract }) =>
        `${pages[Number(/(\d+)\.html$/.exec(url ?? "")?.[1])]?.name}: ${message} ${extract ?? ""}`,
    ),
  ).toEqual([]);
}
