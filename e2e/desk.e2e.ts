import { board, expect, test } from "./board";

test("a wrong password is answered as an unknown account is", async ({ browser }) => {
  const answers: string[] = [];
  for (const email of ["author@gongji.example", "nobody@gongji.example"]) {
    const context = await browser.newContext({ baseURL: board(), javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto("/admin/sign-in");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password", { exact: true }).fill("not the password at all");
    await page.getByRole("button", { name: "Sign in" }).click();
    answers.push((await page.getByRole("alert").textContent()) ?? "");
    await context.close();
  }
  expect(answers[0]).toBe(answers[1]);
});
