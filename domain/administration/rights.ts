import type { Actor, Role } from "@/domain/context";

/** Whether the actor holds this role everywhere: what concerns the whole site is no matter of one board or department. */
export const holdsEverywhere = (actor: Actor, role: Role): boolean =>
  actor.grants.some(
    (grant) => grant.role === role && grant.boardId === null && grant.departmentId === null,
  );

/** Officials, grants, boards, categories, departments, redirects: an administrator's. */
export const mayAdminister = (actor: Actor): boolean => holdsEverywhere(actor, "admin");

/** The words of the site itself: a manager's whose grant has no limit, as the emergency banner is. */
export const mayWordSite = (actor: Actor): boolean => holdsEverywhere(actor, "manager");
