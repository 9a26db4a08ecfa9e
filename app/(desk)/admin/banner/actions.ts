"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { officialSending } from "@/app/context";
import type { FormState } from "@/components/desk/form-state";
import { lowerBanner, raiseBanner } from "@/domain/banner/banner";
import type { Issue } from "@/domain/outcome";
import { paths } from "@/lib/paths";
import { fromWallTime } from "@/lib/time";
import { declined, fields, garbled, signedOut, typed } from "../forms";

const words = z.object({
  step: z.enum(["raise", "lower"]),
  /** Id of the banner the page showed; empty for none. */
  seen: z.string().regex(/^\d{0,15}$/),
  textEn: typed.default(""),
  textKo: typed.default(""),
  notice: typed.default(""),
  endsAt: typed.default(""),
});

/** Puts the banner above every public page, or takes it down. */
export async function setBanner(before: FormState, form: FormData): Promise<FormState> {
  const context = await officialSending(before, form, setBanner);
  if (!context) return signedOut(before, form);
  const parsed = words.safeParse(fields(form));
  if (!parsed.success) return garbled(before, form);
  const { step, textEn, textKo, ...rest } = parsed.data;
  const seen = rest.seen === "" ? null : Number(rest.seen);
  const [number, until] = [rest.notice.trim(), rest.endsAt.trim()];
  const notice = number === "" ? null : /^[1-9]\d{0,8}$/.test(number) ? Number(number) : undefined;
  const endsAt = until === "" ? null : fromWallTime(until);
  if (step === "raise" && (notice === undefined || endsAt === undefined)) {
    const issues: Issue[] = [];
    if (notice === undefined) issues.push({ field: "notice", code: "banner_notice" });
    if (endsAt === undefined) issues.push({ field: "endsAt", code: "banner_time" });
    return declined(before, form, { code: "malformed", issues });
  }
  const outcome =
    step === "lower"
      ? await lowerBanner(context, { seen })
      : await raiseBanner(context, {
          ...{ textEn, textKo, seen },
          ...{ notice: notice ?? null, endsAt: endsAt ?? null },
        });
  if (!outcome.ok) return declined(before, form, outcome.refusal);
  redirect(`${paths.banner}?done=${step}` as Route);
}
