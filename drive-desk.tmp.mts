import { chromium } from "@playwright/test";
const base = "http://localhost:41500";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"] });
const pw = "correct horse battery";
async function enter(role: string, js: boolean) {
  const context = await browser.newContext({ baseURL: base, javaScriptEnabled: js, viewport: { width: 1360, height: 1000 } });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  page.on("pageerror", (e) => console.log("PAGEERROR", role, e.message.slice(0, 300)));
  page.on("console", (m) => { if (m.type() === "error" || m.type() === "warning") console.log("CONSOLE", role, m.text().slice(0, 400)); });
  await page.goto("/admin/sign-in");
  await page.waitForTimeout(1500);
  await page.getByLabel("E-mail address").fill(`${role}@gongji.example`);
  await page.getByLabel("Password", { exact: true }).fill(pw);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForTimeout(2000);
  console.log(role, js, page.url());
  return page;
}
for (const js of [true, false]) {
  try {
  const p = await enter("author", js);
  await p.screenshot({ path: `/tmp/desk41/desk-${js}.png`, fullPage: true });
  await p.goto("/admin/notices/new");
  await p.waitForTimeout(1000);
  await p.getByLabel("Board").selectOption({ label: "News & Notices" });
  await p.getByLabel("Language").selectOption({ label: "English" });
  await p.getByRole("button", { name: "Begin the draft" }).click();
  await p.waitForURL(/editions/);
  await p.waitForTimeout(2500);
  await p.getByRole("button", { name: "Submit for review" }).click();
  await p.waitForTimeout(2000);
  console.log("alert:", (await p.getByRole("alert").allTextContents()).join("|"));
  await p.screenshot({ path: `/tmp/desk41/edit-empty-${js}.png`, fullPage: true });
  await p.getByLabel("Title").fill(`Water outage ${js}`);
  await p.getByLabel("Summary").fill("The water is off on Monday night in two streets.");
  if (js) { await p.getByRole("textbox", { name: "Body" }).click(); await p.keyboard.type("The pipes are mended between 22:00 and 4:00."); }
  else await p.getByLabel("Body").fill("## When\n\nThe pipes are mended between 22:00 and 4:00.");
  await p.getByLabel("Department").selectOption({ index: 1 });
  await p.getByLabel("Contact").fill("Han Seoyeon");
  await p.getByRole("button", { name: "Save" }).click();
  await p.waitForTimeout(2000);
  console.log("status:", await p.getByRole("status").allTextContents(), await p.getByLabel("Department").inputValue());
  await p.screenshot({ path: `/tmp/desk41/edit-${js}.png`, fullPage: true });
  const edition = new URL(p.url()).pathname;
  // stale
  const q = await p.context().newPage(); await q.goto(edition); await q.waitForTimeout(1500);
  await p.getByLabel("Summary").fill("First hand."); await p.getByRole("button", { name: "Save" }).click(); await p.waitForTimeout(1500);
  await q.getByLabel("Summary").fill("Second hand."); await q.getByRole("button", { name: "Save" }).click(); await q.waitForTimeout(1500);
  console.log("conflict:", (await q.getByRole("main").textContent())?.includes("First hand."), await q.getByLabel("Summary").inputValue(), await q.locator('meta[name="gongji-status"]').getAttribute("content"));
  await q.screenshot({ path: `/tmp/desk41/conflict-${js}.png`, fullPage: true });
  await q.close({ runBeforeUnload: false });
  await p.goto(edition); await p.waitForTimeout(1500);
  await p.getByRole("button", { name: "Submit for review" }).click();
  await p.waitForTimeout(2500);
  console.log("submitted:", p.url(), (await p.getByRole("main").textContent())?.includes("Submitted"));
  await p.screenshot({ path: `/tmp/desk41/submitted-${js}.png`, fullPage: true });
  const e = await enter("editor", js);
  await e.goto("/admin");
  await e.screenshot({ path: `/tmp/desk41/wait-${js}.png`, fullPage: true });
  await e.getByRole("link", { name: `Water outage ${js}` }).first().click();
  await e.waitForURL(/review/); await e.waitForTimeout(1500);
  await e.screenshot({ path: `/tmp/desk41/review-${js}.png`, fullPage: true });
  await e.getByRole("button", { name: "Publish" }).click();
  await e.waitForTimeout(2500);
  console.log("published:", e.url(), (await e.getByRole("main").textContent())?.includes("Published"));
  const m = await enter("manager", js);
  await m.goto(edition); await m.waitForTimeout(1500);
  await m.getByRole("button", { name: "Withdraw" }).click(); await m.waitForTimeout(1500);
  console.log("withdraw alert:", (await m.getByRole("alert").allTextContents()).join("|"));
  await m.getByLabel("Public explanation in English").fill("The work was put off.");
  await m.getByLabel("Reason for the record").fill("The contractor is ill today.");
  await m.screenshot({ path: `/tmp/desk41/withdraw-${js}.png`, fullPage: true });
  await m.getByRole("button", { name: "Withdraw" }).click(); await m.waitForTimeout(2500);
  console.log("withdrawn:", m.url(), (await m.getByRole("main").textContent())?.includes("Withdrawn"));
  await m.getByRole("button", { name: "New edition" }).click(); await m.waitForTimeout(2500);
  console.log("new edition:", m.url());
  for (const [n, a] of [["reads", `${edition}/reads`], ["preview", `${edition}/preview`], ["list", "/admin/notices?sort=reads"], ["none", "/admin/notices?q=zzz"], ["account", "/admin/account"], ["missing", "/admin/editions/999999"]] as const) {
    const r = await m.goto(a); await m.waitForTimeout(500);
    console.log(n, r?.status());
    await m.screenshot({ path: `/tmp/desk41/${n}-${js}.png`, fullPage: true });
  }
  if (js) { const a = await enter("admin", js); console.log("must change:", a.url(), (await a.goto("/admin/notices"))?.url()); await a.screenshot({ path: "/tmp/desk41/must.png" }); const k = await enter("auditor", js); await k.goto("/admin/notices"); await k.screenshot({ path: "/tmp/desk41/ko.png" }); }
  } catch (error) { console.log("FAILED", js, String(error).slice(0, 800)); }
}
await browser.close();
