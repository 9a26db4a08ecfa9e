import { describe, expect, test } from "vitest";
import { editionState, roleName } from "@/db/schema";
import type { Actor, Role } from "@/domain/context";
import { type Standing, type Step, type StepName, steps, whyNot } from "./workflow";

const writer = 1;
const other = 2;
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
  ...changes,
});
const names = Object.keys(steps) as StepName[];

describe("the table of steps", () => {
  const wrong = names.flatMap((name) =>
    editionState.enumValues
      .filter((state) => !(steps[name] as Step).from.includes(state))
      .map((state) => [name, state] as const),
  );
  test.each(wrong)("nobody can %s an edition that is %s", (name, state) => {
    const refusal = whyNot(actor(writer, "manager"), name, standing({ state }));
    expect(refusal).toEqual({ code: "wrong_state", state });
  });

  const notTheirs = names.flatMap((name) =>
    roleName.enumValues
      .filter((role) => !(steps[name] as Step).by.includes(role))
      .map((role) => [name, role] as const),
  );
  test.each(notTheirs)("to %s is not for the %s", (name, role) => {
    const [state] = steps[name].from;
    const own = { createdBy: other, contributors: new Set([other]), submittedBy: other };
    expect(whyNot(actor(other, role), name, standing({ state, ...own }))).toEqual({
      code: "forbidden",
    });
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
