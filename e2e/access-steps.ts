import type { RoleName } from "./board";
import { type MadeEditions, monthAhead } from "./editions";

export type Step = {
  /** Whose page the form is taken from, and the page. */
  of: RoleName;
  page: (made: MadeEditions) => string;
  /** The words on the button, and what is typed. */
  button: string;
  typed?: Record<string, string>;
  /** The name of the form, where the page has several such buttons. */
  form?: string;
  /** The action it is sent to, where that is not the name of the line. */
  action?: string;
  /** Who may send it; everybody else is tried with the very same form. */
  by: RoleName[];
};
/** A category of the first board that no notice is in. */
export const keptCategory = { nameEn: "Kept empty", nameKo: "빈 분류", slug: "kept-empty" };
const writers: RoleName[] = ["author", "editor", "manager"];
/** A form of each action as its page has it, and who may send it. */
export const steps: Record<string, Step> = {
  // First, for it is open for ten minutes.
  undo: {
    of: "editor",
    page: (made) => made.published,
    button: "Undo the publication",
    by: ["editor", "manager"],
  },
  beginNotice: {
    of: "author",
    page: () => "/admin/notices/new",
    button: "Begin the draft",
    typed: { board: "news-notices", lang: "en" },
    by: writers,
  },
  beginEdition: {
    of: "author",
    page: (made) => made.published,
    button: "New edition in English",
    by: writers,
  },
  duplicate: {
    of: "author",
    page: (made) => made.published,
    button: "Copy as a new notice",
    by: writers,
  },
  place: {
    of: "editor",
    page: (made) => made.published,
    button: "Change its place",
    typed: { pinnedTo: monthAhead().slice(0, 10) },
    by: ["editor", "manager"],
  },
  takeInBulk: {
    of: "author",
    page: () => "/admin/notices?state=draft",
    button: "Discard",
    typed: { edition: "1.1" },
    by: writers,
  },
  takeUp: {
    of: "author",
    page: (made) => `${made.published}/history?to=e${made.published.split("/").at(-1)}`,
    button: "Take this text up again",
    by: writers,
  },
  saveText: {
    of: "author",
    page: (made) => made.draft,
    button: "Save",
    typed: { title: "Written by somebody who may not" },
    by: writers,
  },
  recall: {
    of: "author",
    page: (made) => made.submitted,
    button: "Take back to draft",
    by: ["author"],
  },
  discard: { of: "author", page: (made) => made.draft, button: "Discard this draft", by: writers },
  publish: {
    of: "editor",
    page: (made) => `${made.submitted}/review`,
    button: "Publish",
    by: ["editor", "manager"],
  },
  reject: {
    of: "editor",
    page: (made) => `${made.submitted}/review`,
    button: "Return with a remark",
    typed: { remark: "Say which streets." },
    by: ["editor", "manager"],
  },
  schedule: {
    of: "editor",
    page: (made) => `${made.submitted}/review`,
    button: "Schedule",
    typed: { at: monthAhead() },
    by: ["editor", "manager"],
  },
  scheduleByForce: {
    of: "editor",
    page: (made) => `${made.draft}/review`,
    button: "Schedule without a second person",
    typed: { at: monthAhead(), reason: "The warning is in force from midnight." },
    by: ["editor", "manager"],
  },
  unschedule: {
    of: "editor",
    page: (made) => made.scheduled,
    button: "Take back the hour",
    typed: { reason: "Rain is forecast for that day." },
    by: ["editor", "manager"],
  },
  override: {
    of: "manager",
    page: (made) => `${made.barred}/review`,
    button: "Grant the override",
    typed: { reason: "Read and understood; the link is explained beside it." },
    by: ["manager"],
  },
  withdraw: {
    of: "manager",
    page: (made) => made.published,
    button: "Withdraw",
    typed: { "explanation-en": "It was put off.", reason: "The contractor is ill." },
    by: ["manager"],
  },
  restore: {
    of: "manager",
    page: (made) => made.withdrawn,
    button: "Restore",
    typed: { reason: "It was withdrawn by mistake." },
    by: ["manager"],
  },
  explain: {
    of: "manager",
    page: (made) => made.withdrawn,
    button: "Change the explanation",
    typed: { "explanation-en": "It was put off to May.", reason: "The new date is known." },
    by: ["manager"],
  },
  publishByForce: {
    of: "editor",
    page: (made) => `${made.draft}/force-publish`,
    button: "Publish now, check afterwards",
    typed: { reason: "The dam may break within the hour." },
    by: ["editor", "manager"],
  },
  check: {
    of: "editor",
    page: (made) => `${made.forced}/review`,
    button: "I have read it, it may stand",
    by: ["editor"], // The manager put it out.
  },
  remove: {
    of: "manager",
    page: (made) => `${made.published}/remove`,
    button: "Remove all of it",
    typed: { "explanation-en": "It named people who had not agreed." },
    by: ["manager"],
  },
  bringBack: {
    of: "author",
    page: (made) => made.discarded,
    button: "Bring back as a draft",
    by: writers,
  },
  changeFile: {
    of: "author",
    page: (made) => made.withFile,
    button: "Remove: streets.csv",
    by: writers,
  },
  addUser: {
    of: "admin",
    page: () => "/admin/users/new",
    button: "Make the account",
    typed: { name: "Mallory", email: "mallory@example.go.kr", lang: "en" },
    by: ["admin"],
  },
  changeUser: {
    of: "admin",
    page: () => "/admin/users/1",
    button: "Grant the role",
    typed: { role: "editor" },
    by: ["admin"],
  },
  setBoard: {
    of: "admin",
    page: () => "/admin/boards/1",
    button: "Save",
    form: "Board",
    typed: { nameEn: "Mallory's board" },
    by: ["admin"],
  },
  setSection: {
    of: "admin",
    page: () => "/admin/boards",
    button: "Add the section",
    typed: { nameEn: "A section", nameKo: "구역", slug: "mallory" },
    by: ["admin"],
  },
  setCategory: {
    of: "admin",
    page: () => "/admin/boards/1",
    button: "Add the category",
    typed: { nameEn: "A category", nameKo: "분류", slug: "mallory" },
    by: ["admin"],
  },
  changeCategory: {
    of: "admin",
    page: () => "/admin/boards/1",
    button: "Save",
    form: keptCategory.nameEn,
    action: "setCategory",
    typed: { nameEn: "Mallory's category" },
    by: ["admin"],
  },
  deleteCategory: {
    of: "admin",
    page: () => "/admin/boards/1",
    button: "Delete the category",
    form: keptCategory.nameEn,
    action: "setCategory",
    by: ["admin"],
  },
  deleteDepartment: {
    of: "admin",
    page: () => "/admin/departments/1",
    button: "Delete the department",
    action: "setDepartment",
    by: ["admin"],
  },
  setDepartment: {
    of: "admin",
    page: () => "/admin/departments/1",
    button: "Save",
    typed: { nameEn: "Mallory's office" },
    by: ["admin"],
  },
  setRedirect: {
    of: "admin",
    page: () => "/admin/redirects",
    button: "Add the redirect",
    typed: { from: "/mallory", to: "/en" },
    by: ["admin"],
  },
  setSiteTexts: {
    of: "manager",
    page: () => "/admin/site",
    button: "Save",
    typed: { "foot.ministry-en": "Mallory" },
    by: ["manager"],
  },
  sharePreview: {
    of: "author",
    page: (made) => made.draft,
    button: "Make a link",
    by: writers,
  },
  revokePreview: {
    of: "author",
    page: (made) => made.remarked,
    button: "Revoke: link 1",
    by: writers,
  },
  writeRemark: {
    of: "author",
    page: (made) => made.submitted,
    button: "Add the remark",
    typed: { remarkText: "Say which streets." },
    by: writers,
  },
  settleRemark: {
    of: "author",
    page: (made) => made.remarked,
    button: "Mark as done: Say which streets.",
    by: writers,
  },
  setBanner: {
    of: "manager",
    page: () => "/admin/banner",
    button: "Show on every page",
    typed: { textEn: "Stay at home today.", textKo: "오늘은 집에 계십시오." },
    by: ["manager"],
  },
};
/** Actions that concern nobody but whoever sends them. */
export const ownActions = [
  "enter",
  "signOut",
  "changeOwnPassword",
  "chooseOwnMail",
  "chooseOwnLang",
];
