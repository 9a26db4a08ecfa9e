import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asc, eq } from "drizzle-orm";
import type { Database } from "@/db";
import { attachments, boardTotals, departments, editions, notices } from "@/db/schema";
import { givenBoard, givenDepartment, noon } from "@/domain/testing-givens";
import type { Report } from "./report";
import { type ImportRun, runImport } from "./run";
import { openSources } from "./sources";

/** A line of a JSON Lines file as an old board exports it. */
export const notice = (given: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: "n-1",
  source: "board.example",
  url: "https://board.example/notices/1",
  lang: "en",
  title: "Water outage in Jongno-gu",
  summary: "No water on Monday night.",
  date: "2019-12-26",
  department: "Water Division",
  body_kind: "full",
  body_html: "<p>The water is off from nine to noon.</p>",
  attachments: [],
  views: 5844,
  ...given,
});

/** A saved detail page of an eGovFrame board; `head` takes its declaration, `text` its text as HTML. */
export const page = ({
  id = "60001",
  lang = "en",
  title = "Water outage",
  info = "<span>Date : 2019.12.26</span> <span>Read : 5844</span>",
  text = "<p>The water is off.</p>",
  charset = "utf-8",
  files = "",
} = {}): string => `<!DOCTYPE html>
<!-- saved from url=(0099)http://board.example/eng/bbs/commonSelectBoardArticle.do?bbsId=BBS_19&nttId=${id} -->
<html lang="${lang}"><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><title>Board</title></head>
<body><div id="contents"><h2>Board</h2><form><input type="hidden" name="nttId" value="${id}"><input type="hidden" name="bbsId" value="BBS_19">
<div class="view"><h4 class="subject">${title}</h4><p class="info">${info}</p>
<div class="view_cont" id="desc_mo">${text}</div>
<div class="file"><strong>Attachments</strong><ul>${files}</ul></div>
<div class="btn"><a href="javascript:list('1');">List</a></div></div></form></div>
<div id="footer">Sejong</div></body></html>`;

/** Rows as the lines of a file. */
export const jsonl = (...rows: readonly Record<string, unknown>[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join("");

/** Runs the import over files that exist for the call alone. */
export async function importing(
  db: Database,
  files: Record<string, string | Uint8Array>,
  given: Partial<ImportRun> = {},
): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "gongji-import-"));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return await runImport({
      db,
      opened: await openSources([folder]),
      board: "news-notices",
      operator: "minjun",
      dryRun: false,
      clock: () => noon,
      ...given,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A board with a desk that takes in what is imported. */
export const givenPlace = async (db: Database) => {
  const desk = await givenDepartment(db);
  return { desk, board: await givenBoard(db) };
};

/** Every text with what an import decides of it, in the order in which they came. */
export const placed = (db: Database) =>
  db
    .select({
      number: notices.number,
      key: notices.legacyKey,
      reads: notices.readBaseline,
      lang: editions.lang,
      state: editions.state,
      version: editions.version,
      title: editions.title,
      note: editions.changeNote,
      publishedAt: editions.publishedAt,
      versionAt: editions.versionAt,
      id: editions.id,
    })
    .from(editions)
    .innerJoin(notices, eq(notices.id, editions.noticeId))
    .orderBy(asc(editions.id));

/** Every row an import could touch. */
export const everything = async (db: Database) => ({
  placed: await placed(db),
  departments: await db.select().from(departments).orderBy(asc(departments.id)),
  attachments: await db.select().from(attachments).orderBy(asc(attachments.id)),
  totals: await db.select().from(boardTotals).orderBy(asc(boardTotals.lang)),
});
