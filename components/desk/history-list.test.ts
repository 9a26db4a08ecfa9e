import { expect, test } from "vitest";
import type { History } from "@/domain/notices/history";
import { beforeNewest, pastsOf } from "./history-list";

const stage = (id: number, second: number) => ({
  id,
  editionId: 2,
  kind: "save" as const,
  title: "Hours",
  at: new Date(Date.UTC(2026, 10, 27, 9, 37, second)),
  by: "Lee Seoyeon",
});
const edition = (id: number, revisions: History[number]["revisions"]) =>
  ({ id, version: null, state: "draft", createdAt: new Date(0), revisions }) as History[number];

test("stages saved in one minute are told apart by their seconds", () => {
  const words = pastsOf("en", [edition(2, [stage(9, 41), stage(8, 5)])]).map((past) => past.words);
  expect(words.slice(1)).toEqual([
    "27 November 2026, 18:37:41, Saved by Lee Seoyeon",
    "27 November 2026, 18:37:05, Saved by Lee Seoyeon",
  ]);
});

test("the newest text is held against the stage before it, or the edition before it where there is none", () => {
  expect(beforeNewest([edition(2, [stage(9, 41), stage(8, 5)]), edition(1, [])])).toBe("r8");
  expect(beforeNewest([edition(2, [stage(9, 41)]), edition(1, [])])).toBe("e1");
  expect(beforeNewest([edition(1, [])])).toBeNull();
});
