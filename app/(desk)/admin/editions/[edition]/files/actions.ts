"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { officialSending } from "@/app/context";
import type { FileState } from "@/components/desk/file-state";
import { describeFile, moveFile, placeImage, removeFile } from "@/domain/attachments/change";
import type { Context } from "@/domain/context";
import { paths } from "@/lib/paths";
import { declined, editionAsk, fields, garbled, rowId, signedOut, typed } from "../../../forms";

const change = editionAsk.extend({
  attachmentId: rowId,
  // biome-ignore lint/suspicious/noThenProperty: the name of a button, read from a form.
  then: z.enum(["save", "up", "down", "remove", "place"]).catch("save"),
  title: typed.catch(""),
  accessible: z.enum(["yes", "no"]).nullable().catch(null),
  alternative: typed.catch(""),
  decorative: z.string().optional(),
});
type Change = z.infer<typeof change>;

/** Describes, moves, places or removes one attached entry, as the button says; the page is drawn anew either way. */
export async function changeFile(before: FileState, form: FormData): Promise<FileState> {
  const context = await officialSending(before, form, changeFile, "save");
  const { lockVersion } = before;
  if (!context) return { ...signedOut(before, form), lockVersion };
  const parsed = change.safeParse(fields(form));
  if (!parsed.success) return { ...garbled(before, form), lockVersion };
  const outcome = await work(context, parsed.data);
  if (!outcome.ok) return { ...declined(before, form, outcome.refusal), lockVersion };
  revalidatePath(paths.edition(parsed.data.editionId));
  return {
    refusal: null,
    values: {},
    serial: before.serial + 1,
    lockVersion: outcome.value.lockVersion,
    done: parsed.data.then,
  };
}

function work(
  context: Context,
  { then, title, accessible, alternative, decorative, ...ask }: Change,
) {
  switch (then) {
    case "up":
      return moveFile(context, { ...ask, by: -1 });
    case "down":
      return moveFile(context, { ...ask, by: 1 });
    case "remove":
      return removeFile(context, ask);
    case "place":
      return placeImage(context, ask);
    case "save":
      return describeFile(context, {
        ...ask,
        title,
        accessible: accessible === null ? null : accessible === "yes",
        alternative: decorative === undefined ? alternative || null : "",
      });
  }
}
