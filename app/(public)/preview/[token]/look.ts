import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { openDoor, origin } from "@/app/public-door";
import { pool } from "@/db";
import { previewedBody } from "@/domain/notices/content";
import { openPreview } from "@/domain/notices/preview-links";
import { findBoard, listAttachments, listDepartments } from "@/domain/notices/public-queries";
import { nextVersion } from "@/domain/notices/version";
import { readEnv } from "@/lib/env";
import { readerLanguage } from "@/lib/i18n/reader-language";
import { paths } from "@/lib/paths";

/** What a shared address leads to, asked once for layout, head and body. `lang`: the text's, else the reader's. */
export const lookAtPreview = cache(async (token: string) => {
  const door = await openDoor();
  const found = await openPreview(pool().db, token, door.now);
  const accepted = (await headers()).get("accept-language") ?? "";
  const lang = found?.edition.lang ?? readerLanguage(accepted, readEnv().defaultLang);
  return { ...door, found, lang };
});

type Found = NonNullable<Awaited<ReturnType<typeof lookAtPreview>>["found"]>;

/** The text as it would stand at its address if it were published now, its images and files below the preview's. */
export async function asPublic({ edition, notice, board }: Found, token: string, now: Date) {
  const { db } = pool();
  const fileAt = (id: number, name: string) => paths.sharedFile(token, id, name);
  const [place, departments, attachments, body, version] = await Promise.all([
    findBoard(db, board.slug),
    listDepartments(db),
    listAttachments(db, edition.id),
    previewedBody(db, edition, fileAt),
    nextVersion(db, edition),
  ]);
  const shown = { ...edition, bodyHtml: body.bodyHtml, version, publishedAt: now, versionAt: now };
  return {
    place,
    shown,
    headings: body.headings,
    attachments,
    fileAt,
    permanent: origin().replace(/^https?:\/\//, "") + paths.short(notice.number),
    department: departments.find(({ id }) => id === edition.departmentId),
  };
}
