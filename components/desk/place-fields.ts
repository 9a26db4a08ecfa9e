import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";
import type { AdminField } from "./admin-form";
import { licenceOptions } from "./licence-options";
import { named } from "./person-fields";

type Place = { nameEn: string; nameKo: string; position: number };
type Named = { id: number; nameEn: string; nameKo: string };

const bothNames = (lang: Lang, place?: { nameEn: string; nameKo: string }): AdminField[] => {
  const say = speaker(lang);
  return [
    { name: "nameEn", label: say("admin.nameEn"), value: place?.nameEn ?? "", textLang: "en" },
    { name: "nameKo", label: say("admin.nameKo"), value: place?.nameKo ?? "", textLang: "ko" },
  ];
};

const slugField = (lang: Lang, value = ""): AdminField => {
  const say = speaker(lang);
  return { name: "slug", label: say("admin.slug"), hint: say("admin.slug-hint"), value };
};

/** What a section or a category is asked; `slug` where it is new. */
export function placeFields(lang: Lang, given: { slug?: boolean; place?: Place }): AdminField[] {
  const say = speaker(lang);
  return [
    ...bothNames(lang, given.place),
    ...(given.slug ? [slugField(lang)] : []),
    {
      name: "position",
      label: say("admin.position"),
      value: String(given.place?.position ?? 1),
    },
  ];
}

type Board = Place & {
  sectionId: number;
  slug: string;
  leadEn: string;
  leadKo: string;
  pageSize: number;
  secondPerson: boolean;
  licence: number;
};

/** What a board is asked. */
export function boardFields(lang: Lang, sections: readonly Named[], board?: Board): AdminField[] {
  const say = speaker(lang);
  return [
    ...bothNames(lang, board),
    { ...slugField(lang, board?.slug), hint: say("boards.slug-hint") },
    { name: "leadEn", label: say("boards.leadEn"), value: board?.leadEn ?? "", textLang: "en" },
    { name: "leadKo", label: say("boards.leadKo"), value: board?.leadKo ?? "", textLang: "ko" },
    {
      name: "sectionId",
      label: say("boards.section"),
      value: String(board?.sectionId ?? ""),
      options: named(lang, sections),
    },
    { name: "position", label: say("admin.position"), value: String(board?.position ?? 1) },
    { name: "pageSize", label: say("boards.pageSize"), value: String(board?.pageSize ?? 12) },
    {
      name: "licence",
      label: say("boards.licence"),
      value: String(board?.licence ?? 1),
      options: licenceOptions(lang),
    },
    {
      name: "secondPerson",
      label: say("boards.secondPerson"),
      value: (board?.secondPerson ?? true) ? "on" : "",
      tick: true,
    },
  ];
}

type Department = {
  nameEn: string;
  nameKo: string;
  phone: string;
  email: string;
  formatsEmail: string;
};

/** What a department is asked; its slug where it is new. */
export function departmentFields(lang: Lang, department?: Department): AdminField[] {
  const say = speaker(lang);
  return [
    ...bothNames(lang, department),
    ...(department ? [] : [slugField(lang)]),
    { name: "phone", label: say("departments.phone"), value: department?.phone ?? "" },
    {
      name: "email",
      type: "email",
      label: say("sign-in.email"),
      value: department?.email ?? "",
    },
    {
      name: "formatsEmail",
      type: "email",
      label: say("departments.formats"),
      hint: say("departments.formats-hint"),
      value: department?.formatsEmail ?? "",
    },
  ];
}
