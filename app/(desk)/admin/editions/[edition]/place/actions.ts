"use server";

import { z } from "zod";
import type { FormState } from "@/components/desk/form-state";
import { placeNotice } from "@/domain/notices/place";
import { paths } from "@/lib/paths";
import { carryOut } from "../../../carry-out";
import { rowId, typed } from "../../../forms";

const asked = z.object({
  editionId: rowId,
  seen: typed,
  categoryId: z.union([z.literal("").transform(() => null), rowId]).default(null),
  pinnedTo: typed.transform((day) => day.trim()).optional(),
  pinnedRank: z.coerce.number().catch(0).optional(),
});

/** Changes a notice's category and pin. */
export async function place(before: FormState, form: FormData): Promise<FormState> {
  return carryOut(before, form, {
    ...{ action: place, schema: asked, command: placeNotice },
    to: ({ editionId }) => `${paths.edition(editionId)}?done=place`,
  });
}
