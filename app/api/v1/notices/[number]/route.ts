import type { z } from "zod";
import type { noticeAlone } from "@/app/api/v1/schema";
import { answer, entry, refuse } from "@/app/api/v1/shape";
import { pool } from "@/db";
import { findNotice, listAttachments, listCategories } from "@/domain/notices/public-queries";
import { isLang, nameIn } from "@/lib/i18n";

/** One notice in one language, with its body, its versions and their notes. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ number: string }> },
): Promise<Response> {
  const { number } = await params;
  const lang = new URL(request.url).searchParams.get("lang") || "en";
  if (!isLang(lang))
    return refuse(request, { code: "malformed", words: "api.error.lang", field: "lang" });
  if (!/^[1-9]\d{0,8}$/.test(number))
    return refuse(request, { code: "not_found", words: "api.error.number" });
  const { db } = pool();
  const found = await findNotice(db, { number: Number(number), lang });
  if (!found?.edition)
    return refuse(
      request,
      !found
        ? { code: "not_found", words: "api.error.number" }
        : found.langs.length > 0
          ? { code: "not_found", words: "api.error.text" }
          : { code: "gone", words: "api.error.gone" },
    );
  const { edition, department, notice, board, reads, versions } = found;
  const kinds = await listCategories(db, board.id);
  const category = kinds.find(({ id }) => id === notice.categoryId);
  const item = entry({
    ...edition,
    board: board.slug,
    department: department ? nameIn(lang, department) : null,
    departmentSlug: department?.slug ?? null,
    category: category ? nameIn(lang, category) : null,
    categorySlug: category?.slug ?? null,
    reads,
    legacyKey: notice.legacyKey,
    attachments: await listAttachments(db, edition.id),
  });
  const alone: z.infer<typeof noticeAlone> = {
    ...item,
    bodyHtml: edition.bodyHtml,
    bodyText: edition.bodyText,
    versions: versions.map((each) => ({
      version: each.version ?? 1,
      publishedAt: each.versionAt?.toISOString() ?? null,
      state: publicState(each.state),
    })),
    changeNotes: versions.flatMap(({ version, changeType: type, changeNote: note }) =>
      note ? [{ version: version ?? 1, type, note }] : [],
    ),
  };
  return answer(alone);
}

/** `versions` holds public texts alone. */
const publicState = (state: string) =>
  state === "withdrawn" || state === "superseded" ? state : "published";
