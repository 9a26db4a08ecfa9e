"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { deskSettings, officialSending } from "@/app/context";
import type { FormState } from "@/components/desk/form-state";
import { makePreviewLink, revokePreviewLink } from "@/domain/notices/preview-links";
import { paths } from "@/lib/paths";
import { declined, editionAsk, fields, garbled, signedOut } from "../../../forms";

const one = editionAsk.pick({ editionId: true });
// No number at all is a choice not made: the room says so beside the field.
const share = one.extend({ days: z.coerce.number().catch(0) });

/** Makes a link to a preview. Its address is in this answer, and nobody can be shown it again. */
export async function sharePreview(before: FormState, form: FormData): Promise<FormState> {
  const context = await officialSending(before, form, sharePreview);
  if (!context) return signedOut(before, form);
  const parsed = share.safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const outcome = await makePreviewLink(context, parsed.data);
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  revalidatePath(paths.edition(parsed.data.editionId));
  const link = deskSettings().env.publicUrl + paths.sharedPreview(outcome.value.token);
  return { refusal: null, values: {}, serial: before.serial + 1, link };
}

const revoke = one.extend({ linkId: editionAsk.shape.editionId });

/** Takes a link back. */
export async function revokePreview(before: FormState, form: FormData): Promise<FormState> {
  const context = await officialSending(before, form, revokePreview);
  if (!context) return signedOut(before, form);
  const parsed = revoke.safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const outcome = await revokePreviewLink(context, parsed.data);
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(`${paths.edition(parsed.data.editionId)}?done=revoke_preview` as Route);
}
