import type { Database } from "@/db";
import type { Issue } from "@/domain/outcome";
import { type Body, bodyHeadings, bodyText, emptyBody, parseBody, renderBody } from "@/lib/body";
import { imageWidths } from "@/lib/image-widths";
import { paths } from "@/lib/paths";
import { isBlank } from "@/lib/words";
import { attachmentsOf } from "./content-hash";

/** The longest texts, in characters: what lists and mails can carry, and a banner or the record can show. */
export const limits = {
  title: 200,
  summary: 1000,
  contact: 200,
  changeNote: 500,
  remark: 2000,
  explanation: 1000,
  reason: 1000,
} as const;

/** Says of a text that is too long by how much; empty where it fits. */
export function lengthIssues(name: keyof typeof limits, text: string, field: string = name) {
  const [limit, { length }] = [limits[name], text];
  const values = { limit, length };
  return length <= limit ? [] : [{ field, code: lengthCodes[name], values }];
}

const lengthCodes = {
  title: "title_long",
  summary: "summary_long",
  contact: "contact_long",
  changeNote: "change_note_long",
  remark: "remark_long",
  explanation: "explanation_long",
  reason: "reason_long",
} as const;

/** A body with the two columns that are made from it; images stand where the edition has them attached. */
export async function renderedBody(tx: Database, editionId: number, body: Body) {
  const images = await imagesOf(tx, editionId);
  return { body, bodyHtml: renderBody(body, images), bodyText: bodyText(body) };
}

async function imagesOf(db: Database, editionId: number) {
  const images = (await attachmentsOf(db, editionId)).filter((entry) => entry.role === "image");
  return (sha256: string) => {
    const image = images.find((entry) => entry.sha256 === sha256);
    if (!image) return null;
    const { id, name, width, smallSha256 } = image;
    const small = smallSha256 ? { src: paths.smallFile(id, name), width: imageWidths.small } : null;
    return { src: paths.file(id, name), width, small };
  };
}

/** The blocks of an edition's body one by one, as they stand in its rendered body; those that show nothing left out. */
export async function renderedBlocks(db: Database, edition: { id: number; body: unknown }) {
  const { content } = parseBody(edition.body) ?? emptyBody;
  const images = await imagesOf(db, edition.id);
  let tables = 0;
  return content.flatMap((each, block) => {
    if (each.type === "table") tables += 1;
    const html = renderBody({ type: "doc", content: [each] }, images)
      .replace(/ id="s1"/, "") // Two texts may stand on one page.
      .replace(/ aria-label="1"/, ` aria-label="${tables}"`); // A table without a caption is told by its number.
    return html === "" ? [] : [{ block, html }];
  });
}

/** A stored body for whoever reads it at another address: its images stand where `at` says, in one drawing. */
export async function previewedBody(
  db: Database,
  edition: { id: number; body: unknown },
  at: (id: number, name: string) => string,
) {
  const body = parseBody(edition.body) ?? emptyBody;
  const entries = await attachmentsOf(db, edition.id);
  const bodyHtml = renderBody(body, (sha256) => {
    const image = entries.find((entry) => entry.role === "image" && entry.sha256 === sha256);
    return image ? { src: at(image.id, image.name), width: image.width } : null;
  });
  return { bodyHtml, headings: bodyHeadings(body) };
}

type Text = {
  version: number | null;
  title: string;
  summary: string;
  body: unknown;
  departmentId: number | null;
  contact: string;
  changeType: string | null;
  changeNote: string | null;
};

/** What still keeps an edition from being submitted or published, each with its field. */
export function contentIssues(edition: Text, first: boolean): Issue[] {
  const issues: Issue[] = [];
  if (isBlank(edition.title)) issues.push({ field: "title", code: "title_missing" });
  if (isBlank(edition.summary)) issues.push({ field: "summary", code: "summary_missing" });
  const body = parseBody(edition.body);
  if (!body || isBlank(bodyText(body))) issues.push({ field: "body", code: "body_missing" });
  if (edition.departmentId === null)
    issues.push({ field: "departmentId", code: "department_missing" });
  if (isBlank(edition.contact)) issues.push({ field: "contact", code: "contact_missing" });
  if (!first && (!edition.changeType || isBlank(edition.changeNote ?? "")))
    issues.push({ field: "changeNote", code: "change_note_missing" });
  return issues;
}
