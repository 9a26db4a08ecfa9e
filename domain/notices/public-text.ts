import type { Lang } from "@/lib/time";
import type { PublicNotice, PublicText } from "./public-queries";

const isLive = ({ edition }: PublicText) =>
  edition.state === "published" || edition.state === "withdrawn";

/** The text a notice's address shows in each language it is live in. */
export const liveTexts = (notice: PublicNotice): PublicText[] => notice.texts.filter(isLive);

/** What an address of a notice shows: a text, that another language has it, that it is gone, or nothing. */
export type Shown =
  | { kind: "text"; text: PublicText }
  | { kind: "other-language"; text: PublicText }
  | { kind: "gone" }
  | { kind: "never" };

/** What stands at a notice's own address in a language. */
export function publicText(notice: PublicNotice, lang: Lang): Shown {
  const live = liveTexts(notice);
  const own = live.find(({ edition }) => edition.lang === lang);
  if (own) return { kind: "text", text: own };
  const [other] = live;
  return other ? { kind: "other-language", text: other } : { kind: "gone" };
}

/** What stands at the address of one version in a language. */
export function publicVersion(notice: PublicNotice, lang: Lang, version: number): Shown {
  const text = notice.texts.find(
    ({ edition }) => edition.lang === lang && edition.version === version,
  );
  if (!text) return { kind: "never" };
  return text.edition.state === "removed" ? { kind: "gone" } : { kind: "text", text };
}

export type Version = {
  version: number;
  /** When it was put out; a minor change leaves the notice's public date where it was. */
  at: Date;
  changeType: "major" | "minor" | null;
  changeNote: string | null;
  live: boolean;
};

/** The public history in a language, newest first. */
export function versionsOf(notice: PublicNotice, lang: Lang): Version[] {
  const texts = notice.texts.filter(({ edition }) => edition.lang === lang);
  return texts.flatMap((text, index) => {
    const { version, publishedAt, changeType, changeNote, state } = text.edition;
    if (version === null || publishedAt === null || state === "removed") return [];
    // The version before was superseded at the instant this one came: its last touch tells when.
    const before = texts[index + 1]?.edition.updatedAt ?? publishedAt;
    const at = before > publishedAt ? before : publishedAt;
    return [{ version, at, changeType, changeNote, live: isLive(text) }];
  });
}
