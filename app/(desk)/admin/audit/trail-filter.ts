import "server-only";
import { z } from "zod";
import { isDay } from "@/lib/time";
import { askedId, askedWords } from "../asked";

const day = z.string().refine(isDay).optional().catch(undefined);

/** The filter of the trail as an address holds it; what nobody offers is left aside. */
export const trailFilter = z.object({
  from: day,
  to: day,
  who: askedWords,
  action: z
    .string()
    .regex(/^[a-z_.]{1,60}$/)
    .optional()
    .catch(undefined),
  subject: askedWords,
});

/** The id of the last event seen. */
export const seenBefore = z.object({ before: askedId });
