import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";
import { stateWords } from "./words";

const looks: Record<string, string> = {
  submitted: "info",
  scheduled: "info",
  rejected: "danger",
  published: "success",
  withdrawn: "warning",
};

/** A state as a word in a border. */
export const StateTag = ({ lang, state }: { lang: Lang; state: string }) => (
  <span className={`tag ${looks[state] ?? "soft"}`}>{stateWords(speaker(lang), state)}</span>
);
