import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";

/** The four types of the Korea Open Government Licence, each with what it asks, in the words of its marks. */
export function licenceOptions(lang: Lang) {
  const say = speaker(lang);
  return ([1, 2, 3, 4] as const).map((type) => ({
    value: String(type),
    name: say("boards.kogl", { type, words: say(`boards.kogl-${type}`) }),
  }));
}
