type Live = { lang: "en" | "ko"; state: string; version: number | null; versionAt: Date | null };

/**
 * The live text of the other language, where it was changed after this one was last: what this one says may be old. That
 * it first came out later is no change; a translation takes its time.
 */
export function changedSince<Text extends Live>(
  lang: Live["lang"],
  texts: readonly Text[],
): Text | null {
  const live = texts.filter(({ state }) => state === "published" || state === "withdrawn");
  const here = live.find((each) => each.lang === lang);
  const there = live.find((each) => each.lang !== lang);
  if (!here?.versionAt || !there?.versionAt || (there.version ?? 1) < 2) return null;
  return there.versionAt > here.versionAt ? there : null;
}
