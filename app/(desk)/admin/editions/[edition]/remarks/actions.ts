"use server";

import { z } from "zod";
import type { FormState } from "@/components/desk/form-state";
import { addRemark, resolveRemark } from "@/domain/notices/remarks";
import { paths } from "@/lib/paths";
import { carryOut } from "../../../carry-out";
import { editionAsk, rowId, typed } from "../../../forms";

const one = editionAsk
  .pick({ editionId: true })
  .extend({ from: z.enum(["edition", "review"]).catch("edition") });
const written = one.extend({
  remarkText: typed,
  passage: z
    .string()
    .regex(/^(?:\d{1,6}:[0-9a-f]{64})?$/)
    .default("")
    .transform((words) => {
      const [block, hash] = words.split(":");
      return block && hash ? { block: Number(block), hash } : null;
    }),
});

/** The page of the edition a form of remarks stood on. */
const back = ({ editionId, from }: z.infer<typeof one>) => paths[from](editionId);

/** Keeps a remark on the edition, or on one passage of it. */
export async function writeRemark(before: FormState, form: FormData): Promise<FormState> {
  return carryOut(before, form, {
    ...{ action: writeRemark, schema: written },
    command: (context, { editionId, passage, remarkText: text }) =>
      addRemark(context, { editionId, passage, text }),
    to: (ask) => `${back(ask)}?done=remark#remarks`,
  });
}

const settled = one.extend({ remarkId: rowId });

/** Marks a remark as done. */
export async function settleRemark(before: FormState, form: FormData): Promise<FormState> {
  return carryOut(before, form, {
    ...{ action: settleRemark, schema: settled, command: resolveRemark },
    to: (ask) => `${back(ask)}?done=remark_done#remarks`,
  });
}
