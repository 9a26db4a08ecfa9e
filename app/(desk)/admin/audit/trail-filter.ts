import "server-only";
import { z } from "zod";
import { withoutNul } from "@/lib/nul";
import { isDay } from "@/lib/time";

const day = z.string().refine(isDay).optional().catch(undefined);
const words = z
  .string()
  .max(200)
  .catch("")
  .transform((text) => withoutNul(text).trim());

/** The filter of the trail as an address holds it; what nobody offers is left aside. */
export const trailFilter = z.object({
  from: day,
  to: day,
  who: words,
  action: z
    .string()
    .regex(/^[a-z_.]{1,60}$/)
    .optional()
    .catch(undefined),
  subject: words,
});

/** The id of the last event seen. */
export const seenBefore = z.object({
  before: z.coerce
    .number()
    .int()
    .positive()
    .max(Number.MAX_SAFE_INTEGER)
    .optional()
    .catch(undefined),
});
