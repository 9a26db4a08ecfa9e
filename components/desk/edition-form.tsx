"use client";

import { useEffect } from "react";
import type { Body } from "@/lib/body";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { dateTimeAttribute, formatTime, type Lang } from "@/lib/time";
import { BodyField } from "./body-field";
import { Choice } from "./choice";
import type { EditorState } from "./editor-state";
import { ErrorSummary } from "./error-summary";
import { Field } from "./field";
import { Stored } from "./stored";
import { useForm } from "./use-form";
import { useUnsaved } from "./use-unsaved";

type Props = {
  lang: Lang;
  edition: {
    id: number;
    lang: Lang;
    lockVersion: number;
    title: string;
    summary: string;
    contact: string;
    departmentId: number | null;
    changeType: string | null;
    changeNote: string | null;
  };
  body: Body;
  markdown: string;
  /** Never published in this language: nothing has changed yet that a note could name. */
  first: boolean;
  departments: { id: number; name: string }[];
  action: (before: EditorState, form: FormData) => Promise<EditorState>;
};

/** The text of an edition. Works as it stands; with script the body is edited as it will look. */
export function EditionForm({ lang, edition, body, markdown, first, departments, action }: Props) {
  const say = speaker(lang);
  const begun: EditorState = {
    refusal: null,
    values: {},
    serial: 0,
    lockVersion: edition.lockVersion,
  };
  const unsaved = useUnsaved();
  const { state, form } = useForm(action, begun, {
    page: paths.edition(edition.id),
    onSend: unsaved.sent,
  });
  const { touched, answered } = unsaved;
  useEffect(() => answered(state), [state, answered]);
  const shared = { lang, state, textLang: edition.lang };
  const kind = state.values["changeType"] ?? edition.changeType ?? "minor";
  return (
    <div>
      <ErrorSummary lang={lang} state={state} />
      <Stored lang={lang} textLang={edition.lang} state={state} />
      <p className="status" role="status">
        {state.savedAt && (
          <b>
            {say("editor.saved")}{" "}
            <time dateTime={dateTimeAttribute(new Date(state.savedAt))}>
              {formatTime(new Date(state.savedAt))}
            </time>
          </b>
        )}
      </p>
      <form id="edit" className="panel" {...form} onInput={touched} aria-label={say("editor.form")}>
        <input type="hidden" name="editionId" value={edition.id} />
        <input type="hidden" name="lockVersion" value={state.lockVersion} />
        <div className="field">
          <Field
            {...shared}
            name="title"
            label={say("editor.title")}
            hint={say("editor.title-hint")}
            value={edition.title}
          />
        </div>
        <div className="field">
          <Field
            {...shared}
            name="summary"
            rows={4}
            label={say("editor.summary")}
            hint={say("editor.summary-hint")}
            value={edition.summary}
          />
        </div>
        <BodyField {...shared} body={body} markdown={markdown} onTouched={touched} />
        <div className="field">
          <Choice
            lang={lang}
            state={state}
            name="departmentId"
            label={say("editor.department")}
            none={say("new.choose")}
            value={edition.departmentId === null ? "" : String(edition.departmentId)}
            options={departments.map(({ id, name }) => ({ value: String(id), name }))}
          />
        </div>
        <div className="field">
          <Field
            {...shared}
            name="contact"
            label={say("editor.contact")}
            hint={say("editor.contact-hint")}
            value={edition.contact}
          />
        </div>
        {!first && (
          <div className="field">
            <div>
              <Field
                {...shared}
                name="changeNote"
                rows={2}
                label={say("editor.note")}
                hint={say("editor.note-hint")}
                value={edition.changeNote ?? ""}
              />
              <fieldset className="gap1">
                <legend>{say("editor.kind")}</legend>
                {(["minor", "major"] as const).map((name) => (
                  <label className="pick" key={name}>
                    <input
                      type="radio"
                      name="changeType"
                      value={name}
                      defaultChecked={kind === name}
                    />{" "}
                    {say(`editor.kind-${name}`)}
                  </label>
                ))}
              </fieldset>
            </div>
          </div>
        )}
        <p className="row gap1">
          <button type="submit">{say("editor.save")}</button>
          <a className="t" href={paths.preview(edition.id)}>
            {say("editor.preview")}
          </a>
        </p>
      </form>
    </div>
  );
}
