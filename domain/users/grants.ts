import { and, eq } from "drizzle-orm";
import { boards, departments, roleGrants, users } from "@/db/schema";
import type { Context, Role } from "@/domain/context";
import { done, type Issue, type Outcome, refuse } from "@/domain/outcome";
import { isLastAdmin, onOfficial } from "./officials";

/** Roles that see or change the whole site: a limit would say nothing. */
const wholeSite: readonly Role[] = ["admin", "auditor"];

/**
 * Gives an official a role, everywhere or limited to a board, a department or both. Their sessions end: the next
 * sign-in has the new rights.
 * Refuses: forbidden · not_found · own_account · malformed (a limit of a role that has none, a place that is gone, a grant they hold).
 * Source: docs/decisions/0021-administration.md.
 */
export const grantRole = (
  context: Context,
  input: { id: number; role: Role; boardId: number | null; departmentId: number | null },
): Promise<Outcome<null>> =>
  onOfficial(context, input.id, async (tx, user) => {
    const { role, boardId, departmentId } = input;
    if (user.id === context.actor.id) return refuse({ code: "own_account" });
    const issues: Issue[] = [];
    if (wholeSite.includes(role) && (boardId !== null || departmentId !== null))
      issues.push({ field: "role", code: "grant_whole" });
    const [board] =
      boardId === null
        ? [undefined]
        : await tx.select().from(boards).where(eq(boards.id, boardId)).for("key share");
    if (boardId !== null && !board) issues.push({ field: "boardId", code: "choice_gone" });
    const [department] =
      departmentId === null
        ? [undefined]
        : await tx
            .select()
            .from(departments)
            .where(eq(departments.id, departmentId))
            .for("key share");
    if (departmentId !== null && !department)
      issues.push({ field: "departmentId", code: "choice_gone" });
    const held = await tx.select().from(roleGrants).where(eq(roleGrants.userId, user.id));
    if (
      held.some(
        (grant) =>
          grant.role === role && grant.boardId === boardId && grant.departmentId === departmentId,
      )
    )
      issues.push({ field: "role", code: "grant_held" });
    if (issues.length > 0) return refuse({ code: "malformed", issues });
    await tx.insert(roleGrants).values({ userId: user.id, role, boardId, departmentId });
    await endSessions(tx, user);
    return done({
      action: "user.granted",
      detail: { role, board: board?.slug ?? null, department: department?.slug ?? null },
      value: null,
    });
  });

/**
 * Takes a grant away; the official's sessions end.
 * Refuses: forbidden · not_found · stale (it is gone already) · own_account · last_admin.
 */
export const endGrant = (
  context: Context,
  input: { id: number; grantId: number },
): Promise<Outcome<null>> =>
  onOfficial(context, input.id, async (tx, user) => {
    const [grant] = await tx
      .select({ grant: roleGrants, board: boards.slug, department: departments.slug })
      .from(roleGrants)
      .leftJoin(boards, eq(boards.id, roleGrants.boardId))
      .leftJoin(departments, eq(departments.id, roleGrants.departmentId))
      .where(and(eq(roleGrants.id, input.grantId), eq(roleGrants.userId, user.id)));
    if (!grant) return refuse({ code: "stale" });
    const { role } = grant.grant;
    if (role === "admin" && (await isLastAdmin(tx, user.id))) return refuse({ code: "last_admin" });
    if (user.id === context.actor.id) return refuse({ code: "own_account" });
    await tx.delete(roleGrants).where(eq(roleGrants.id, grant.grant.id));
    await endSessions(tx, user);
    return done({
      action: "user.grant_ended",
      detail: { role, board: grant.board, department: grant.department },
      value: null,
    });
  });

const endSessions = (tx: Context["db"], user: typeof users.$inferSelect) =>
  tx
    .update(users)
    .set({ sessionEpoch: user.sessionEpoch + 1 })
    .where(eq(users.id, user.id));
