import "server-only";
import { z } from "zod";
import { withoutNul } from "@/lib/nul";
import { rowId } from "./forms";

/** What somebody asks a list of the desk for, in words; empty where they ask nothing. */
export const askedWords = z
  .string()
  .max(200)
  .catch("")
  .transform((words) => withoutNul(words).trim());

/** The id of the row a list goes on after, where it has one. */
export const askedId = rowId.optional().catch(undefined);
