import type { Database } from "@/db";
import { roleName } from "@/db/schema";

export const roles = roleName.enumValues;
export type Role = (typeof roles)[number];

/** A role, everywhere (both null) or limited to a board or a department. */
export type Grant = { role: Role; boardId: number | null; departmentId: number | null };

export type Actor = {
  id: number;
  name: string;
  email: string;
  departmentId: number | null;
  grants: readonly Grant[];
};

/** What a command is given: who asks, when, and where it is kept. Time is `now`, never a clock in a room. */
export type Context = { db: Database; actor: Actor; now: Date };
