import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { sampleDepartments, sampleFiles, sampleImages, sampleNotices } from "@/db/sample";
import { findingsOf } from "@/domain/gate";
import type { Lang } from "@/lib/time";
import { sampleBody } from "./body";
import { attachmentsOf, type Stored } from "./files";

const hashes = <Key extends string>(list: Record<Key, unknown>) =>
  Object.fromEntries(
    Object.keys(list).map((key) => {
      const sha256 = createHash("sha256").update(key).digest("hex");
      return [key, { en: sha256, ko: sha256 }];
    }),
  ) as Record<Key, Record<Lang, string>>;
const stored: Stored = { files: hashes(sampleFiles), images: hashes(sampleImages) };

const texts = sampleNotices.flatMap((notice) =>
  (["en", "ko"] as const).flatMap((lang) => {
    const first = notice[lang];
    const later = notice.revisions?.[lang] ?? [];
    const all = first ? [{ text: first, note: null }, ...later] : [];
    return all.map(({ text: [title, summary, markdown], note }) => ({
      title,
      text: {
        ...{ lang, title, summary, changeNote: note, formats: "formats@example.go.kr" },
        contact:
          sampleDepartments.find(({ slug }) => slug === notice.department)?.contact[lang] ?? "",
        body: sampleBody(markdown, { lang, images: stored.images, addressOf: () => "/en/a/1" }),
        attachments: attachmentsOf(notice, markdown, lang, stored).map((file) => ({
          ...file,
          sha256: file.sha256 ?? null,
        })),
      },
    }));
  }),
);

test("what the sample shows could be handed in as it stands: nothing blocks, nothing warns", () => {
  expect(texts.length).toBeGreaterThan(80);
  const found = texts.flatMap(({ title, text }) =>
    findingsOf(text).map(
      (finding) => `${title}: ${finding.code} ${JSON.stringify(finding.values)}`,
    ),
  );
  expect(found).toEqual([]);
});
