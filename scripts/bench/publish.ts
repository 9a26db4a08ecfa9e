import { eq } from "drizzle-orm";
import type { Database } from "@/db";
import { editions, roleGrants, users } from "@/db/schema";
import type { Actor } from "@/domain/context";
import { createNotice } from "@/domain/notices/create";
import { saveEdition } from "@/domain/notices/edit";
import { publishNotice } from "@/domain/notices/publish";
import { submitEdition } from "@/domain/notices/submit";
import type { Outcome } from "@/domain/outcome";
import { fromMarkdown } from "@/lib/body";
import { part } from "./race";

const times = 20;
const patienceMs = 10_000;

/** Publishes 20 notices and asks for each page and the list without pause: milliseconds from the commit until both show it. */
export async function measurePublishing(db: Database, origin: string, board: string) {
  const author = await actorOf(db, "author");
  const manager = await actorOf(db, "manager");
  if (!author || !manager) return null;
  const took: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const title = `Measured notice ${time + 1} of ${times}`;
    const { editionId, number } = must(
      await createNotice({ db, actor: author, now: new Date() }, { board, lang: "en" }),
    );
    const saved = must(
      await saveEdition(
        { db, actor: author, now: new Date() },
        {
          ...{ editionId, lockVersion: 1, title, summary: "A notice that is measured." },
          body: fromMarkdown("It stands here to be seen."),
          ...{ departmentId: author.departmentId, contact: "Service desk, 044-205-0000" },
          ...{ changeType: null, changeNote: null },
        },
      ),
    );
    const submitted = must(
      await submitEdition(
        { db, actor: author, now: new Date() },
        { editionId, lockVersion: saved.lockVersion },
      ),
    );
    const [edition] = await db.select().from(editions).where(eq(editions.id, editionId));
    const pages = [`${origin}/en/${board}/${number}`, `${origin}/en/${board}`];
    for (const page of pages) await (await fetch(page)).text(); // Kept, or known to be missing.

    must(
      await publishNotice(
        { db, actor: manager, now: new Date() },
        {
          ...{ editionId, lockVersion: submitted.lockVersion },
          contentHash: edition?.contentHash ?? "",
        },
      ),
    );
    const committed = performance.now();
    await Promise.all(pages.map((page) => shows(page, title)));
    took.push(performance.now() - committed);
  }
  return { times, half: part(took, 0.5), most: part(took, 0.95) };
}

async function shows(page: string, title: string): Promise<void> {
  const until = performance.now() + patienceMs;
  while (performance.now() < until) {
    const answer = await fetch(page);
    if ((await answer.text()).includes(title) && answer.ok) return;
  }
  throw new Error(`${page} did not show "${title}" within ${patienceMs / 1_000} s.`);
}

async function actorOf(db: Database, role: "author" | "manager"): Promise<Actor | null> {
  const [found] = await db
    .select({ user: users })
    .from(users)
    .innerJoin(roleGrants, eq(roleGrants.userId, users.id))
    .where(eq(roleGrants.role, role))
    .limit(1);
  if (!found) return null;
  const grants = await db.select().from(roleGrants).where(eq(roleGrants.userId, found.user.id));
  return { ...found.user, grants };
}

function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`A measured notice was refused: ${JSON.stringify(outcome.refusal)}`);
}
