import { describe, expect } from "vitest";
import { as, givenEdition, givenUser, noon, test } from "@/domain/testing";
import { fromMarkdown } from "@/lib/body";
import { saveEdition } from "./edit";
import { publishNotice } from "./publish";
import { eveningUtc, issue, readBack } from "./schedule.fixture";
import { submitEdition } from "./submit";

describe("a notice that ends", () => {
  test("its end is saved with the text, stays where a form has no such field, and goes when it is emptied", async ({
    db,
  }) => {
    const seoyeon = await givenUser(db, "editor");
    const draft = await givenEdition(db, { createdBy: seoyeon.id });
    const hour = new Date(eveningUtc);
    const save = async (lockVersion: number, end: { endsAt?: Date | null }) => {
      const outcome = await saveEdition(as(seoyeon, db), {
        editionId: draft.id,
        lockVersion,
        title: draft.title,
        summary: draft.summary,
        body: fromMarkdown("The water is off."),
        departmentId: draft.departmentId,
        contact: draft.contact,
        changeType: null,
        changeNote: null,
        ...end,
      });
      expect(outcome.ok).toBe(true);
      return (await readBack(db, draft)).endsAt;
    };
    expect(await save(1, { endsAt: hour })).toEqual(hour);
    expect(await save(2, {})).toEqual(hour);
    expect(await save(3, { endsAt: null })).toBeNull();
  });

  test("is neither handed in nor published once its end is past", async ({ db }) => {
    const seoyeon = await givenUser(db, "editor");
    const draft = await givenEdition(db, { endsAt: noon });
    const submitted = await givenEdition(db, { state: "submitted", endsAt: noon });
    expect(
      issue(await submitEdition(as(seoyeon, db), { editionId: draft.id, lockVersion: 1 })),
    ).toBe("end_past");
    const publish = {
      editionId: submitted.id,
      lockVersion: 1,
      contentHash: submitted.contentHash ?? "",
    };
    expect(issue(await publishNotice(as(seoyeon, db), publish))).toBe("end_past");
    const before = new Date(noon.getTime() - 1);
    expect((await publishNotice(as(seoyeon, db, before), publish)).ok).toBe(true);
  });
});
