import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { departments, roleGrants, users } from "@/db/schema";
import type { Actor } from "@/domain/context";
import { type DeskFilter, listEditions } from "@/domain/notices/desk-list";
import { myDesk } from "@/domain/notices/my-desk";
import { generateNotices } from "@/domain/sample/generate";
import { loadSampleBoard } from "@/domain/sample/load";
import { invariant } from "@/lib/invariant";
import { median } from "./race";
import { openGround } from "./search/place";

const times = 7;

/** Milliseconds my desk and the desk's list take, by filter, beside the sample board and `notices` generated ones. */
export async function measureDesk(
  notices: number,
  told: (what: string, ms: number) => void,
): Promise<void> {
  const ground = await openGround();
  const folder = mkdtempSync(join(tmpdir(), "gongji-desk-"));
  try {
    const { db } = ground;
    const now = new Date();
    await loadSampleBoard({ db, storageUrl: `file:${folder}/files`, dataDir: folder, now });
    await generateNotices({ db, notices, operator: "bench", clock: () => now });
    await db.execute(sql`analyze edition`);
    const [department] = await db.select().from(departments);
    const [user] = await db.select().from(users);
    invariant(department && user, "the sample board has both");
    await db.insert(roleGrants).values({ userId: user.id, role: "manager" });
    const grants = [{ role: "manager", boardId: null, departmentId: null }] as const;
    const { id, name, email } = user;
    const actor: Actor = { id, name, email, departmentId: department.id, grants };
    const time = async (what: string, work: () => Promise<unknown>) => {
      const took: number[] = [];
      for (let nth = 0; nth < times; nth += 1) {
        const began = performance.now();
        await work();
        took.push(performance.now() - began);
      }
      told(what, median(took));
    };
    const filters: Record<string, DeskFilter> = {
      "by last save": { sort: "saved" },
      "by title": { sort: "title" },
      "by publication": { sort: "published" },
      "by reads": { sort: "reads" },
      "by title, far on": { sort: "title", after: "T~1" },
      "by last save, the end": { sort: "saved", before: "1970-01-01T00:00:00.000Z~1" },
      "drafts by title": { sort: "title", state: "draft" },
      "one department": { sort: "saved", department: department.slug },
      mine: { sort: "saved", mine: true },
      Korean: { sort: "saved", lang: "ko" },
      "a word of titles": { sort: "saved", q: "water" },
      "a word nobody wrote": { sort: "title", q: "xylophone" },
      "to be reviewed": { sort: "saved", state: "review_due" },
    };
    for (const [what, filter] of Object.entries(filters))
      await time(`the desk's list, ${what}`, () => listEditions(db, actor, filter, now));
    await time("my desk", () => myDesk(db, actor, now));
  } finally {
    await ground.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
