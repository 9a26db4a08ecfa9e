import type { PublicAttachment, PublicNotice } from "@/domain/notices/public-queries";
import { fileSize, fileType } from "@/lib/file-kind";
import { koglWords, type Lang, nameIn, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { formatDate } from "@/lib/time";

type Edition = NonNullable<PublicNotice["edition"]>;
/** A file of the text; `savedAs` is its name in the archive, undefined where it is not in it. */
type Listed = PublicAttachment & { savedAs: string | undefined };

/**
 * The notice as a text to lie beside its files, so that what was taken along explains itself. UTF-8 with a mark and Windows'
 * line ends: Notepad of older Windows shows neither Hangul nor lines without them.
 */
export function coverOf(
  found: PublicNotice,
  edition: Edition,
  { lang, origin, ministry }: { lang: Lang; origin: string; ministry: string },
) {
  const say = speaker(lang);
  const { notice, board, department } = found;
  const day = found.firstAt ?? edition.publishedAt;
  const facts = [
    say("files.cover-line", { number: notice.number, version: edition.version ?? 1 }),
    nameIn(lang, board),
    day ? `${say("fact.date")}: ${formatDate(day, lang)}` : null,
    (edition.version ?? 1) > 1 && edition.versionAt
      ? `${say("fact.updated")}: ${formatDate(edition.versionAt, lang)}`
      : null,
    department ? `${say("fact.department")}: ${nameIn(lang, department)}` : null,
    `${say("fact.contact")}: ${[edition.contact, department?.phone].filter(Boolean).join(", ")}`,
    `${say("use.address")} ${origin}${paths.short(notice.number)}`,
    `${say("kogl.name", { type: edition.licence })}. ${koglWords(lang, edition.licence)}`,
  ];
  const write = (files: readonly Listed[]): string => {
    const parts = [
      edition.title,
      standing(edition, lang),
      facts.filter(Boolean).join("\n"),
      edition.bodyText,
      [say("files.title"), ...files.map((file) => line(file, lang))].join("\n"),
      say("files.cover-kept", { ministry }),
    ];
    return `\ufeff${parts.filter(Boolean).join("\n\n")}\n`.replaceAll(/\r?\n/g, "\r\n");
  };
  return { coverName: say("files.cover", { number: notice.number }), write };
}

/** What has become of the text, where it is no longer the one that holds. */
function standing(edition: Edition, lang: Lang): string | null {
  const say = speaker(lang);
  if (edition.state === "withdrawn" && edition.withdrawnAt)
    return [
      say("withdrawn.title", { date: formatDate(edition.withdrawnAt, lang) }),
      edition.explanation,
      say("withdrawn.kept"),
    ].join("\n");
  if (edition.state !== "superseded" || !edition.versionAt) return null;
  const date = formatDate(edition.versionAt, lang);
  return `${say("old.title", { version: edition.version ?? 1, date })}. ${say("old.text")}`;
}

function line({ name, savedAs, bytes, sha256, sourceUrl }: Listed, lang: Lang): string {
  if (savedAs === undefined || bytes === null) return `- ${name}: ${sourceUrl ?? ""}`;
  const say = speaker(lang);
  return `- ${savedAs} (${fileType(name)}, ${fileSize(bytes)})\n  ${say("files.cover-sum", { sum: sha256 ?? "" })}`;
}
