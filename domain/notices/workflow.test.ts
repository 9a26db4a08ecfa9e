import { describe, expect, test } from "vitest";
import { editionState, roleName } from "@/db/schema";
import type { Actor, Role } from "@/domain/context";
import { openUntil, type Standing, type Step, type StepName, steps, whyNot } from "./workflow";

const writer = 1;
const other = 2;
const forcer = 3;
const noon = new Date("2026-03-02T03:00:00.000Z");
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const actor = (id: number, role: Role): Actor => ({
  id,
  name: "Seoyeon",
  email: "seoyeon@gongji.example",
  departmentId: 7,
  grants: [{ role, boardId: null, departmentId: null }],
});
const standing = (changes: Partial<Standing> = {}): Standing => ({
  state: "submitted",
  boardId: 5,
  departmentId: 7,
  createdBy: writer,
  submittedBy: writer,
  contributors: new Set([writer]),
  secondPerson: true,
  publishedBy: null,
  forcedBy: null,
  needsSecondCheck: false,
  since: null,
  anotherUnderWay: false,
  noticeRemoved: false,
  ...changes,
});
const names = Object.keys(steps) as StepName[];

/** An edition of somebody's own on which nothing but state and role can stand in the way of a step. */
const open = (name: StepName, state: Standing["state"]) =>
  standing({
    state,
    createdBy: other,
    submittedBy: other,
    contributors: new Set((steps[name] as Step).secondPerson ? [writer] : [other]),
    publishedBy: (steps[name] as Step).publishersOwn ? other : forcer,
    forcedBy: forcer,
    needsSecondCheck: true,
    since: noon,
  });

describe("the table of steps", () => {
  const all = names.flatMap((name) =>
    editionState.enumValues.flatMap((state) =>
      roleName.enumValues.map((role) => [name, state, role] as const),
    ),
  );
  test.each(all)("%s an edition that is %s, as %s: what the table says", (name, state, role) => {
    const step: Step = steps[name];
    const expected = !step.from.includes(state)
      ? { code: "wrong_state", state }
      : step.by.includes(role)
        ? null
        : { code: "forbidden" };
    expect(whyNot(actor(other, role), name, open(name, state), noon)).toEqual(expected);
  });
});

describe("four eyes", () => {
  test("whoever submitted an edition may not publish it", () => {
    const mine = standing({ submittedBy: other, contributors: new Set([other]) });
    expect(whyNot(actor(other, "editor"), "publish", mine)).toEqual({
      code: "needs_second_person",
    });
  });

  test("whoever saved a revision of it may not publish it either", () => {
    const touched = standing({ contributors: new Set([writer, other]) });
    expect(whyNot(actor(other, "manager"), "publish", touched)).toEqual({
      code: "needs_second_person",
    });
  });

  test("an editor who never touched it may", () => {
    expect(whyNot(actor(other, "editor"), "publish", standing())).toBeNull();
  });

  test("where the board's rule is off, the writer may", () => {
    const small = standing({
      secondPerson: false,
      submittedBy: other,
      contributors: new Set([other]),
    });
    expect(whyNot(actor(other, "editor"), "publish", small)).toBeNull();
  });

  test("an admin never publishes", () => {
    expect(whyNot(actor(other, "admin"), "publish", standing())).toEqual({ code: "forbidden" });
  });
});

describe("grants", () => {
  test("an editor of another department is told that the edition does not exist", () => {
    const elsewhere: Actor = {
      ...actor(other, "editor"),
      grants: [{ role: "editor", boardId: null, departmentId: 8 }],
    };
    expect(whyNot(elsewhere, "publish", standing())).toEqual({ code: "not_found" });
  });

  test("an author cannot save, submit or discard what another author wrote", () => {
    const draft = standing({ state: "draft", contributors: new Set([writer, other]) });
    for (const name of ["save", "submit", "discard"] as const) {
      expect(whyNot(actor(other, "author"), name, draft)).toEqual({ code: "forbidden" });
    }
  });

  test("an author does not see another author's draft at all", () => {
    expect(whyNot(actor(other, "author"), "save", standing({ state: "draft" }))).toEqual({
      code: "not_found",
    });
  });

  test("only whoever submitted it takes a submission back", () => {
    expect(whyNot(actor(other, "manager"), "recall", standing())).toEqual({ code: "forbidden" });
    expect(whyNot(actor(writer, "author"), "recall", standing())).toBeNull();
  });
});

describe("after a publication by force", () => {
  const forced = standing({
    state: "published",
    publishedBy: forcer,
    forcedBy: forcer,
    needsSecondCheck: true,
  });

  test("a colleague checks it, who wrote or submitted it too; whoever forced it does not", () => {
    expect(whyNot(actor(other, "editor"), "second_check", forced)).toBeNull();
    expect(whyNot(actor(writer, "editor"), "second_check", forced)).toBeNull();
    expect(whyNot(actor(forcer, "manager"), "second_check", forced)).toEqual({ code: "own_force" });
  });

  test("who set the hour by force does not check what the clock published", () => {
    expect(
      whyNot(actor(forcer, "editor"), "second_check", { ...forced, publishedBy: null }),
    ).toEqual({ code: "own_force" });
  });

  test("what two people saw first, or one has checked since, waits for nobody", () => {
    expect(
      whyNot(actor(other, "manager"), "second_check", { ...forced, needsSecondCheck: false }),
    ).toEqual({ code: "no_second_check" });
  });
});

describe("steps that are open for a while", () => {
  const live = standing({ state: "published", publishedBy: writer, since: noon });
  const discarded = standing({ state: "discarded", since: noon });

  test("a publication is taken back within ten minutes by whoever published it, or by a manager", () => {
    expect(openUntil("undo", live)).toEqual(later(10));
    expect(whyNot(actor(writer, "editor"), "undo", live, later(10))).toBeNull();
    expect(whyNot(actor(other, "manager"), "undo", live, later(10))).toBeNull();
    expect(whyNot(actor(other, "editor"), "undo", live, noon)).toEqual({ code: "not_publisher" });
    const late = new Date(later(10).getTime() + 1);
    expect(whyNot(actor(other, "manager"), "undo", live, late)).toEqual({ code: "undo_over" });
  });

  test("what the clock published is taken back by a manager alone", () => {
    const byClock = { ...live, publishedBy: null };
    expect(whyNot(actor(other, "editor"), "undo", byClock, noon)).toEqual({
      code: "not_publisher",
    });
    expect(whyNot(actor(other, "manager"), "undo", byClock, noon)).toBeNull();
  });

  test("a discarded draft is brought back within 90 days, by its author or an editor", () => {
    const days = (n: number) => later(n * 24 * 60);
    expect(whyNot(actor(writer, "author"), "bring_back", discarded, days(90))).toBeNull();
    expect(whyNot(actor(other, "editor"), "bring_back", discarded, days(90))).toBeNull();
    expect(whyNot(actor(other, "author"), "bring_back", discarded, days(1))).toEqual({
      code: "not_found",
    });
    expect(whyNot(actor(writer, "author"), "bring_back", discarded, days(91))).toEqual({
      code: "bring_back_over",
    });
  });

  test("it is not brought back beside another that is under way", () => {
    const beside = { ...discarded, anotherUnderWay: true };
    expect(whyNot(actor(writer, "author"), "bring_back", beside, noon)).toEqual({
      code: "under_way",
    });
  });
});

test("nothing leads a notice that was removed back to readers; what is under way of it can be discarded", () => {
  const gone = { noticeRemoved: true, since: noon };
  const towards = names.filter((name) => (steps[name] as Step).towardsReaders);
  expect(towards).toEqual([
    ...["submit", "publish", "force_publish", "schedule", "force_schedule", "bring_back"],
  ]);
  for (const name of towards) {
    const [state = "draft"] = (steps[name] as Step).from;
    expect(whyNot(actor(other, "manager"), name, standing({ state, ...gone }), noon)).toEqual({
      code: "notice_removed",
    });
  }
  expect(whyNot(actor(other, "manager"), "discard", standing(gone))).toBeNull();
});
