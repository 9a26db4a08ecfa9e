import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db";
import { attachments, files } from "@/db/schema";
import type { Actor } from "@/domain/context";
import type { EditionState } from "@/domain/notices/workflow";
import { as, givenEdition, givenUser, noon, test } from "@/domain/testing";
import { findFile } from "./find-file";

const nobody = async () => null;

async function givenFile(db: Database, state: EditionState): Promise<number> {
  const sha256 = "a".repeat(64);
  await db.insert(files).values({ sha256, bytes: 3, mediaType: "text/plain", createdAt: noon });
  const edition = await givenEdition(db, { state, files: [{ sha256, name: "fees.txt" }] });
  const [entry] = await db
    .select({ id: attachments.id })
    .from(attachments)
    .where(eq(attachments.editionId, edition.id));
  return entry?.id ?? 0;
}

describe("a file", () => {
  test.for([
    ["published", true],
    ["withdrawn", true],
    ["superseded", true],
    ["draft", false],
    ["submitted", false],
    ["removed", false],
  ] as const)("of an edition that is %s is everybody's: %s", async ([state, open], { db }) => {
    const id = await givenFile(db, state);

    const found = await findFile(db, id, nobody);

    const refused = state === "removed" ? "gone" : undefined;
    expect(found).toEqual(open ? expect.objectContaining({ name: "fees.txt", open }) : refused);
  });

  test("of a draft is for officials who may see the draft, and for no other", async ({ db }) => {
    const id = await givenFile(db, "draft");
    const seoyeon = as(await givenUser(db, "editor"), db).actor;
    const strangers: Actor = { ...seoyeon, grants: [] };
    const elsewhere: Actor = {
      ...seoyeon,
      grants: seoyeon.grants.map((grant) => ({ ...grant, boardId: 999_999 })),
    };

    expect(await findFile(db, id, async () => seoyeon)).toMatchObject({ open: false });
    for (const actor of [strangers, elsewhere])
      expect(await findFile(db, id, async () => actor)).toBeUndefined();
  });
});
