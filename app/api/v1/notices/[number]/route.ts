import { answer, entry, file, refuse } from "@/app/api/v1/shape";
import { pool } from "@/db";
import { findNotice, listAttachments } from "@/domain/notices/public-queries";
import { isLang } from "@/lib/i18n";

/** One notice in one language, with its body, its versions and their notes. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ number: string }> },
): Promise<Response> {
  const { number } = await params;
  const lang = new URL(request.url).searchParams.get("lang") ?? "en";
  if (!isLang(lang)) return refuse(400, "malformed", "The language is en or ko.", "lang");
  if (!/^[1-9]\d{0,8}$/.test(number)) return refuse(404, "not_found", "No notice has this number.");
  const { db } = pool();
  const found = await findNotice(db, { number: Number(number), lang });
  if (!found?.edition)
    return refuse(404, "not_found", "No notice has this number in this language.");
  const { edition, department, notice, board, reads, versions } = found;
  const attached = await listAttachments(db, edition.id);
  const item = entry({
    ...edition,
    board: board.slug,
    department: (lang === "ko" ? department?.nameKo : department?.nameEn) ?? null,
    reads,
    legacyKey: notice.legacyKey,
    attachments: [],
  });
  return answer({
    ...item,
    attachments: attached.map(file),
    bodyHtml: edition.bodyHtml,
    bodyText: edition.bodyText,
    versions: versions.map((each) => ({
      version: each.version,
      publishedAt: each.versionAt?.toISOString() ?? null,
      state: each.state,
    })),
    changeNotes: versions.flatMap((each) =>
      each.changeNote
        ? [{ version: each.version, type: each.changeType, note: each.changeNote }]
        : [],
    ),
  });
}
