import { count } from "drizzle-orm";
import type { Database } from "@/db";
import { cutOver, type SampleNotice, sampleDepartments, sampleNotices } from "@/db/sample";
import { boards, users } from "@/db/schema";
import { announceEverything } from "@/domain/notices/announce";
import { placePublished } from "@/domain/notices/archive";
import { invariant } from "@/lib/invariant";
import { paths } from "@/lib/paths";
import { openStorage } from "@/lib/storage";
import { dayStart, type Lang } from "@/lib/time";
import { makeAccounts, placeAccounts, writeAccounts } from "./accounts";
import { sampleBody } from "./body";
import { attachmentsOf, placeFiles, type Stored } from "./files";
import { type Places, placePlaces } from "./places";

const firstNumber = 1001;
const pinnedUntil = dayStart("2031-01-01");

/**
 * Loads the sample board into an empty database, with one account per role, in one transaction.
 * Where there is a board or an official already it does nothing. Passwords go to `accounts.json` (mode 600) first.
 */
export async function loadSampleBoard(given: {
  db: Database;
  storageUrl: string;
  dataDir: string;
  now: Date;
}): Promise<{ notices: number }> {
  const storage = openStorage(given.storageUrl);
  const accounts = await makeAccounts();
  return given.db.transaction(async (tx) => {
    const [board] = await tx.select({ n: count() }).from(boards);
    const [user] = await tx.select({ n: count() }).from(users);
    if ((board?.n ?? 0) + (user?.n ?? 0) > 0) return { notices: 0 };
    const places = await placePlaces(tx);
    await placeAccounts(tx, accounts, places.department("civil-service"), given.now);
    const stored = await placeFiles(tx, storage, given.now);
    for (const [index, notice] of sampleNotices.entries())
      await placeNotice(tx, notice, firstNumber + index, { places, stored, now: given.now });
    await announceEverything(tx);
    await writeAccounts(given.dataDir, accounts);
    return { notices: sampleNotices.length };
  });
}

type Site = { places: Places; stored: Stored; now: Date };

async function placeNotice(
  tx: Database,
  notice: SampleNotice,
  number: number,
  { places, stored, now }: Site,
): Promise<void> {
  let noticeId: number | undefined;
  for (const lang of ["en", "ko"] as const) {
    const first = notice[lang];
    if (!first) continue;
    const later = notice.revisions?.[lang] ?? [];
    const texts = [{ text: first, date: notice.date }, ...later];
    let publicDate = notice.date; // A minor change keeps it.
    for (const [index, { text, date }] of texts.entries()) {
      const [title, summary, markdown] = text;
      const change = later[index - 1];
      if (change?.type === "major") publicDate = date;
      const last = index === texts.length - 1;
      const withdrawn = last ? notice.withdrawn : undefined;
      const placed = await placePublished(tx, {
        ...(noticeId === undefined ? { number } : { noticeId }),
        ...(change ? { changeType: change.type, changeNote: change.note } : {}),
        boardId: places.board(notice.board),
        categoryId: places.category(notice.category),
        departmentId: places.department(notice.department),
        lang,
        version: index + 1,
        state: last ? (withdrawn ? "withdrawn" : "published") : "superseded",
        title,
        summary,
        body: sampleBody(markdown, {
          lang,
          images: stored.images,
          addressOf: (key) => addressOf(key, lang),
        }),
        contact: contactOf(notice, lang),
        licence: 1,
        publishedAt: seoul(publicDate),
        versionAt: seoul(date),
        ...(withdrawn
          ? { withdrawnAt: seoul(withdrawn.date), explanation: withdrawn[lang] ?? "" }
          : {}),
        ...(notice.endsAt ? { endsAt: seoul(notice.endsAt) } : {}),
        ...(notice.pinned ? { pinnedUntil, pinnedRank: notice.pinned } : {}),
        ...baselineOf(notice),
        attachments: attachmentsOf(notice, markdown, lang, stored),
        now,
      });
      noticeId = placed.noticeId;
    }
  }
}

/** Shown reads are this and what is counted here: nothing is ever added to the events. */
const baselineOf = ({ reads }: SampleNotice) =>
  reads === undefined
    ? {}
    : {
        readBaseline: reads,
        readBaselineDate: cutOver,
        readBaselineSource: "the previous site",
      };

const contactOf = ({ department }: SampleNotice, lang: Lang) =>
  sampleDepartments.find(({ slug }) => slug === department)?.contact[lang] ?? "";

/** Where another notice of the sample stands, in the language of the one that names it. */
function addressOf(key: string, lang: Lang): string {
  const index = sampleNotices.findIndex((notice) => notice.key === key);
  const notice = sampleNotices[index];
  invariant(notice?.[lang], `the sample has a notice called ${key} in the language ${lang}`);
  return paths.notice(lang, notice.board, firstNumber + index);
}

/** `2026-11-20T10:00` on a clock in Seoul. */
const seoul = (wall: string): Date => new Date(`${wall}:00+09:00`);
