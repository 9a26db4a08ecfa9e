"use client";

import { type ReactNode, useEffect, useRef } from "react";
import {
  type BulkResult,
  type BulkStep,
  bulkSteps,
  mostInBulk,
} from "@/domain/notices/desk-limits";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { ErrorSummary } from "./error-summary";
import { type FormState, untouched } from "./form-state";
import { useForm } from "./use-form";
import { issueWords, refusalWords } from "./words";

/** What an answer says besides: what became of each ticked edition. */
export type BulkState = FormState & {
  results?: { step: BulkStep; of: readonly BulkResult[] };
};
type Props = {
  lang: Lang;
  page: string;
  /** Nothing stands in the list that could be ticked. */
  empty: boolean;
  action: (before: BulkState, form: FormData) => Promise<BulkState>;
  children: ReactNode;
};

/** The list as a form: steps for the ticked rows above it, and after sending what became of each. */
export function BulkForm({ lang, page, empty, action, children }: Props) {
  const say = speaker(lang);
  const { state, form } = useForm<BulkState>(action, untouched, { page });
  return (
    <>
      <Results lang={lang} state={state} />
      <ErrorSummary lang={lang} state={state} />
      <form {...form} aria-label={say("bulk.form")}>
        {!empty && (
          <fieldset className="bulk row">
            <legend>{say("bulk.ticked")}</legend>
            {bulkSteps.map((step) => (
              <button key={step} type="submit" className="plain" name="step" value={step}>
                {say(`bulk.${step}`)}
              </button>
            ))}
            <span className="hint">{say("bulk.hint", { most: mostInBulk })}</span>
          </fieldset>
        )}
        {children}
      </form>
    </>
  );
}

function Results({ lang, state }: { lang: Lang; state: BulkState }) {
  const say = speaker(lang);
  const region = useRef<HTMLElement>(null);
  const { results, serial } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is read anew.
  useEffect(() => {
    if (results) region.current?.focus();
  }, [serial]);
  if (!results) return null;
  const taken = results.of.filter(({ refusal }) => refusal === null);
  return (
    <section className="note" ref={region} tabIndex={-1} aria-labelledby="bulk-done">
      <p id="bulk-done" role="status">
        <b>
          {say("bulk.done", {
            step: say(`bulk.${results.step}`),
            taken: taken.length,
            refused: results.of.length - taken.length,
          })}
        </b>
      </p>
      <ul>
        {results.of.map(({ id, edition, refusal }) => (
          <li key={id}>
            {edition ? (
              <a href={paths.edition(id)} lang={edition.title ? edition.lang : lang}>
                {edition.title || say("edition.untitled", { number: edition.number })}
              </a>
            ) : (
              say("bulk.unknown", { id })
            )}
            {": "}
            {refusal ? say("bulk.refused", { why: why(lang, refusal) }) : say("bulk.taken")}
          </li>
        ))}
      </ul>
    </section>
  );
}

function why(lang: Lang, refusal: NonNullable<BulkResult["refusal"]>): string {
  const say = speaker(lang);
  const words = refusalWords(say, refusal);
  if (refusal.code !== "not_ready") return words;
  return [words, ...refusal.issues.map((issue) => `${issueWords(say, issue)}.`)].join(" ");
}
