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

/** Being written or waiting for its turn: at most one of a notice and language. */
export const underWay = ["draft", "submitted", "rejected", "scheduled"] as const;
/** Is an edition in this state under way? */
export const isUnderWay = (state: string): boolean => underWay.some((each) => each === state);

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
  /** Editors may do this to what they published themselves, or set the hour of, alone. */
  publishersOwn?: boolean;
  /** What was put out by force and waits for a colleague; not whoever did that. */
  afterForce?: boolean;
  /** No other edition of the notice is under way in this language. */
  aloneUnderWay?: boolean;
  /** Leads to readers: not for a notice that was removed as a whole. */
  towardsReaders?: boolean;
  /** For how long after it came to this state, and what is said afterwards. */
  within?: { minutes: number; over: "undo_over" | "bring_back_over" };
  /** What was scheduled by force from a draft goes back to one. */
  toDraftIfForced?: boolean;
};

const undoMinutes = 10;
/** A discarded edition can be brought back for as long; then its text is deleted. */
export const discardedDays = 90;

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
    towardsReaders: true,
  },
  reject: { from: ["submitted"], to: "rejected", by: ["editor", "manager"] },
  recall: {
    from: ["submitted"],
    to: "draft",
    by: ["author", "editor", "manager"],
    submitterOnly: true,
  },
  publish: {
    from: ["submitted"],
    to: "published",
    by: ["editor", "manager"],
    secondPerson: true,
    towardsReaders: true,
  },
  force_publish: {
    from: ["draft", "submitted"],
    to: "published",
    by: ["editor", "manager"],
    towardsReaders: true,
  },
  schedule: {
    from: ["submitted"],
    to: "scheduled",
    by: ["editor", "manager"],
    secondPerson: true,
    towardsReaders: true,
  },
  force_schedule: {
    from: ["draft", "submitted"],
    to: "scheduled",
    by: ["editor", "manager"],
    towardsReaders: true,
  },
  unschedule: {
    from: ["scheduled"],
    to: "submitted",
    by: ["editor", "manager"],
    toDraftIfForced: true,
  },
  grant_override: { from: ["submitted"], to: "same", by: ["manager"] },
  second_check: { from: ["published"], to: "same", by: ["editor", "manager"], afterForce: true },
  undo: {
    from: ["published"],
    to: "removed",
    by: ["editor", "manager"],
    publishersOwn: true,
    within: { minutes: undoMinutes, over: "undo_over" },
  },
  withdraw: { from: ["published"], to: "withdrawn", by: ["manager"] },
  explain: { from: ["withdrawn"], to: "same", by: ["manager"] },
  restore: { from: ["withdrawn"], to: "published", by: ["manager"] },
  remove: { from: ["published", "withdrawn", "superseded"], to: "removed", by: ["manager"] },
  discard: {
    from: ["draft", "submitted", "rejected"],
    to: "discarded",
    by: ["author", "editor", "manager"],
    authorsOwn: true,
  },
  bring_back: {
    from: ["discarded"],
    to: "draft",
    by: ["author", "editor", "manager"],
    authorsOwn: true,
    aloneUnderWay: true,
    towardsReaders: true,
    within: { minutes: discardedDays * 24 * 60, over: "bring_back_over" },
  },
} as const satisfies Record<string, Step>;

export type StepName = keyof typeof steps;
/** Steps that are open for a while only. */
type TimedStep = {
  [Name in StepName]: (typeof steps)[Name] extends { within: object } ? Name : never;
}[StepName];

/** The step nobody takes: the system does, when the hour has come (domain/notices/due.ts). */
export const publishWhenDue = { from: "scheduled", to: "published" } as const;

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
  /** Who published it, or set the hour at which the system did. */
  publishedBy: number | null;
  /** Who published it, or set its hour, by force. */
  forcedBy: number | null;
  /** It was put out by force and nobody has checked it since. */
  needsSecondCheck: boolean;
  /** When it came to the state it is in, where that state has a step with a time limit. */
  since: Date | null;
  /** Another edition of the notice is under way in this language. */
  anotherUnderWay: boolean;
  /** The notice was removed as a whole. */
  noticeRemoved: boolean;
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

/** May they see how it came about: saved stages, remarks, preview links? Of what is public others' authors see the text alone. */
export const maySeeStages = (actor: Actor, edition: Standing): boolean => {
  const roles = rolesAt(actor, edition);
  if (roles.some((role) => role !== "author")) return true;
  const own = edition.createdBy === actor.id || edition.contributors.has(actor.id);
  return own && roles.length > 0;
};

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

/** Why `actor` may not share a preview of this edition, or take one back: an author, editor or manager who may see it. */
export function whyNotShare(actor: Actor, edition: Standing): Refusal | null {
  if (!maySee(actor, edition)) return { code: "not_found" };
  return maySeeStages(actor, edition) ? whyNotBegin(actor, edition) : { code: "forbidden" };
}

/** Why `actor` may not remark on this edition: whoever may write it, until it has its turn. Its own table: the text stays as it is. */
export function whyNotRemark(actor: Actor, edition: Standing): Refusal | null {
  return whyNot(actor, "discard", edition);
}

/** Until when a step with a time limit is open; null where it has none. */
export function openUntil(name: StepName, edition: Standing): Date | null {
  const { within }: Step = steps[name];
  return within && edition.since
    ? new Date(edition.since.getTime() + within.minutes * 60_000)
    : null;
}

/** Why `actor` may not take `name` on this edition now; null when they may. Buttons and commands both ask here. */
export function whyNot(
  actor: Actor,
  name: Exclude<StepName, TimedStep>,
  edition: Standing,
): Refusal | null;
export function whyNot(actor: Actor, name: StepName, edition: Standing, now: Date): Refusal | null;
export function whyNot(actor: Actor, name: StepName, edition: Standing, now?: Date) {
  const step: Step = steps[name];
  // What one may not see does not exist: another department's edition answers not_found, not forbidden.
  if (!maySee(actor, edition)) return { code: "not_found" };
  if (!step.from.includes(edition.state)) return { code: "wrong_state", state: edition.state };
  return whyNotBy(actor, step, edition) ?? whyNotNow(actor, name, edition, now);
}

/** What the person lacks. */
function whyNotBy(actor: Actor, step: Step, edition: Standing): Refusal | null {
  const roles = rolesAt(actor, edition).filter((role) => step.by.includes(role));
  if (roles.length === 0) return { code: "forbidden" };
  const authorOnly = roles.every((role) => role === "author");
  if (step.authorsOwn && authorOnly && edition.createdBy !== actor.id) return { code: "forbidden" };
  if (step.submitterOnly && edition.submittedBy !== actor.id) return { code: "forbidden" };
  const manages = roles.includes("manager");
  if (step.publishersOwn && !manages && edition.publishedBy !== actor.id)
    return { code: "not_publisher" };
  if (step.secondPerson && edition.secondPerson && edition.contributors.has(actor.id))
    return { code: "needs_second_person" };
  return null;
}

/** What the edition, its notice or the hour lacks. */
function whyNotNow(actor: Actor, name: StepName, edition: Standing, now?: Date): Refusal | null {
  const step: Step = steps[name];
  if (step.afterForce && !edition.needsSecondCheck) return { code: "no_second_check" };
  if (step.afterForce && (edition.forcedBy === actor.id || edition.publishedBy === actor.id))
    return { code: "own_force" };
  if (step.towardsReaders && edition.noticeRemoved) return { code: "notice_removed" };
  const until = openUntil(name, edition);
  if (step.within && !(until && now && now <= until)) return { code: step.within.over };
  if (step.aloneUnderWay && edition.anotherUnderWay) return { code: "under_way" };
  return null;
}

const lateAfterMs = 60_000; // A process that was started again has taken it up by then.

/** What was due before this instant should long have been public. */
export const lateBefore = (now: Date): Date => new Date(now.getTime() - lateAfterMs);

/** Whether what was due then should long have been public. */
export const isLate = (scheduledAt: Date | null, now: Date): boolean =>
  scheduledAt !== null && scheduledAt < lateBefore(now);
