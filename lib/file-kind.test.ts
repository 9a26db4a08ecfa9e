import { expect, test } from "vitest";
import { contentType, fileSize, fileType, viewOf } from "./file-kind";

test("a type a browser could run is given out as mere bytes", () => {
  for (const type of [
    "text/html",
    "image/svg+xml",
    "application/xhtml+xml",
    "text/xml",
    "text/javascript",
    "",
  ]) {
    expect(contentType(type)).toBe("application/octet-stream");
    expect(viewOf(type)).toBeNull();
  }
  expect(contentType("text/csv")).toBe("text/csv; charset=utf-8");
  expect(contentType("text/csv; charset=euc-kr")).toBe("text/csv; charset=euc-kr");
  expect(contentType("text/html; charset=euc-kr")).toBe("application/octet-stream");
  expect(contentType("application/pdf")).toBe("application/pdf");
});

test("pictures and PDFs can be looked at, all else is taken along", () => {
  expect(["image/png", "image/webp", "application/pdf"].map(viewOf)).toEqual([
    "image",
    "image",
    "pdf",
  ]);
  expect(["application/vnd.hancom.hwpx", "text/csv", null].map(viewOf)).toEqual([null, null, null]);
});

test("types and sizes are written as people say them", () => {
  expect(["공고.hwpx", "a.JPG", "b.webp", "c.Pdf", "README"].map(fileType)).toEqual([
    "HWPX",
    "JPEG",
    "WebP",
    "PDF",
    "FILE",
  ]);
  expect(
    [3, 120_400, 999_499, 999_500, 3_140_000, 999_949_999, 1_200_000_000].map(fileSize),
  ).toEqual(["1 KB", "120 KB", "999 KB", "1.0 MB", "3.1 MB", "999.9 MB", "1.2 GB"]);
});
