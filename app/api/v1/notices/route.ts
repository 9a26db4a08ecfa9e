import { z } from "zod";
import { answer, entry, refuse } from "@/app/api/v1/shape";
import { pool } from "@/db";
import { searchNotices } from "@/domain/notices/api-queries";
import { isDay } from "@/lib/time";

const day = z.string().refine(isDay);
const slug = z.string().regex(/^[a-z0-9-]{1,80}$/);
const query = z.object({
  lang: z.enum(["en", "ko"]).default("en"),
  board: slug.optional(),
  q: z.string().max(200).optional(),
  category: slug.optional(),
  department: slug.optional(),
  from: day.optional(),
  to: day.optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(100).default(20),
});

/** The open list. A value it cannot use is said, with its name; parameters it does not know are left aside. */
export async function GET(request: Request): Promise<Response> {
  const given = Object.fromEntries(
    [...new URL(request.url).searchParams].filter(([, value]) => value !== ""),
  );
  const parsed = query.safeParse(given);
  if (!parsed.success)
    return refuse(
      400,
      "malformed",
      "This value cannot be used.",
      String(parsed.error.issues[0]?.path[0] ?? ""),
    );
  const { board, q, category, department, from, to, ...rest } = parsed.data;
  const filter = {
    ...rest,
    ...(board ? { board } : {}),
    ...(q ? { q } : {}),
    ...(category ? { category } : {}),
    ...(department ? { department } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
  const { total, items } = await searchNotices(pool().db, filter, new Date());
  return answer({ total, page: filter.page, size: filter.size, items: items.map(entry) });
}
