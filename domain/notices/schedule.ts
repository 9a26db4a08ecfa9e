import { eq } from "drizzle-orm";
import type { Database } from "@/db";
import { editions } from "@/db/schema";
import { recordAudit } from "@/domain/audit";
import type { Context } from "@/domain/context";
import { done, type Issue, type Outcome, refuse, transact } from "@/domain/outcome";
import { instantsOf, isZone, wallTimeIn } from "@/lib/time";
import { announce } from "./announce";
import { type LockedEdition, lockEdition } from "./lock";
import { approvedText } from "./publish";
import { reasonIssues } from "./reason";
import { rolesAt, steps, whyNot } from "./workflow";

const leastAheadMs = 60_000; // Time to see the mistake and take it back.
const mostAheadDays = 366; // What is planned for longer is reviewed by nobody who still knows it.

export type ScheduleEdition = {
  editionId: number;
  lockVersion: number;
  /** The hash of the text the page showed. */
  contentHash: string;
  /** What a clock on the wall of `zone` shows then: `2026-09-01T14:05`. */
  at: string;
  /** IANA name. */
  zone: string;
  /** The ISO instant that was shown for confirmation; anything else while it was not. */
  confirmed: string;
};

/**
 * Sets the hour at which a submitted edition is published by itself. Whoever schedules is its second person, as when publishing.
 * Refuses: not_found · what `whyNot` says · stale · malformed (no such hour, under a minute or over a year ahead, no such zone) ·
 * changed_since_review · not_ready (its end among it) · unconfirmed, while the instant was not shown and confirmed.
 * Rule source: docs/decisions/0002-four-eyes.md.
 */
export const scheduleEdition = (
  context: Context,
  input: ScheduleEdition,
): Promise<Outcome<{ at: Date }>> => setHour(context, "schedule", input);

/**
 * The same without a second person, from a draft too: with a reason, and a second check is owed afterwards.
 * Who had not handed it in is recorded as having done so: nobody is his own second person.
 * Refuses besides: malformed where the reason has under 10 characters.
 */
export const forceSchedule = (
  context: Context,
  input: ScheduleEdition & { reason: string },
): Promise<Outcome<{ at: Date }>> => setHour(context, "force_schedule", input, input.reason);

function setHour(
  context: Context,
  name: "schedule" | "force_schedule",
  input: ScheduleEdition,
  reason?: string,
): Promise<Outcome<{ at: Date }>> {
  const { actor, now } = context;
  return transact(context.db, async (tx) => {
    const asked = await lockFor(tx, context, name, input);
    if (!asked.ok) return asked;
    const { edition, board } = asked.value;
    const hour = readHour(input, now);
    const issues = [...hour.issues, ...(reason === undefined ? [] : reasonIssues(reason))];
    if (!hour.at || issues.length > 0) return refuse({ code: "malformed", issues });
    const { at } = hour;
    const approved = await approvedText(tx, asked.value, {
      shown: input.contentHash,
      publicAt: at,
    });
    if (!approved.ok) return approved;
    const { zone } = input;
    if (input.confirmed !== at.toISOString())
      return refuse({ code: "unconfirmed", at: at.toISOString(), zone });

    await change(tx, context, asked.value, name, {
      set: {
        scheduledAt: at,
        scheduledZone: zone,
        scheduledBy: actor.id,
        scheduledFrom: edition.state === "draft" ? "draft" : "submitted",
        heldBack: null,
        forcedBy: reason === undefined ? null : actor.id,
        forceReason: reason?.trim() ?? null,
        contentHash: approved.value.contentHash,
        submittedBy: edition.submittedBy ?? actor.id,
        submittedAt: edition.submittedAt ?? now,
      },
      detail: {
        at: at.toISOString(),
        zone,
        wall: wallTimeIn(at, zone),
        ...approved.value,
        endsAt: edition.endsAt?.toISOString() ?? null,
        ...(reason === undefined
          ? { secondPerson: board.secondPerson }
          : { needsSecondCheck: true, submittedBy: edition.submittedBy ?? actor.id }),
      },
      ...(reason === undefined ? {} : { reason }),
    });
    return done({ at });
  });
}

/**
 * Takes the hour back before it comes. The text stays handed in; one scheduled by force from a draft is a draft again.
 * Refuses: not_found · what `whyNot` says · stale · malformed where the reason has under 10 characters.
 */
export function unscheduleEdition(
  context: Context,
  input: { editionId: number; lockVersion: number; reason: string },
): Promise<Outcome<{ editionId: number }>> {
  return transact(context.db, async (tx) => {
    const asked = await lockFor(tx, context, "unschedule", input);
    if (!asked.ok) return asked;
    const issues = reasonIssues(input.reason);
    if (issues.length > 0) return refuse({ code: "malformed", issues });
    const { edition } = asked.value;
    await change(tx, context, asked.value, "unschedule", {
      set: {
        ...backWhereItWas(edition),
        scheduledAt: null,
        scheduledZone: null,
        scheduledBy: null,
        scheduledFrom: null,
      },
      detail: { at: edition.scheduledAt?.toISOString() ?? null, zone: edition.scheduledZone },
      reason: input.reason,
    });
    return done({ editionId: edition.id });
  });
}

type Edition = typeof editions.$inferSelect;
type HourStep = "schedule" | "force_schedule" | "unschedule";

/** What becomes of an edition whose hour is taken back: the state before, and nothing of the force. */
export const backWhereItWas = (edition: Edition) =>
  edition.scheduledFrom === "draft"
    ? {
        state: "draft" as const,
        ...unforced,
        submittedBy: null,
        submittedAt: null,
        contentHash: null,
      }
    : { state: steps.unschedule.to, ...unforced };

const unforced = { forcedBy: null, forceReason: null };

async function lockFor(
  tx: Database,
  { actor }: Context,
  name: HourStep,
  ask: { editionId: number; lockVersion: number },
): Promise<Outcome<LockedEdition>> {
  const locked = await lockEdition(tx, ask.editionId, actor);
  if (!locked) return refuse({ code: "not_found" });
  const refusal = whyNot(actor, name, locked.standing);
  if (refusal) return refuse(refusal);
  return locked.edition.lockVersion === ask.lockVersion ? done(locked) : refuse({ code: "stale" });
}

async function change(
  tx: Database,
  { actor, now }: Context,
  { edition, standing }: LockedEdition,
  name: HourStep,
  what: { set: Partial<Edition>; detail: object; reason?: string },
): Promise<void> {
  const to = what.set.state ?? steps[name].to;
  const lockVersion = edition.lockVersion + 1;
  await tx
    .update(editions)
    .set({ ...what.set, state: to, updatedAt: now, lockVersion })
    .where(eq(editions.id, edition.id));
  // No page moves: it is told so that every process sets its timer again.
  await announce(tx, { notices: [], boards: [] });
  await recordAudit(tx, {
    at: now,
    actorId: actor.id,
    role: rolesAt(actor, standing).join(" "),
    action: `edition.${name}`,
    subject: `edition:${edition.id}`,
    detail: { from: edition.state, to, lockVersion, ...what.detail },
    ...(what.reason === undefined ? {} : { reason: what.reason.trim() }),
  });
}

/** The instant that was meant, or what is wrong with the words. */
function readHour(
  { at: wall, zone }: { at: string; zone: string },
  now: Date,
): { at?: Date; issues: Issue[] } {
  if (!isZone(zone)) return { issues: [{ field: "zone", code: "schedule_zone" }] };
  const wrong = (code: string): { issues: Issue[] } => ({
    issues: [{ field: "at", code, values: { zone, days: mostAheadDays } }],
  });
  const meant = instantsOf(wall, zone);
  if (!meant) return wrong("schedule_time");
  const [at, again] = meant;
  if (!at) return wrong("schedule_skipped");
  if (again) return wrong("schedule_twice");
  const ahead = at.getTime() - now.getTime();
  if (ahead < leastAheadMs) return wrong("schedule_soon");
  if (ahead > mostAheadDays * 86_400_000) return wrong("schedule_far");
  return { at, issues: [] };
}
