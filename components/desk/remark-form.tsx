"use client";

import { useId } from "react";
import type { Passage } from "@/domain/notices/passages";
import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";
import { Choice } from "./choice";
import { ErrorSummary } from "./error-summary";
import { Field, issueOf } from "./field";
import { type FormAction, untouched } from "./form-state";
import { useForm } from "./use-form";
import { issueWords } from "./words";

type Props = {
  lang: Lang;
  editionId: number;
  page: string;
  from: "edition" | "review";
  anchor: string;
  /** What it is about; left out where that is chosen: one of `passages`, or the text as a whole. */
  passage?: Passage;
  passages?: readonly Passage[];
  action: FormAction;
};

/** A remark to write: folded away on its passage beside the text, or in the open with a choice of what it is about. */
export function RemarkForm(props: Props) {
  const { lang, editionId, page, from, anchor, passage, passages = [], action } = props;
  const say = speaker(lang);
  const { state, form } = useForm(action, untouched, { page: `${page}#${anchor}` });
  const prefix = `${useId().replaceAll(/\W/g, "")}-`;
  const changed = passage && issueOf(state, "passage");
  const asked = (
    <form className="stack" id={anchor} {...form}>
      <ErrorSummary {...{ lang, state }} prefix={passage ? prefix : ""} />
      <input type="hidden" name="editionId" value={editionId} />
      <input type="hidden" name="from" value={from} />
      {passage ? (
        <>
          <input type="hidden" name="passage" value={passageValue(passage)} />
          {changed && (
            <p className="msg" id={`${prefix}passage`}>
              {issueWords(say, changed)}
            </p>
          )}
        </>
      ) : (
        <Choice
          {...{ lang, state }}
          name="passage"
          label={say("remark.passage")}
          none={say("remark.whole")}
          options={passages.map((each) => ({
            value: passageValue(each),
            name: shown(each.excerpt),
          }))}
        />
      )}
      <Field
        {...{ lang, state }}
        name="remarkText"
        prefix={passage ? prefix : ""}
        label={say("remark.text")}
        rows={3}
      />
      <div>
        <button type="submit" className="plain">
          {say("remark.add")}
        </button>
      </div>
    </form>
  );
  if (!passage) return asked;
  return (
    // What was declined is not folded away.
    <details open={state.refusal !== null || undefined}>
      <summary className="small">
        {say("remark.here")}
        <span className="vh">: {shown(passage.excerpt)}</span>
      </summary>
      {asked}
    </details>
  );
}

const passageValue = ({ block, hash }: Passage) => `${block}:${hash}`;
const shown = (excerpt: string) => (excerpt.length > 60 ? `${excerpt.slice(0, 60)}…` : excerpt);
