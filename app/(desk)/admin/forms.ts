import "server-only";
import { z } from "zod";
import type { FormState } from "@/components/desk/form-state";
import type { Refusal } from "@/domain/outcome";
import { withoutNul } from "@/lib/nul";

const unspoken = new Set(["password", "current", "next"]); // What never goes back to a page.

/** The words of a form as typed, secrets and Next's own fields left out. */
export function typedWords(form: FormData): Record<string, string> {
  const words: Record<string, string> = {};
  for (const [name, value] of form)
    if (typeof value === "string" && !name.startsWith("$") && !unspoken.has(name))
      words[name] = value;
  return words;
}

/** The answer to a form that was declined: why, and what was typed. */
export const declined = (before: FormState, form: FormData, refusal: Refusal): FormState => ({
  refusal,
  values: typedWords(form),
  serial: before.serial + 1,
});

/** The answer where hidden fields were tampered with or are missing. */
export const garbled = (before: FormState, form: FormData): FormState =>
  declined(before, form, { code: "malformed", issues: [] });

/** The id of a row in a form. */
export const rowId = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** The answer where the session ended while somebody wrote: nothing is done, and nothing typed is lost. */
export const signedOut = (before: FormState, form: FormData): FormState =>
  declined(before, form, { code: "signed_out" });

/** What every step of an edition carries. */
export const editionAsk = z.object({ editionId: rowId, lockVersion: rowId });
/** What a step carries that approves the text its page showed, and no other. */
export const approvalAsk = editionAsk.extend({
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** More than anybody types into one field; what is too long for its place the rooms say, with the figures. */
const longestField = 200_000;
export const typed = z.string().max(longestField);

/** Words for readers, in each language that has them. */
export const publicWords = {
  "explanation-en": typed.optional(),
  "explanation-ko": typed.optional(),
};
type PublicWords = { "explanation-en"?: string | undefined; "explanation-ko"?: string | undefined };

/** The same as a command takes them. */
export const withPublicWords = <Form extends PublicWords>({
  "explanation-en": en,
  "explanation-ko": ko,
  ...ask
}: Form) => ({ ...ask, explanations: { ...(en && { en }), ...(ko && { ko }) } });

/** A form as an object for zod; the last of several values counts. PostgreSQL takes no NUL in a text: it goes here. */
export const fields = (form: FormData): Record<string, unknown> =>
  Object.fromEntries(
    [...form].map(([name, value]) => [name, typeof value === "string" ? withoutNul(value) : value]),
  );

/** The answer to a form that is told something once, in itself. */
export const toldOnce = (
  before: FormState,
  form: FormData,
  once: NonNullable<FormState["once"]>,
): FormState => ({
  refusal: null,
  values: { form: String(form.get("form") ?? "") },
  serial: before.serial + 1,
  once,
});

/** A choice of a row that may be left open. */
export const chosenId = z
  .literal("")
  .transform(() => null)
  .or(rowId);
/** A mark of what a form showed. */
export const seenMark = z.string().regex(/^[0-9a-f]{24}$/);
/** A number as it was typed; what is none is 0, which no field takes. */
export const typedNumber = z
  .string()
  .max(20)
  .transform((text) => (/^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : 0));
