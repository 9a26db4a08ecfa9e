import { expect, test } from "vitest";
import { speaker } from "@/lib/i18n";
import { detailWords } from "./trail-words";

const detail = {
  from: "submitted",
  findings: [
    {
      ...{ kind: "personal", weight: "blocks", code: "personal_mobile", field: "body" },
      ...{ key: "personal_mobile-body-1", values: { masked: "010-****-5678", heading: "Contact" } },
    },
  ],
};

test.for([
  ["en", /A mobile phone number, 010-\*{4}-5678.*Contact/],
  ["ko", /휴대전화번호.*010-\*{4}-5678|010-\*{4}-5678.*Contact/],
] as const)(
  "the trail says in %s what a manager let pass, in the words of the gate",
  ([lang, words]) => {
    const { findings, rest } = detailWords(speaker(lang), { detail });

    expect(findings).toHaveLength(1);
    expect(findings[0]?.words).toMatch(words);
    expect(rest).toBe('{"from":"submitted"}');
  },
);

test("a rejection without words of its own says how many remarks it carried", () => {
  const carried = (remarks: number[]) =>
    detailWords(speaker("en"), { detail: { remarks } }).carried;
  expect(carried([3])).toBe("1 open remark went along");
  expect(carried([3, 4])).toBe("2 open remarks went along");
});

test("an act without findings is shown as the record writes it", () => {
  expect(detailWords(speaker("en"), { detail: { to: "draft" } })).toEqual({
    carried: "",
    findings: [],
    rest: '{"to":"draft"}',
  });
});
