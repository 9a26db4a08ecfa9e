import type { Database } from "@/db";
import type { Actor, Context } from "@/domain/context";
import type { LockedEdition } from "@/domain/notices/lock";
import { whoMayPublish } from "@/domain/notices/publishers";
import { tell } from "./outbox";

type By = Pick<Context, "actor" | "now">;

/** Writes to everybody who may decide about what `by.actor` hands in now. */
export async function tellReviewers(tx: Database, by: By, locked: LockedEdition): Promise<void> {
  const { edition, standing } = locked;
  const contributors = new Set([...standing.contributors, by.actor.id]);
  const handedIn = { ...standing, submittedBy: by.actor.id, contributors };
  const reviewers = await whoMayPublish(tx, handedIn);
  const to = reviewers.map(({ id }) => id);
  await tell(tx, { kind: "submitted", edition: reached(edition), to, actor: by.actor }, by.now);
}

/** Writes to whoever began the edition and whoever handed it in: what became of it. */
export async function tellWriters(
  tx: Database,
  by: { actor: Actor | null; now: Date },
  { edition }: LockedEdition,
  kind: "rejected" | "published" | "late",
  words = "",
): Promise<void> {
  const to = [edition.createdBy, edition.submittedBy, kind === "late" ? edition.scheduledBy : null];
  await tell(tx, { kind, edition: reached(edition), to, actor: by.actor, words }, by.now);
}

/** The edition as the step under way leaves it. */
const reached = (edition: LockedEdition["edition"]) => ({
  ...edition,
  lockVersion: edition.lockVersion + 1,
});
