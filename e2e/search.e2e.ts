import { expect, test } from "./board";

test.use({ javaScriptEnabled: false });

test("a citizen asks in other words than the title's, narrows what is found and takes the address along", async ({
  page,
}) => {
  await page.goto("/en");
  await page
    .getByRole("searchbox", { name: "Search all notices and names of attachments" })
    .fill("malaysian governments");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("“malaysian governments”");
  const first = page.getByRole("main").getByRole("heading", { level: 3 }).first();
  await expect(first).toContainText("Malaysia");
  await expect(first.locator("mark").first()).toHaveText(/Malaysia|government/i);

  await page
    .getByRole("searchbox", { name: "Search all notices and names of attachments" })
    .fill("digital");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByLabel("Year").selectOption({ label: "2019 (1)" });
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveTitle("“digital”: 1 notice found - Gongji");
  await page.goto(page.url());
  await expect(page.getByLabel("Year")).toHaveValue("2019");
  await page.getByRole("link", { name: "Clear all" }).click();
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText(": 1 notice");
});

test("a word with a particle finds what holds it without, and the other way round", async ({
  page,
}) => {
  const found = async (words: string) => {
    await page.goto(`/ko/search?q=${encodeURIComponent(words)}`);
    return page.getByRole("main").getByRole("heading", { level: 3 }).allTextContents();
  };
  const bare = await found("민원");
  expect(bare.length).toBeGreaterThan(0);
  expect((await found("민원을")).sort()).toEqual(bare.sort());
});

test("a slip and a keyboard in the other language are offered as they were meant, and nothing is swapped", async ({
  page,
}) => {
  for (const [typed, meant] of [
    ["/en/search?q=digital+goverment&year=2019", "digital government"],
    ["/en/news-notices?q=malasyia", "malaysia"],
    [`/ko/search?q=alsdnjs`, "민원"],
  ] as const) {
    await page.goto(typed);
    const heading = await page.getByRole("heading", { level: 1 }).textContent();
    await page.getByRole("link", { name: meant, exact: true }).click();
    await expect(page.getByRole("main").getByRole("heading", { level: 3 }).first()).toBeVisible();
    expect(heading).not.toContain(meant);
    expect(new URL(page.url()).searchParams.get("q")).toBe(meant);
    if (typed.includes("year")) expect(page.url()).toContain("year=2019");
  }
});

test("where one language has nothing, the page leads to what the other has", async ({ page }) => {
  await page.goto(`/en/search?q=${encodeURIComponent("무인민원발급기")}`);
  const link = page.getByRole("link", { name: /^\d+ notices? in Korean holds? “무인민원발급기”$/ });
  const [count] = (await link.textContent())?.split(" ") ?? [];
  expect(await link.getAttribute("hreflang")).toBe("ko");
  await link.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`${count}건`);
  await page.goto("/en/search?q=zzzz");
  await expect(page.getByRole("link", { name: /in Korean hold/ })).toHaveCount(0);
});

test("initial consonants that are sent lead to the titles they stand for", async ({ page }) => {
  for (const address of ["/ko/search", "/ko/news-notices"]) {
    await page.goto(`${address}?q=${encodeURIComponent("ㄱㄱㄷㅇㅌ")}`);
    const titled = page.getByRole("region", { name: "입력한 글자로 찾은 제목" });
    await expect(titled.getByRole("heading", { level: 3 }).first()).toContainText("공공데이터");
  }
});

test("a number finds the notice that has it, before all that only mention it", async ({ page }) => {
  await page.goto("/en/search?q=1053");
  const numbered = page.getByRole("region", { name: "The notice with the number 1053" });
  await expect(numbered.getByRole("heading", { level: 3 })).toHaveCount(1);
  await numbered.getByRole("heading", { level: 3 }).getByRole("link").click();
  expect(new URL(page.url()).pathname).toMatch(/\/1053$/);
});

test("a list is narrowed by department and dates, and what cannot be is said", async ({ page }) => {
  await page.goto("/en/news-notices");
  const department = page.getByLabel("Department");
  const [, second] = await department.getByRole("option").allTextContents();
  const count = Number(/\((\d+)\)$/.exec(second ?? "")?.[1]);
  await department.selectOption({ label: second ?? "" });
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText(
    new RegExp(`^${count} notices?, `),
  );

  await page.goto("/en/news-notices?from=2026-02-31&department=no-such-office&page=0");
  await expect(page.getByRole("main")).toContainText(
    "This could not be understood and was left out: Published from, Department.",
  );
});

test("any query string is answered in time with a page that says what it made of it", async ({
  request,
}) => {
  const strings = [
    `q=${"%EA%B0%80".repeat(3_000)}`,
    "q=%00%ff%fe&page=-1",
    "q='%20OR%201=1--&board=../../etc",
    "q=%22%22%22&q=x&q[]=y&sort=worst",
    `q=${"word%20".repeat(400)}`,
    "&&&===&from=9999-99-99&to=%F0%9F%92%A9&year=3000",
    "q=<script>alert(1)</script>&category[$ne]=1",
  ];
  for (const path of ["/en/search", "/ko/news-notices"])
    for (const text of strings) {
      const began = Date.now();
      const answer = await request.get(`${path}?${text}`);
      expect([200, 400], text.slice(0, 40)).toContain(answer.status());
      const said = await answer.text();
      expect(said).not.toContain("<script>");
      expect(said.length).toBeGreaterThan(50);
      expect(Date.now() - began).toBeLessThan(5_000);
    }
});
