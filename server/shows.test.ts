import { expect, test } from "vitest";
import { parsePublicAddress } from "@/lib/paths";
import { shows } from "./store";

test("a notice's page in one language is drawn anew when the other is published: it may say that it is older now", () => {
  const moved = { notices: [1042], boards: ["news-notices"] };
  for (const path of ["/en/news-notices/1042", "/ko/news-notices/1042"]) {
    const address = parsePublicAddress(path);
    expect(address && shows(address, new Set(), moved)).toBe(true);
  }
  const other = parsePublicAddress("/ko/news-notices/1043");
  expect(other && shows(other, new Set(), moved)).toBe(false);
});
