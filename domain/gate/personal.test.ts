import { describe, expect, test } from "vitest";
import { emptyBody, fromMarkdown } from "@/lib/body";
import { findingsOf, type GateText, masked } from ".";
import { personalIn } from "./personal";

// Numbers made for these tests: their last digits are right, their owners are not there.
const personal: [string, string, string, string][] = [
  ["주민등록번호", "신청인 홍길동(900101-1234568)", "personal_resident", "900***-*******"],
  [
    "one with spaces around its dash",
    "Applicant: 850315 - 2345678 (Resident registration number)",
    "personal_resident",
    "850*** - *******",
  ],
  ["without a dash", "대상자 9001011234568 확인", "personal_resident", "900**********"],
  [
    "in full-width digits",
    "번호 ９００１０１－１２３４５６８",
    "personal_resident",
    "900***-*******",
  ],
  [
    "of a child born after October 2020, whose last digit says nothing",
    "아동 210304-3123456",
    "personal_resident",
    "210***-*******",
  ],
  [
    "with a last digit that cannot be, named as what it is",
    "주민번호: 900101-1234567",
    "personal_resident",
    "900***-*******",
  ],
  ["외국인등록번호", "외국인등록번호 850101-5123456", "personal_foreigner", "850***-*******"],
  [
    "a foreigner's without its name",
    "Applicant 780512-6123455",
    "personal_foreigner",
    "780***-*******",
  ],
  ["여권번호", "여권번호 M12345678", "personal_passport", "M12******"],
  ["a new passport", "Passport M123A4567 was found", "personal_passport", "M12******"],
  ["an official passport, named", "passport no. D87654321", "personal_passport", "D87******"],
  ["운전면허번호", "운전면허 11-12-123456-12", "personal_licence", "11-1*-******-**"],
  ["a card", "Card 4111 1111 1111 1111", "personal_card", "411* **** **** ****"],
  ["카드번호", "환불 카드 5500-0000-0000-0004", "personal_card", "550*-****-****-****"],
  ["a card of fifteen digits", "3782-822463-10005", "personal_card", "378*-******-*****"],
  ["계좌번호", "입금 계좌: 신한은행 110-123-456789", "personal_account", "110-***-******"],
  ["계좌 뒤의 예금주", "110-234-567890 (예금주 홍길동)", "personal_account", "110-***-******"],
  [
    "an account in English",
    "Refunds go to account number 301-0123-4567-81.",
    "personal_account",
    "301-****-****-**",
  ],
  ["붙여 쓴 계좌", "농협 3010123456781 로 보냅니다.", "personal_account", "301**********"],
  ["휴대전화", "문의: 010-1234-5678", "personal_mobile", "010-****-****"],
  ["with dots", "010.1234.5678", "personal_mobile", "010.****.****"],
  ["with spaces", "010 1234 5678", "personal_mobile", "010 **** ****"],
  ["in one word", "연락처 01012345678", "personal_mobile", "010********"],
  ["from abroad", "+82 10-1234-5678", "personal_mobile", "+82 1*-****-****"],
  ["from abroad with the zero", "+82-(0)10-1234-5678", "personal_mobile", "+82-(0)**-****-****"],
  [
    "in full-width digits with a long dash",
    "０１０–１２３４–５６７８",
    "personal_mobile",
    "010-****-****",
  ],
  ["an old one", "011-234-5678", "personal_mobile", "011-***-****"],
  ["in Hangul", "공일공-일이삼사-오육칠팔", "personal_mobile", "공일공-****-****"],
  ["with a sign nobody sees", "010-12\u200b34-5678", "personal_mobile", "010-****-****"],
];

const harmless: [string, string][] = [
  ["an office in Seoul", "02-2100-3399"],
  ["an office elsewhere", "031-120-1234, 044-205-1234"],
  ["a short number", "1588-1234"],
  ["a number of the internet", "070-4123-5678"],
  ["a free number", "080-123-4567"],
  ["a virtual number", "0505-123-4567"],
  ["an office from abroad", "+82 2-2100-3399"],
  ["an office of ten digits in one word", "0221003399"],
  ["a business number", "사업자등록번호 123-45-67890"],
  ["a business number beside an account's name", "거래 은행과 사업자등록번호: 123-45-67890"],
  ["법인등록번호", "법인등록번호 110111-1234568"],
  ["a corporation's number in English", "Corporate registration number 110111-5123456"],
  ["a date", "2026-11-23"],
  ["a date and an hour", "2026. 11. 23. 10:00-18:00"],
  ["a span of dates", "2026.11.23.~2026.12.31."],
  ["a span in short", "261123-261231"],
  ["a number of a notice", "제2026-1234호"],
  ["a law", "법률 제19234호, 대통령령 제33913호"],
  ["an article", "제24조의2제1항"],
  ["a tender", "20261123456-00"],
  ["a tender of today", "R26BK01234567-000"],
  ["a document of the portal", "1523-4567-8901-2345"],
  ["a shipment", "6012345678901"],
  ["a book", "ISBN 978-89-123-4567-8"],
  ["a barcode", "8801234567893"],
  ["money", "1,234,567,890원"],
  ["money of a bank", "은행 대출 잔액 1234567890원"],
  ["a number of accounts", "계좌 1234567890개"],
  ["years", "2024 2025 2026 2027"],
  ["a table of figures", "1087 1210 9603 2700"],
  ["a month that is not there", "901301-1234567"],
  ["a day that is not there", "900230-1234567"],
  ["a product with a last digit that cannot be", "900101-1234567"],
  ["a masked one", "900101-1******"],
  ["a masked phone", "010-****-5678"],
  ["a blank to fill in", "010-0000-0000"],
  ["a pattern", "010-XXXX-XXXX"],
  ["a receipt by its date", "S20261123"],
  ["a receipt with an M and its date", "M20261123"],
  ["a part", "AM12345678"],
  ["a part with its dash", "PC-M12345678"],
  ["a model", "S123A4567"],
  ["a serial", "A01012345678"],
  ["a version", "1.010.1234.5678"],
  ["a code that goes on", "010-1234-5678-9012"],
  ["a place on the map", "37.566535, 126.977969"],
  ["a sum of sixteen digits", "4111111111111111"],
  ["a card that cannot be", "4111-1111-1111-1112"],
  ["an hour in the milliseconds of machines", "1700000000000"],
  ["은행동의 전화", "은행동 주민센터 031-729-1234"],
  ["a bank's own phone", "국민은행 고객센터 02-1234-5678"],
  ["a licence of another kind", "문서 11-12-123456-12"],
  ["공일 followed by words", "공일공 사업은 삼사월에 합니다"],
];

describe("personal data is found and shown masked", () => {
  test.each(personal)("%s", (_, text, code, shown) => {
    expect(personalIn(text)).toEqual([{ code, masked: shown }]);
  });

  test("at least twenty of it, beside forty harmless texts", () => {
    expect(personal.length).toBeGreaterThanOrEqual(20);
    expect(harmless.length).toBeGreaterThanOrEqual(40);
  });
});

describe("what only looks like it is left in peace", () => {
  test.each(harmless)("%s", (_, text) => {
    expect(personalIn(text)).toEqual([]);
  });
});

const plain: GateText = {
  lang: "ko",
  title: "자료실 안내",
  summary: "자료실을 오후 네 시에 닫습니다.",
  body: emptyBody,
  contact: "자료실 02-000-0000",
  changeNote: null,
  attachments: [],
  formats: "formats@example.go.kr",
};
const file = {
  sha256: "a".repeat(64),
  role: "file",
  name: "명단.pdf",
  title: "",
  accessible: true,
  alternative: null,
} as const;
const mobile = "010-1234-5678";

const everywhere: [string, Partial<GateText>, string][] = [
  ["the title", { title: `문의 ${mobile}` }, "title"],
  ["the summary", { summary: `문의 ${mobile}` }, "summary"],
  ["a paragraph", { body: fromMarkdown(`문의 ${mobile}`) }, "body"],
  ["a heading", { body: fromMarkdown(`## 문의 ${mobile}`) }, "body"],
  ["a list in a quote", { body: fromMarkdown(`> - 문의 ${mobile}`) }, "body"],
  ["a number half of which is bold", { body: fromMarkdown("문의 010-**1234-5678**") }, "body"],
  ["a cell", { body: fromMarkdown(`| 이름 | 전화 |\n| --- | --- |\n| 홍 | ${mobile} |`) }, "body"],
  [
    "the target of a telephone link",
    { body: fromMarkdown("[담당자에게 전화](tel:+821012345678)") },
    "body",
  ],
  [
    "the subject of a mail link",
    { body: fromMarkdown("[메일 쓰기](mailto:a@b.kr?subject=010%2D1234%2D5678)") },
    "body",
  ],
  ["the contact", { contact: `홍길동 ${mobile}` }, "contact"],
  ["the note on what changed", { changeNote: `전화를 ${mobile}로 고침` }, "changeNote"],
  [
    "the name of a file",
    { attachments: [{ ...file, name: "명단 010-1234-5678.pdf" }] },
    "attachments",
  ],
  ["the title of a file", { attachments: [{ ...file, title: `문의 ${mobile}` }] }, "attachments"],
  [
    "the words in place of a file",
    { attachments: [{ ...file, alternative: `전화 ${mobile}` }] },
    "attachments",
  ],
];

test.each(everywhere)("it is found in %s, and blocks", (_, given, field) => {
  const found = findingsOf({ ...plain, ...given });
  expect(found).toMatchObject([
    { kind: "personal", weight: "blocks", code: "personal_mobile", field },
  ]);
});

test("nothing a finding says holds the number whole, whichever finding and wherever it stands", () => {
  const number = "900101-1234568";
  const body = fromMarkdown(
    `## ${"아주 긴 제목 ".repeat(3)}${number}\n\n#### ${number} ${mobile}\n\n[여기](/ko/a) ${number}\n\n${number} [여기](/ko/a)\n\n[https://a.kr/${mobile}](/ko/a)`,
  );
  const found = findingsOf({
    ...plain,
    ...{ title: number, contact: mobile, body },
    attachments: [{ ...file, accessible: null, name: `${number}.pdf` }],
  });
  expect(found.length).toBeGreaterThan(8);
  const said = JSON.stringify(found);
  for (const secret of ["1234568", "123456", "234-56", "1234-5", "01-1"])
    expect(said).not.toContain(secret);
});

test("a number shown beside its link is one finding, not two", () => {
  const body = fromMarkdown(`[${mobile}](tel:+82-10-1234-5678)`);
  expect(findingsOf({ ...plain, body }).length).toBe(1);
});

test("a text is masked in place, and one without personal data stays as it is", () => {
  expect(masked("전화 ０１０－１２３４－５６７８, 팩스 02-123-4567")).toBe(
    "전화 010-****-****, 팩스 02-123-4567",
  );
  expect(masked("“2026–2027”")).toBe("“2026–2027”");
});

test("two million signs are looked through in seconds, however hostile", () => {
  const began = process.cpuUsage();
  for (const text of [
    "1".repeat(500_000),
    "010-".repeat(125_000),
    "1234-".repeat(100_000),
    "12 ".repeat(150_000),
  ])
    personalIn(text);
  // Processor time: other work of the machine does not count.
  expect(process.cpuUsage(began).user / 1_000).toBeLessThan(5_000);
});
