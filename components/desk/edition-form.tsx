"use client";

import { useEffect, useState } from "react";
import type { Body } from "@/lib/body";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { BodyField } from "./body-field";
import { Choice } from "./choice";
import { Conflict } from "./conflict";
import type { EditorState } from "./editor-state";
import { Field } from "./field";
import { Findings } from "./findings";
import { BodyImages, FileFindings, GateSummary, OverrideAsk } from "./gate-parts";
import { licenceOptions } from "./licence-options";
import { tellLockVersion, useLockVersion } from "./lock-version";
import { SaveState } from "./save-state";
import { bodyIn, type Copy } from "./typed-copy";
import { useForm } from "./use-form";
import { useWriting } from "./use-writing";

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
    licence: number;
    changeType: string | null;
    changeNote: string | null;
    /** As its field holds it: `2026-09-01T14:05` in Asia/Seoul, or empty. */
    endsAt: string;
  };
  body: Body;
  markdown: string;
  /** Never published in this language: nothing has changed yet that a note could name. */
  first: boolean;
  departments: { id: number; name: string }[];
  /** Who writes: what they type is saved under nobody else's name. */
  writer: number;
  /** Words from a form that was closed before they reached the board: this one goes on in its place. */
  putBack: Copy | null;
  action: (before: EditorState, form: FormData) => Promise<EditorState>;
};

/** The text of an edition. Works as it stands; with script the body is edited as it will look. */
export function EditionForm(props: Props) {
  const { lang, edition, markdown, first, departments, writer, putBack, action } = props;
  const say = speaker(lang);
  const begun: EditorState = {
    refusal: null,
    values: putBack?.values ?? {},
    serial: 0,
    lockVersion: putBack?.lockVersion ?? edition.lockVersion,
  };
  // As it was when the form was drawn: the editor has it from then on, and {{block 3}} is counted in it.
  const [body] = useState(() => bodyIn(putBack) ?? props.body);
  const place = { writer, editionId: edition.id };
  const { element, autosave, touched, answered } = useWriting(place, edition.lockVersion, putBack);
  const { state, form } = useForm(action, begun, {
    page: paths.edition(edition.id),
    before: autosave.hold,
  });
  useEffect(() => answered(state), [state, answered]);
  useEffect(() => tellLockVersion(edition.id, state.lockVersion), [edition.id, state.lockVersion]);
  const lockVersion = useLockVersion(edition.id, state.lockVersion);
  const shared = { lang, state, textLang: edition.lang };
  const kind = state.values["changeType"] ?? edition.changeType ?? "minor";
  return (
    <div>
      <SaveState lang={lang} state={state} autosave={autosave} />
      <GateSummary lang={lang} state={state} />
      <Conflict lang={lang} textLang={edition.lang} editionId={edition.id} state={state} />
      <form
        id="edit"
        className="panel"
        {...form}
        ref={element}
        onInput={touched}
        aria-label={say("editor.form")}
      >
        <input type="hidden" name="editionId" value={edition.id} />
        <input type="hidden" name="lockVersion" value={lockVersion} />
        <div className="field">
          <Field
            {...shared}
            name="title"
            label={say("editor.title")}
            hint={say("editor.title-hint")}
            value={edition.title}
          />
          <Findings lang={lang} state={state} field="title" />
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
          <Findings lang={lang} state={state} field="summary" />
        </div>
        <BodyField {...shared} body={body} markdown={markdown} onTouched={touched} />
        <BodyImages {...shared} body={body} />
        <FileFindings lang={lang} state={state} />
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
          <Findings lang={lang} state={state} field="contact" />
        </div>
        <div className="field">
          <Choice
            lang={lang}
            state={state}
            name="licence"
            label={say("panel.licence")}
            value={String(edition.licence)}
            options={licenceOptions(lang)}
          />
        </div>
        <div className="field">
          <Field
            lang={lang}
            state={state}
            name="endsAt"
            type="datetime-local"
            label={say("editor.ends")}
            hint={say("editor.ends-hint")}
            value={edition.endsAt}
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
            <Findings lang={lang} state={state} field="changeNote" />
          </div>
        )}
        <OverrideAsk lang={lang} state={state} />
        <p className="row gap1">
          <button type="submit">{say("editor.save")}</button>
          <button type="submit" className="plain" name="then" value="check">
            {say("gate.check")}
          </button>
          <a className="t" href={paths.preview(edition.id)}>
            {say("editor.preview")}
          </a>
        </p>
      </form>
    </div>
  );
}
