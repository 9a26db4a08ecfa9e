import type { Finding } from "@/domain/gate";
import type { TrailEvent } from "@/domain/trail/trail";
import { hasMessage, type Say } from "@/lib/i18n";
import { issueWords } from "./words";

/** An act of the record in words; its own name where it has none. */
export function actionWords(say: Say, action: string): string {
  const key = `act.${action}`;
  return hasMessage(key) ? say(key) : action;
}

/** What it was done to, in words. */
export function trailSubject(say: Say, event: TrailEvent): string {
  const { number, lang, subject } = event;
  if (number !== null && lang !== null)
    return say("audit.edition", { number, lang: say(`language.${lang}`) });
  if (number !== null) return say("edition.number", { number });
  const [kind = "", id = ""] = subject.split(":");
  const key = `audit.kind-${kind}`;
  return hasMessage(key) ? say(key, { id }) : subject;
}

/**
 * What an event holds besides: what the gate had found, as the gate words it; how many remarks a rejection without words
 * of its own carried; and the rest as the record writes it.
 */
export function detailWords(say: Say, { detail }: Pick<TrailEvent, "detail">) {
  const { findings, remarks, ...rest } = detail as {
    findings?: readonly Finding[];
    remarks?: readonly number[];
  };
  return {
    carried: remarks ? say("audit.remarks", { count: remarks.length }) : "",
    findings: (findings ?? []).map((finding) => ({
      key: finding.key,
      weight: say(`gate.${finding.weight}`),
      words: issueWords(say, finding),
    })),
    rest: JSON.stringify(rest),
  };
}
