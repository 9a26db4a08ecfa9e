import { asc, desc } from "drizzle-orm";
import type { Database } from "@/db";
import { editions } from "@/db/schema";
import type { Actor } from "@/domain/context";
import { type DeskFilter, deskGroup, publishedOrNever } from "./desk-list";
import { steps, writesSomewhere } from "./workflow";

/** The groups of my desk in their order, and the filter that shows each whole in the list. */
export const deskParts = {
  late: { state: "late" },
  wait: { state: "waiting" },
  unchecked: { state: "to_check" },
  back: { state: "rejected", mine: true },
  drafts: { state: "draft", mine: true },
  submitted: { state: "submitted", mine: true },
  scheduled: { state: "coming" },
  review: { state: "review_due" },
  published: { state: "published" },
} as const satisfies Record<string, Omit<DeskFilter, "sort">>;
export type DeskPart = keyof typeof deskParts;

const orders: Partial<Record<DeskPart, Parameters<typeof deskGroup>[4]>> = {
  wait: [asc(editions.submittedAt), asc(editions.id)],
  unchecked: [asc(editions.versionAt), asc(editions.id)],
  late: [asc(editions.scheduledAt), asc(editions.id)],
  scheduled: [asc(editions.scheduledAt), asc(editions.id)],
  review: [asc(editions.versionAt), asc(editions.id)],
  published: [desc(publishedOrNever), desc(editions.id)],
};
const newest = 5;

/**
 * What concerns this official: each group with its first rows and its number. Who writes nowhere (an auditor, an admin)
 * has nothing of their own under way: they are told what is scheduled, late and new.
 */
export async function myDesk(db: Database, actor: Actor, now: Date) {
  const reviews = actor.grants.some(({ role }) => steps.publish.by.some((by) => by === role));
  const parts: DeskPart[] = [
    "late",
    ...(reviews ? (["wait", "unchecked"] as const) : []),
    ...(writesSomewhere(actor) ? (["back", "drafts", "submitted"] as const) : []),
    "scheduled",
    ...(writesSomewhere(actor) && actor.departmentId !== null ? (["review"] as const) : []),
    "published",
  ];
  const desk = [];
  for (const part of parts) {
    const limit = part === "published" ? newest : undefined;
    const group = await deskGroup(db, actor, now, deskParts[part], orders[part], limit);
    desk.push({ part, filter: deskParts[part], ...group });
  }
  return desk;
}

export type Desk = Awaited<ReturnType<typeof myDesk>>;
