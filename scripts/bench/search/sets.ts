import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Lang } from "@/lib/time";

/** A text that questions are asked about. */
export type Text = {
  id: string;
  lang: Lang;
  title: string;
  summary: string;
  body: string;
  at: Date;
};
export type Asking = {
  text: string;
  /** Whether every word stands in the text that is meant; undefined where the set does not say. */
  literal: boolean | undefined;
  /** How good an answer each text is, by its id; a text that is not there is none. */
  grades: ReadonlyMap<string, number>;
};
/** `known`: only the best graded texts are what was meant. */
export type TestSet = { name: string; lang: Lang; known: boolean; askings: Asking[] };

const folder = resolve("../shared/data");
const anyDay = new Date("2025-01-01T00:00:00Z"); // Of texts without a date.

export const hasSets = () => existsSync(join(folder, "search"));

/** The test sets beside this copy and the texts they ask about. */
export function readSets(): { sets: TestSet[]; texts: Text[] } {
  const sets = [
    { name: "Korean notices", lang: "ko", at: "ko", known: true },
    { name: "English notices", lang: "en", at: "en", known: true },
    { name: "Cranfield", lang: "en", at: "cranfield", known: false },
    { name: "KorQuAD", lang: "ko", at: "korquad", known: true },
  ] as const;
  return {
    sets: sets.map(({ name, lang, at, known }) => ({ name, lang, known, askings: askings(at) })),
    texts: [
      ...texts("notices.ko.jsonl", "ko"),
      ...texts("notices.en.jsonl", "en"),
      ...texts("search/cranfield/corpus.jsonl", "en"),
      ...texts("search/korquad/corpus.jsonl", "ko"),
    ],
  };
}

const lines = (path: string): Record<string, string>[] =>
  readFileSync(join(folder, path), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));

function texts(path: string, lang: Lang): Text[] {
  return lines(path).map((row) => {
    const at = new Date(row["date"] ?? "");
    const body = row["body_text"] ?? row["text"] ?? withoutTags(row["body_html"] ?? "");
    return {
      id: row["id"] ?? row["_id"] ?? "",
      lang,
      title: row["title"] || "-", // One has none.
      summary: row["summary"] ?? "",
      body: body.replaceAll("\0", ""),
      at: Number.isNaN(at.getTime()) ? anyDay : at,
    };
  });
}

const withoutTags = (html: string) =>
  html.replaceAll(/<\/?(?:p|li|h\d|div|td)[^>]*>/g, "\n").replaceAll(/<[^>]+>/g, "");

function askings(at: string): Asking[] {
  const grades = new Map<string, Map<string, number>>();
  const [, ...rows] = readFileSync(join(folder, "search", at, "qrels.tsv"), "utf8")
    .trim()
    .split("\n");
  for (const row of rows) {
    const [query = "", text = "", score] = row.split("\t");
    grades.set(query, (grades.get(query) ?? new Map()).set(text, Number(score)));
  }
  return lines(`search/${at}/queries.jsonl`).map((row) => ({
    text: row["text"] ?? "",
    literal: row["literal"] as unknown as boolean | undefined,
    grades: grades.get(row["_id"] ?? "") ?? new Map(),
  }));
}
