"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { deskSettings, officialSending } from "@/app/context";
import type { FormState } from "@/components/desk/form-state";
import { makePreviewLink, revokePreviewLink } from "@/domain/notices/preview-links";
import { paths } from "@/lib/paths";
import { carryOut } from "../../../carry-out";
import { declined, editionAsk, fields, garbled, rowId, signedOut } from "../../../forms";

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

const revoke = one.extend({ linkId: rowId });

/** Takes a link back. */
export async function revokePreview(before: FormState, form: FormData): Promise<FormState> {
  return carryOut(before, form, {
    ...{ action: revokePreview, schema: revoke, command: revokePreviewLink },
    to: ({ editionId }) => `${paths.edition(editionId)}?done=revoke_preview`,
  });
}
