import type { Database } from "@/db";

/** One thing wrong with one field; `code` is worded in lib/i18n as `issue.<code>`. */
export type Issue = { field: string; code: string; values?: Record<string, string | number> };

/** Why a command declined; `code` is worded in lib/i18n as `refusal.<code>`. */
export type Refusal =
  | { code: "not_found" }
  | { code: "forbidden" }
  | { code: "stale" }
  | { code: "wrong_state"; state: string }
  | { code: "needs_second_person" }
  | { code: "under_way" }
  | { code: "not_publisher" }
  | { code: "own_force" }
  | { code: "no_second_check" }
  | { code: "undo_over" }
  | { code: "bring_back_over" }
  | { code: "notice_removed" }
  | { code: "changed_since_review" }
  | { code: "nothing_blocks" }
  | { code: "links_many" }
  | { code: "not_ready"; issues: Issue[] }
  | { code: "malformed"; issues: Issue[] }
  /** All is well, and the hour (an ISO instant) has not been confirmed yet. */
  | { code: "unconfirmed"; at: string; zone: string }
  | { code: "own_account" }
  | { code: "last_admin" }
  | { code: "board_in_use" }
  | { code: "section_in_use" }
  | { code: "category_in_use" }
  | { code: "department_in_use" }
  | { code: "signed_out" }
  | { code: "unreachable" }
  | { code: "wrong_credentials" }
  | { code: "too_many_tries"; minutes: number };

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const refuse = (refusal: Refusal): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal,
});

/** Runs `work` in one transaction. A refusal rolls back, exactly as a thrown error does. */
export async function transact<T>(
  db: Database,
  work: (tx: Database) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  let declined: Outcome<T> | undefined;
  try {
    return await db.transaction(async (tx) => {
      const outcome = await work(tx);
      if (outcome.ok) return outcome;
      declined = outcome;
      throw new Error("rolled back: command refused");
    });
  } catch (error) {
    if (declined) return declined;
    throw error;
  }
}
