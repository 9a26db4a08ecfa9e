import { expect, test } from "vitest";
import { noticeUrn, urnOf } from "./urn";

test("a name has the UUID of version 5 that RFC 9562 works out", () => {
  // Its appendix A.4: the DNS namespace and www.example.com.
  expect(urnOf("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com")).toBe(
    "urn:uuid:2ed6657d-e927-568b-95e1-2665a8aea6a2",
  );
});

test("a notice has one name for each language, and another on another board", () => {
  const here = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
  const there = "6ba7b811-9dad-11d1-80b4-00c04fd430c8";
  const names = [
    noticeUrn(here, 7, "en"),
    noticeUrn(here, 7, "ko"),
    noticeUrn(here, 8, "en"),
    noticeUrn(there, 7, "en"),
  ];
  expect(new Set(names).size).toBe(4);
  expect(noticeUrn(here, 7, "en")).toBe(names[0]);
});
