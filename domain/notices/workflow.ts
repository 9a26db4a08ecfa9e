import type { Actor, Grant, Role } from "@/domain/context";
import type { Refusal } from "@/domain/outcome";

export type EditionState =
  | "draft"
  | "submitted"
  | "rejected"
  | "scheduled"
  | "published"
  | "withdrawn"
  | "removed"
  | "superseded"
  | "discarded";

export type Step = {
  from: readonly EditionState[];
  to: EditionState | "same";
  by: readonly Role[];
  /** Neither submitted the edition nor saved a revision of it, unless the board's second-person rule is off. */
  secondPerson?: boolean;
  /** Authors may do this to their own alone. */
  authorsOwn?: boolean;
  /** Whoever submitted it, and nobody else. */
  submitterOnly?: boolean;
};

/** Every legal step. Commands, buttons, the diagram in docs/workflow.md and the test matrix read this table. */
export const steps = {
  save: {
    from: ["draft", "rejected"],
    to: "same",
    by: ["author", "editor", "manager"],
    authorsOwn: true,
  },
  submit: {
    from: ["draft", "rejected"],
    to: "submitted",
    by: ["author", "editor", "manager"],
    authorsOwn: true,
  },
  reject: { from: ["submitted"], to: "rejected", by: ["editor", "manager"] },
  recall: {
    from: ["submitted"],
    to: "draft",
    by: ["author", "editor", "manager"],
    submitterOnly: true,
  },
  publish: { from: ["submitted"], to: "published", by: ["editor", "manager"], secondPerson: true },
  withdraw: { from: ["published"], to: "withdrawn", by: ["manager"] },
  restore: { from: ["withdrawn"], to: "published", by: ["manager"] },
  discard: {
    from: ["draft", "submitted", "rejected"],
    to: "discarded",
    by: ["author", "editor", "manager"],
    authorsOwn: true,
  },
} as const satisfies Record<string, Step>;

export type StepName = keyof typeof steps;

/** What a decision about an edition needs to know of it. */
export type Standing = {
  state: EditionState;
  boardId: number;
  departmentId: number | null;
  createdBy: number | null;
  submittedBy: number | null;
  /** Everyone who submitted it or saved a revision of it. */
  contributors: ReadonlySet<number>;
  /** The board's second-person rule. */
  secondPerson: boolean;
};

const covers = (grant: Grant, place: { boardId: number; departmentId: number | null }) =>
  (grant.boardId === null || grant.boardId === place.boardId) &&
  (grant.departmentId === null || grant.departmentId === place.departmentId);

/** The roles an actor holds for a place: grants may be limited to a board or a department. */
export const rolesAt = (
  actor: Actor,
  place: { boardId: number; departmentId: number | null },
): Role[] => actor.grants.filter((grant) => covers(grant, place)).map((grant) => grant.role);

/** May the actor see this edition at all? An author sees the own ones and what is public; the desk's roles see their place. */
export function maySee(actor: Actor, edition: Standing): boolean {
  const roles = rolesAt(actor, edition);
  if (roles.some((role) => role !== "author")) return true;
  if (!roles.includes("author")) return false;
  return (
    edition.createdBy === actor.id || edition.contributors.has(actor.id) || isPublic(edition.state)
  );
}

/** Readable by citizens at some address. */
export const isPublic = (state: EditionState): boolean =>
  state === "published" || state === "withdrawn" || state === "superseded";

const writers: readonly Role[] = ["author", "editor", "manager"];

/** Does the actor write at any place at all? For the links to where one begins. */
export const writesSomewhere = (actor: Actor): boolean =>
  actor.grants.some(({ role }) => writers.includes(role));

/** Why `actor` may not begin a notice, or an edition of one they see, at this place; null when they may. */
export const whyNotBegin = (
  actor: Actor,
  place: { boardId: number; departmentId: number | null },
): Refusal | null =>
  rolesAt(actor, place).some((role) => writers.includes(role)) ? null : { code: "forbidden" };

/** Does the actor decide about what others hand in at this edition's place? */
export const mayReview = (actor: Actor, edition: Standing): boolean =>
  rolesAt(actor, edition).some((role) => steps.reject.by.some((by) => by === role));

/** Why `actor` may not take `name` on this edition now; null when they may. Buttons and commands both ask here. */
export function whyNot(actor: Actor, name: StepName, edition: Standing): Refusal | null {
  const step: Step = steps[name];
  // What one may not see does not exist: another department's edition answers not_found, not forbidden.
  if (!maySee(actor, edition)) return { code: "not_found" };
  if (!step.from.includes(edition.state)) return { code: "wrong_state", state: edition.state };
  const roles = rolesAt(actor, edition).filter((role) => step.by.includes(role));
  if (roles.length === 0) return { code: "forbidden" };
  const authorOnly = roles.every((role) => role === "author");
  if (step.authorsOwn && authorOnly && edition.createdBy !== actor.id) return { code: "forbidden" };
  if (step.submitterOnly && edition.submittedBy !== actor.id) return { code: "forbidden" };
  if (step.secondPerson && edition.secondPerson && edition.contributors.has(actor.id))
    return { code: "needs_second_person" };
  return null;
}
