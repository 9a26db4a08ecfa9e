import { listParameters } from "@/app/api/v1/schema";
import { answer, entry, refuse } from "@/app/api/v1/shape";
import { pool } from "@/db";
import { searchNotices } from "@/domain/notices/api-queries";
import { readEnv } from "@/lib/env";
import { paths } from "@/lib/paths";

const names = Object.keys(listParameters.shape);
const lastPage = 100_000; // As the parameter has it.
const ignoredAtMost = 20; // Names told of parameters that are none.

/** The open list. A value it cannot use is said, with its name; so are parameters that are none of it, and slugs that name nothing. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const given = Object.fromEntries(
    names.flatMap((name) => {
      const value = searchParams.get(name);
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = listParameters.safeParse(given);
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0] ?? "");
    const words = field === "lang" ? "api.error.lang" : "api.error.value";
    return refuse(request, { code: "malformed", words, field });
  }
  const { page, size } = parsed.data;
  const { total, items, late, ignored } = await searchNotices(pool().db, parsed.data, new Date());
  if (late)
    return refuse(request, {
      ...{ code: "malformed", words: "api.error.late" },
      field: parsed.data.q === undefined ? "page" : "q",
    });
  const unknown = [...new Set(searchParams.keys())].filter((name) => !names.includes(name));
  const noNames = unknown.slice(0, ignoredAtMost).map((name) => name.slice(0, 100));
  const body = { total, page, size, items: items.map(entry), ignored: [...ignored, ...noNames] };
  return answer(body, {
    link: links(given, page, Math.min(lastPage, Math.max(1, Math.ceil(total / size)))),
  });
}

/** RFC 8288: the other pages of the same question. */
function links(given: Record<string, string>, page: number, last: number): string {
  const to = (rel: string, at: number) => {
    const query = new URLSearchParams({ ...given, page: String(at) });
    return `<${readEnv().publicUrl}${paths.apiNotices}?${query}>; rel="${rel}"`;
  };
  return [
    to("first", 1),
    ...(page > 1 ? [to("prev", Math.min(page - 1, last))] : []),
    ...(page < last ? [to("next", page + 1)] : []),
    to("last", last),
    `<${readEnv().publicUrl}${paths.openApi}>; rel="service-desc"`,
  ].join(", ");
}
