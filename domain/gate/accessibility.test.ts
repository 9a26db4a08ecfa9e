import { describe, expect, test } from "vitest";
import { type Body, fromMarkdown, parseBody } from "@/lib/body";
import { findingsOf, type GateFile, type GateText } from ".";

const sha = "a".repeat(64);

type Given = Partial<Omit<GateText, "body">> & { body?: string | object[] };

/** A whole notice without fault but for what is given. */
function notice({ body, ...given }: Given = {}): GateText {
  return {
    lang: "en",
    title: "Library closes early on Friday",
    summary: "The reading rooms close at four.",
    body: typeof body === "string" ? fromMarkdown(body) : made(body ?? plain[given.lang ?? "en"]),
    contact: "Reading rooms, 02-000-0000",
    changeNote: null,
    attachments: [],
    formats: "formats@example.go.kr",
    ...given,
  };
}

function made(blocks: object[]): Body {
  const body = parseBody({ type: "doc", content: blocks });
  if (!body) throw new Error("no such body");
  return body;
}

const run = (text: string, ...marks: object[]) => ({ type: "text", text, marks });
const words = (...runs: (string | object)[]) => ({
  type: "paragraph",
  content: runs.map((each) => (typeof each === "string" ? run(each) : each)),
});
const plain = {
  en: [words("The reading rooms close at four.")],
  ko: [words("자료실을 오후 네 시에 닫습니다.")],
};
const link = (href = "/en/news") => ({ type: "link", attrs: { href } });
const lang = (of: string) => ({ type: "lang", attrs: { lang: of } });
const image = (attrs: object) => ({ type: "image", attrs: { sha256: sha, alt: "", ...attrs } });
const cell = (type: "tableHeader" | "tableCell", text: string, attrs = {}) => ({
  ...{ type, attrs, content: [text === "" ? { type: "paragraph" } : words(text)] },
});
const th = (text: string, attrs = {}) => cell("tableHeader", text, attrs);
const td = (text: string, attrs = {}) => cell("tableCell", text, attrs);
const table = (...rows: object[][]) => ({
  ...{ type: "table", attrs: { caption: "" } },
  content: rows.map((content) => ({ type: "tableRow", content })),
});
const file = (name: string, given: Partial<GateFile> = {}): GateFile => ({
  ...{ sha256: "b".repeat(64), role: "file", name, title: "", accessible: null },
  ...{ alternative: null, ...given },
});
const shown = (name: string): GateFile => ({ ...file(name), sha256: sha, role: "image" });
const ko = {
  lang: "ko" as const,
  title: "금요일 자료실 조기 마감 안내",
  summary: "자료실을 오후 네 시에 닫습니다.",
};

/** Each notice with the findings it must raise, by code, and where that matters the words. */
const inaccessible: [string, Given, string[], Record<string, string | number>?][] = [
  ["an image nobody describes", { body: [image({})] }, ["image_alt_missing"], { n: 1 }],
  ["an alternative of blanks", { body: [image({ alt: " \u200b" })] }, ["image_alt_missing"]],
  ["설명이 없는 그림", { ...ko, body: [image({ caption: "오시는 길" })] }, ["image_alt_missing"]],
  [
    "the second of two images",
    { body: [image({ alt: "Map of the way to the library" }), image({})] },
    ["image_alt_missing"],
    { n: 2 },
  ],
  [
    "an alternative that is a file's name",
    { body: [image({ alt: "map_final2.png" })] },
    ["image_alt_name"],
  ],
  ["an alternative that says image", { body: [image({ alt: "Image" })] }, ["image_alt_name"]],
  ["an alternative from a camera", { body: [image({ alt: "IMG_2041" })] }, ["image_alt_name"]],
  ["그림이라고만 한 설명", { ...ko, body: [image({ alt: "그림 1" })] }, ["image_alt_name"]],
  ["사진이라고만 한 설명", { ...ko, body: [image({ alt: "사진" })] }, ["image_alt_name"]],
  [
    "a heading two levels down",
    { body: "## Hours\n\nUntil four.\n\n#### Friday\n\nClosed." },
    ["heading_jump"],
    { from: 2, to: 4, near: "Friday" },
  ],
  ["a text that begins at the third level", { body: "### Hours\n\nUntil four." }, ["heading_jump"]],
  ["단계를 건너뛴 제목", { ...ko, body: "## 시간\n\n#### 금요일\n\n쉽니다." }, ["heading_jump"]],
  ["a jump within a quote", { body: "## Hours\n\n> #### Friday\n>\n> Closed." }, ["heading_jump"]],
  [
    "a heading without words",
    { body: [{ type: "heading", attrs: { level: 2 } }, words("Until four.")] },
    ["heading_empty"],
  ],
  [
    "click here",
    { body: "For the plan, [click here](/en/plan)." },
    ["link_vague"],
    { words: "click here" },
  ],
  ["here with a full stop", { body: "The plan is [here.](/en/plan)" }, ["link_vague"]],
  ["read more in a list", { body: "- New hours. [Read more »](/en/hours)" }, ["link_vague"]],
  ["여기", { ...ko, body: "약도는 [여기](/ko/plan)를 보세요." }, ["link_vague"], { words: "여기" }],
  ["바로가기", { ...ko, body: "신청: [바로가기](/ko/apply)" }, ["link_vague"]],
  ["자세히 보기", { ...ko, body: "새 시간표 [자세히 보기 >](/ko/hours)" }, ["link_vague"]],
  [
    "a vague link of two runs within a cell",
    {
      body: [
        table(
          [th("Plan")],
          [cell("tableCell", "")],
          [
            {
              ...td(""),
              content: [words(run("click ", link()), run("here", link(), { type: "bold" }))],
            },
          ],
        ),
      ],
    },
    ["link_vague"],
  ],
  ["a link without words", { body: [words("See", run(" ", link()), "the plan.")] }, ["link_empty"]],
  [
    "an address as the words of a link",
    { body: "[https://example.go.kr/plan?id=20](https://example.go.kr/plan?id=20)" },
    ["link_address"],
  ],
  [
    "a table without headings",
    { body: [table([td("Day"), td("Until")], [td("Friday"), td("16:00")])] },
    ["table_headless"],
  ],
  [
    "a table of empty headings",
    { body: [table([th(""), th("")], [td("Friday"), td("16:00")])] },
    ["table_headless"],
  ],
  [
    "제목 줄이 없는 표",
    { ...ko, body: [table([td("요일"), td("시간")], [td("금요일"), td("16시")])] },
    ["table_headless"],
  ],
  [
    "half a row of headings",
    { body: [table([th("Day"), td("Until")], [td("Friday"), td("16:00")])] },
    ["table_headless"],
  ],
  [
    "a file nobody has said anything of",
    { attachments: [file("plan.pdf")] },
    ["file_unsaid"],
    { words: "plan.pdf" },
  ],
  [
    "a closed file and nobody to ask",
    { formats: "", attachments: [file("scan.pdf", { accessible: false })] },
    ["file_closed"],
  ],
  [
    "한글 파일만 있는 공지",
    { ...ko, attachments: [file("신청서.hwp", { accessible: false })] },
    ["file_hwp_alone"],
  ],
  [
    "a file whose alternative is as closed as it is",
    {
      attachments: [
        file("form.hwpx", { alternative: "form.pdf" }),
        file("form.pdf", { accessible: false }),
      ],
    },
    ["file_hwp_alone"],
  ],
  ["a title in capitals", { title: "LIBRARY CLOSES EARLY ON FRIDAY" }, ["title_capitals"]],
  [
    "a Korean sentence in an English text",
    { body: "The sign says: 오늘은 자료실을 오후 네 시에 닫습니다." },
    ["lang_unmarked"],
  ],
  [
    "an English sentence in a Korean text",
    { ...ko, body: "안내판에는 Please return your books before four today 라고 적혀 있습니다." },
    ["lang_unmarked"],
    { words: "Please return your books before four…" },
  ],
  [
    "a sentence in capitals in a Korean text",
    { ...ko, body: "안내: PLEASE RETURN YOUR BOOKS BEFORE FOUR" },
    ["lang_unmarked"],
  ],
  [
    "a passage where only its first words are marked",
    {
      body: [
        words(run("오늘은 쉽니다.", lang("ko")), run(" 자료실을 오후 네 시에 닫고 내일 엽니다.")),
      ],
    },
    ["lang_unmarked"],
  ],
  [
    "a poster by the name of its file",
    {
      body: [image({ alt: "Friday at four: the reading rooms close" })],
      attachments: [shown("library-poster.png")],
    },
    ["image_text"],
  ],
  [
    "카드뉴스",
    { ...ko, body: [image({ alt: "카드뉴스 세 장: 자료실 이용 시간" })] },
    ["image_text"],
  ],
  [
    "꾸밈이라고 한 포스터",
    { ...ko, body: [image({ decorative: true })], attachments: [shown("포스터_최종.jpg")] },
    ["image_text"],
  ],
  [
    "a picture that takes a page to describe",
    { body: [image({ alt: "The hours of each room. ".repeat(15) })] },
    ["image_text"],
  ],
  [
    "several faults, in their order",
    { title: "CLOSED ON FRIDAY", body: "#### Why\n\n[Here](/en/plan)" },
    ["title_capitals", "heading_jump", "link_vague"],
  ],
];

const accessible: [string, Given][] = [
  ["a plain notice", {}],
  ["보통 공지", { ...ko, body: "## 시간\n\n금요일은 네 시까지입니다.\n\n### 예외\n\n없습니다." }],
  [
    "an image with its alternative",
    { body: [image({ alt: "Map of the way from the station to the library" })] },
  ],
  ["an image that only decorates", { body: [image({ decorative: true })] }],
  ["설명이 있는 그림", { ...ko, body: [image({ alt: "역에서 자료실까지 가는 길 약도" })] }],
  [
    "a picture of somebody",
    { body: [image({ alt: "Picture of the minister cutting the ribbon" })] },
  ],
  [
    "사진 속 사람을 말하는 설명",
    { ...ko, body: [image({ alt: "개관식에서 테이프를 자르는 장관 사진" })] },
  ],
  [
    "headings that go down one at a time and up at once",
    { body: "## A\n\n### B\n\n#### C\n\n## D\n\nEnd." },
  ],
  ["a link that names where it leads", { body: "See the [plan of the parking places](/en/plan)." }],
  ["a link with more words than here", { body: "[Read more about the new hours](/en/hours)" }],
  ["갈 곳을 말하는 링크", { ...ko, body: "[주차장 약도 바로가기](/ko/plan)" }],
  ["자세히 보기에 무엇인지 있는 링크", { ...ko, body: "[바뀐 시간 자세히 보기](/ko/hours)" }],
  ["vague words that are no link", { body: "Click here is what you should never write." }],
  ["a mail address as a link", { body: "[library@example.go.kr](mailto:library@example.go.kr)" }],
  ["a short address as a link", { body: "[https://data.go.kr/budget](https://data.go.kr/budget)" }],
  ["a host as a link", { body: "Apply at [www.example.go.kr](https://www.example.go.kr/)." }],
  [
    "a table with a row of headings",
    { body: "| Day | Until |\n| --- | --- |\n| Friday | 16:00 |" },
  ],
  [
    "a table with a column of headings",
    { body: [table([th("Day"), td("Friday")], [th("Until"), td("16:00")])] },
  ],
  [
    "a table with both and an empty corner",
    { body: [table([td(""), th("Friday")], [th("Until"), td("16:00")])] },
  ],
  [
    "여러 줄에 걸친 제목 칸",
    {
      ...ko,
      body: [
        table(
          [th("평일", { rowspan: 2 }), td("오전 9시")],
          [td("오후 6시")],
          [th("금요일"), td("16시")],
        ),
      ],
    },
  ],
  [
    "a file that screen readers can read",
    { attachments: [file("plan.pdf", { accessible: true })] },
  ],
  [
    "a closed file with a department to ask",
    { attachments: [file("scan.pdf", { accessible: false })] },
  ],
  [
    "a form beside its accessible twin",
    {
      attachments: [
        file("form.hwpx", { accessible: false }),
        file("form.pdf", { accessible: true }),
      ],
    },
  ],
  [
    "본문이 대신하는 한글 파일",
    { ...ko, attachments: [file("공고문.hwp", { alternative: "본문에 같은 내용이 있습니다." })] },
  ],
  [
    "a file with another named in its place",
    { attachments: [file("a.hwp", { alternative: "b.pdf" }), file("b.pdf", { accessible: true })] },
  ],
  [
    "an image among the attachments",
    { body: [image({ alt: "Map of the way" })], attachments: [shown("map.png")] },
  ],
  ["a title with initials", { title: "OECD and WHO meet in Seoul" }],
  ["영문 약어가 있는 제목", { ...ko, title: "OECD WHO UNESCO 공동 회의 개최" }],
  ["a short title in capitals", { title: "FAQ 2026" }],
  [
    "a Korean address in an English text",
    { body: "Come to 서울특별시 종로구 세종대로 209 정부서울청사 별관 3층 민원실." },
  ],
  [
    "an English address in a Korean text",
    { ...ko, body: "주소: 209 Sejong-daero, Jongno-gu, Seoul, Republic of Korea" },
  ],
  [
    "the name of an office in a Korean text",
    { ...ko, body: "영문 이름은 Ministry of the Interior and Safety of Korea 입니다." },
  ],
  [
    "names in an English text",
    { body: "Winners: 김민준, 이서연, 박지우, 최하늘, 정가람, 오나래." },
  ],
  ["a word or two of Korean", { body: "Ask for the 주민등록표 등본 at the counter." }],
  [
    "a Korean sentence that is marked",
    { body: [words("The sign says: ", run("오늘은 자료실을 오후 네 시에 닫습니다.", lang("ko")))] },
  ],
  [
    "표시한 영어 문장",
    {
      ...ko,
      body: [words("안내판: ", run("Please return your books before four today.", lang("en")))],
    },
  ],
  [
    "an address of the web in a Korean text",
    {
      ...ko,
      body: "https://example.go.kr/en/hours 에서 help@example.go.kr 로 Wi-Fi 비밀번호를 받으세요.",
    },
  ],
  ["a text of lists, quotes and rules", { body: "1. One\n2. Two\n\n> A quote.\n\n---\n\nEnd." }],
];

const codesOf = (given: Given) => findingsOf(notice(given)).map(({ code }) => code);

describe("what keeps some readers out is found, and said with its place", () => {
  test.each(inaccessible)("%s", (_, given, codes, values = {}) => {
    const found = findingsOf(notice(given));
    expect(found.map(({ code }) => code)).toEqual(codes);
    expect(found[0]?.values).toMatchObject(values);
  });

  test("at least thirty kinds of it", () => {
    expect(inaccessible.length).toBeGreaterThanOrEqual(30);
  });
});

describe("what is open to everybody is left in peace", () => {
  test.each(accessible)("%s", (_, given) => {
    expect(codesOf(given)).toEqual([]);
  });

  test("at least thirty kinds of it", () => {
    expect(accessible.length).toBeGreaterThanOrEqual(30);
  });
});

test("a finding says the heading above and the first words of its block", () => {
  const body =
    "## How to get there\n\nBuses stop in front of the hall, and for its plan [click here](/p).";
  expect(findingsOf(notice({ body }))).toEqual([
    {
      kind: "access",
      weight: "blocks",
      field: "body",
      code: "link_vague",
      key: "link_vague-body-1",
      values: {
        heading: "How to get there",
        near: "Buses stop in front of the hall, and…",
        words: "click here",
      },
    },
  ]);
});

test("a body of two thousand links that say nothing is answered with a list somebody can read", () => {
  const body = Array.from({ length: 2000 }, () => words(run("here", link())));
  expect(findingsOf(notice({ body })).length).toBe(100);
});
