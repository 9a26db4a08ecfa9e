import "server-only";
import { statusOf } from "@/components/desk/form-state";
import type { Refusal } from "@/domain/outcome";

// What the desk's own script sends to stable addresses: a tab that is days old still saves, whatever was built since.

const headers = { "cache-control": "no-store" };

/** The answer to a call that was done. */
export const answered = (value: object): Response => Response.json(value, { headers });

/** The answer to a call that was declined, with the status that says why; 401 where nobody is signed in. */
export const refused = (refusal: Refusal, more: object = {}): Response =>
  Response.json(
    { refusal, ...more },
    { status: refusal.code === "signed_out" ? 401 : statusOf(refusal), headers },
  );
