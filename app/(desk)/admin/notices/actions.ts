"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { officialSending } from "@/app/context";
import type { BulkState } from "@/components/desk/bulk-form";
import { takeInTurn } from "@/domain/notices/bulk";
import { bulkSteps } from "@/domain/notices/desk-limits";
import { paths } from "@/lib/paths";
import { declined, garbled, signedOut } from "../forms";

const mostSent = 1_000; // More boxes than any page has: not even counted.
const bulkForm = z.object({
  step: z.enum(bulkSteps),
  ticked: z
    .array(
      z
        .string()
        .regex(/^[1-9]\d{0,14}\.[1-9]\d{0,8}$/)
        .transform((text) => {
          const [editionId = 0, lockVersion = 0] = text.split(".").map(Number);
          return { editionId, lockVersion };
        }),
    )
    .max(mostSent),
});

/** One step for every ticked edition; answers with what became of each. */
export async function takeInBulk(before: BulkState, form: FormData): Promise<BulkState> {
  const context = await officialSending(before, form, takeInBulk);
  if (!context) return signedOut(before, form);
  const asked = { step: form.get("step"), ticked: form.getAll("edition") };
  const parsed = bulkForm.safeParse(asked);
  if (!parsed.success) return garbled(before, form);
  const { step, ticked } = parsed.data;
  const outcome = await takeInTurn(context, step, ticked);
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  revalidatePath(paths.deskNotices);
  return {
    refusal: null,
    values: {},
    serial: before.serial + 1,
    results: { step, of: outcome.value },
  };
}
