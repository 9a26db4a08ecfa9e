import type { Issue, Refusal } from "@/domain/outcome";
import { hasMessage, type Say } from "@/lib/i18n";

/** A refusal as a sentence; a state in it is worded too. */
export function refusalWords(say: Say, refusal: Refusal): string {
  const key = `refusal.${refusal.code}`;
  if (!hasMessage(key)) return refusal.code;
  if (refusal.code === "wrong_state") return say(key, { state: stateWords(say, refusal.state) });
  return say(key, refusal.code === "too_many_tries" ? { minutes: refusal.minutes } : {});
}

/** What is wrong with one field, as a sentence. */
export function issueWords(say: Say, issue: Issue): string {
  const key = `issue.${issue.code}`;
  const words = hasMessage(key) ? say(key, issue.values ?? {}) : issue.code;
  return placedWords(say, words, issue.values ?? {});
}

/** Where in the text it stands: the heading above, and the first words of its block where they are others than the ones quoted. */
function placedWords(say: Say, words: string, values: NonNullable<Issue["values"]>): string {
  const { heading = "", near = "", words: quoted } = values;
  if (near && near !== quoted)
    return say(heading ? "gate.where-both" : "gate.where-near", { words, heading, near });
  return heading ? say("gate.where-heading", { words, heading }) : words;
}

/** A state of an edition in a word. */
export function stateWords(say: Say, state: string): string {
  const key = `state.${state}`;
  return hasMessage(key) ? say(key) : state;
}
