import { nameIn, speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";
import type { AdminField } from "./admin-form";

type Department = { id: number; nameEn: string; nameKo: string };
type Person = { name: string; departmentId: number | null; lang: Lang };

/** The choices of a department, by their ids. */
export const named = (lang: Lang, places: readonly Department[]) =>
  places.map((each) => ({ value: String(each.id), name: nameIn(lang, each) }));

/** What is asked of every official. */
export function personFields(
  lang: Lang,
  departments: readonly Department[],
  person: Person = { name: "", departmentId: null, lang: "ko" },
): AdminField[] {
  const say = speaker(lang);
  return [
    { name: "name", label: say("account.name"), value: person.name },
    {
      name: "departmentId",
      label: say("notices.department"),
      value: String(person.departmentId ?? ""),
      none: say("users.no-department"),
      options: named(lang, departments),
    },
    {
      name: "lang",
      label: say("users.lang"),
      value: person.lang,
      options: (["ko", "en"] as const).map((each) => ({
        value: each,
        name: say(`language.${each}`),
      })),
    },
  ];
}
