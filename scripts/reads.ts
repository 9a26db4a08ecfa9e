import { connect, type Database } from "@/db";
import { checkReads, recountDay } from "@/domain/reads/close";
import { givenUpJournals, giveUpJournal, openJournals } from "@/domain/reads/journals";
import { readEnv } from "@/lib/env";
import { withDatabaseUrl } from "./start/database";
import { sayFailure } from "./start/stage";

const usage = `npm run reads -- recount DAY             counts a day (2026-11-20) again from its visitors, while they stand
npm run reads -- check                   reads served against the six classes
npm run reads -- journals                the journals a day waits for, and those that were given up
npm run reads -- give-up JOURNAL REASON  days wait no longer for it; everybody can read the reason`;

/** What it says, and whether all is well. */
type Said = { lines: string[]; well: boolean };
type Run = (db: Database, now: Date) => Promise<Said>;

function command([verb, name = "", because = ""]: string[]): Run | null {
  if (verb === "recount" && /^\d{4}-\d\d-\d\d$/.test(name))
    return (db, now) => recount(db, name, now);
  if (verb === "check") return check;
  if (verb === "journals") return journals;
  if (verb === "give-up" && name !== "") return (db, now) => giveUp(db, name, because, now);
  return null;
}

async function recount(db: Database, day: string, now: Date): Promise<Said> {
  const differences = await recountDay(db, day, now);
  if (differences === null)
    return { lines: [`The visitors of ${day} have been dropped: its tally stands.`], well: true };
  if (differences.length === 0)
    return { lines: [`${day} counted again: every notice agrees.`], well: true };
  const lines = differences.map(
    ({ noticeId, tallied, standing }) =>
      `Notice ${noticeId} (its id): ${tallied} tallied, ${standing} visitors stand.`,
  );
  return { lines, well: false };
}

async function check(db: Database): Promise<Said> {
  const { served, classed, unknown, agrees } = await checkReads(db);
  const sums = `${served} served, ${classed} in the six classes, ${unknown} of notices that are not there`;
  return { lines: [`${agrees ? "They agree" : "They differ"}: ${sums}.`], well: agrees };
}

async function journals(db: Database): Promise<Said> {
  const at = (instant: Date | null) => instant?.toISOString() ?? "never";
  const open = (await openJournals(db)).map(
    ({ id, owner, foldedUntil }) => `${id}  folded until ${at(foldedUntil)}  ${owner}`,
  );
  const gone = (await givenUpJournals(db)).map(
    (one) =>
      `${one.id}  given up ${at(one.at)}, folded until ${at(one.foldedUntil)}: ${one.because}`,
  );
  return { lines: [...open, ...gone], well: true };
}

async function giveUp(db: Database, id: string, because: string, now: Date): Promise<Said> {
  const outcome = await giveUpJournal(db, { id, because, now });
  if (outcome.ok) return { lines: [`Days no longer wait for ${id}.`], well: true };
  const sentences: Record<string, string> = {
    not_found: "There is no such journal, or it is wholly folded: see `npm run reads -- journals`.",
    wrong_state: "It was folded within the last minute: its process runs.",
    malformed: "Say why: the reason stands on the transparency page.",
  };
  return { lines: [sentences[outcome.refusal.code] ?? outcome.refusal.code], well: false };
}

const run = command(process.argv.slice(2));
try {
  if (run) {
    const { lines, well } = await withDatabaseUrl(readEnv(), async (url) => {
      const { db, sql } = connect(url, { max: 1 });
      try {
        return await run(db, new Date());
      } finally {
        await sql.end({ timeout: 5 });
      }
    });
    for (const line of lines) console.log(line);
    if (!well) process.exitCode = 1;
  } else {
    console.error(`This is no call of it: ${process.argv.slice(2).join(" ")}\n\n${usage}`);
    process.exitCode = 2;
  }
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}
