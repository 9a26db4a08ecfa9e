import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { editionRevisions } from "@/db/schema";
import { verifyAudit } from "@/domain/audit";
import type { Actor } from "@/domain/context";
import { as, givenEdition, givenUser, noon, withDatabase } from "@/domain/testing";
import { fromMarkdown } from "@/lib/body";
import { saveEdition } from "./edit";
import { storedText } from "./stored-text";

const rounds = 100;

test("two editors who save at once a hundred times lose no word: one wins, the other is given both texts and merges", async () => {
  await withDatabase(async ({ db }) => {
    const draft = await givenEdition(db);
    const editors = [await givenUser(db, "editor"), await givenUser(db, "editor")] as const;
    const stands = async (actor: Actor) => {
      const stored = await storedText(db, actor, draft.id);
      if (!stored) throw new Error("the draft is gone");
      return stored;
    };
    const typed: string[] = [];
    const shown: string[] = []; // What a refusal gave back: the other text.
    let winners = 0;
    for (let round = 0; round < rounds; round += 1) {
      const [first] = editors;
      const { bodyText, lockVersion } = await stands(first);
      const texts = editors.map((_, at) => `${bodyText} word${round}of${at}`.trim());
      typed.push(...texts.map((text) => text.split(" ").at(-1) ?? ""));
      const save = (at: 0 | 1, body: string, over: number) =>
        saveEdition(
          as(editors[at], db, new Date(noon.getTime() + round * 5_000)),
          {
            editionId: draft.id,
            lockVersion: over,
            title: "Water outage",
            summary: "On Monday night.",
            body: fromMarkdown(body),
            departmentId: draft.departmentId,
            contact: "Han Seoyeon",
            changeType: null,
            changeNote: null,
            sent: { form: `form-${at}`, turn: round * 2 },
          },
          (round + at) % 3 === 0 ? "save" : "autosave",
        );

      const outcomes = await Promise.all([
        save(0, texts[0] ?? "", lockVersion),
        save(1, texts[1] ?? "", lockVersion),
      ]);

      winners += outcomes.filter(({ ok }) => ok).length;
      const lost = outcomes[0].ok ? 1 : 0;
      expect(outcomes[lost]).toEqual({ ok: false, refusal: { code: "stale" } });
      const theirs = await stands(editors[lost]);
      shown.push(theirs.bodyText);
      expect(theirs.bodyText).toBe(texts[1 - lost]);
      expect(theirs.by?.id).toBe(editors[1 - lost]?.id);
      const merged = `${theirs.bodyText} ${texts[lost]?.split(" ").at(-1)}`;
      // What was shown is what is saved over: nothing came in between.
      expect((await save(lost as 0 | 1, merged, theirs.lockVersion)).ok).toBe(true);
    }

    expect(winners).toBe(rounds);
    const { bodyText } = await stands(editors[0]);
    expect(typed).toHaveLength(2 * rounds);
    expect(typed.filter((word) => !bodyText.split(" ").includes(word))).toEqual([]);
    const revisions = await db
      .select()
      .from(editionRevisions)
      .where(eq(editionRevisions.editionId, draft.id));
    const kept = revisions.map(({ body }) => JSON.stringify(body)).concat(shown);
    // Each text somebody was shown as the other's is in the record, or in a later text of the same hand.
    expect(typed.filter((word) => !kept.some((text) => text.includes(word)))).toEqual([]);
    expect((await verifyAudit(db)).firstBroken).toBeNull();
  });
}, 120_000);
