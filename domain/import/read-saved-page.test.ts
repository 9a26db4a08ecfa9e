import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { bodyText } from "@/lib/body";
import { page } from "./board.fixture";
import { readSavedPage } from "./read-saved-page";

const korean = {
  lang: "ko",
  title: "물 공급 중단",
  info: "<span>작성일 : 2019.12.26</span> <span>부서 : 물관리과</span> <span>조회수 : 1,370회</span>",
  text: "<p>월요일 밤에 물이 나오지 않습니다.</p>",
};
const read = (bytes: Uint8Array | string, file = "page.html") => {
  const item = readSavedPage(typeof bytes === "string" ? Buffer.from(bytes) : bytes, file);
  if (!("record" in item)) throw new Error("broken" in item ? item.broken : item.skipped);
  return item.record;
};

describe("readSavedPage", () => {
  test("date, reads, number and text stand where the page has them", () => {
    const record = read(page());

    expect(record).toMatchObject({
      key: "BBS_19:60001",
      number: 60001,
      system: "board.example",
      lang: "en",
      title: "Water outage",
      date: "2019.12.26",
      reads: 5844,
      department: null,
    });
    expect(bodyText(record.body)).toBe("The water is off.");
  });

  test.each([
    ["UTF-8", (html: string) => Buffer.from(html), "utf-8"],
    ["UTF-8 with a BOM", (html: string) => Buffer.from(`\ufeff${html}`), "utf-8"],
    ["EUC-KR", (html: string) => iconv.encode(html, "euc-kr"), "euc-kr"],
    [
      "CP949",
      (html: string) => iconv.encode(html.replace("물이", "똠방이"), "cp949"),
      "ks_c_5601-1987",
    ],
  ])("a Korean page in %s is read", (_name, encode, charset) => {
    const record = read(encode(page({ ...korean, charset })));

    expect(record).toMatchObject({
      lang: "ko",
      title: "물 공급 중단",
      department: "물관리과",
      reads: 1370,
      losses: [],
    });
  });

  test("the bytes decide when the page declares another encoding, and it is told", () => {
    const record = read(page({ ...korean, charset: "euc-kr" }));

    expect(record.title).toBe("물 공급 중단");
    expect(record.losses).toEqual(["declared as cp949, read as utf-8"]);
  });

  test("scripts, handlers and frames of the text are gone and told", () => {
    const text = `<script>alert(1)</script><p onclick="steal()">Stay <a href="javascript:go()">here</a>.</p><iframe src="//video.example"></iframe>`;
    const record = read(page({ text }));

    expect(bodyText(record.body)).toBe("Stay here.");
    expect(JSON.stringify(record.body)).not.toMatch(/alert|steal|javascript|iframe/);
    expect(record.losses).toEqual([
      "script removed",
      "handler removed",
      "link removed: javascript:go()",
      "frame removed: //video.example",
    ]);
  });

  test("a tag left open does not draw the page's own buttons into the text", () => {
    const files = `<li><a href="javascript:fn_egov_downFile('FILE_7','0')">form.hwp</a> [8 KB]</li>`;
    const record = read(page({ text: "<div><table><tr><td>The water is off.", files }));

    expect(bodyText(record.body)).toBe("The water is off.");
    expect(record.attachments).toEqual([
      {
        name: "form.hwp",
        title: "",
        url: "http://board.example/cmm/fms/FileDown.do?atchFileId=FILE_7&fileSn=0",
      },
    ]);
  });

  test("facts on one line without any tags are read too", () => {
    expect(read(page({ info: "Date : 2019.12.26  Read : 5844" }))).toMatchObject({
      date: "2019.12.26",
      reads: 5844,
    });
  });

  test("a page of a list is skipped, any other page is broken", () => {
    const list = `<html><table><tr><td class="subject"><a href="#">Water</a></td></tr></table>`;
    expect(readSavedPage(Buffer.from(list), "list.html")).toHaveProperty("skipped");
    expect(readSavedPage(Buffer.from("<html><p>Hello"), "other.html")).toHaveProperty("broken");
  });
});
