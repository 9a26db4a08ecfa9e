"use client";

import { speaker } from "@/lib/i18n";
import { ErrorSummary } from "./error-summary";
import { Field } from "./field";
import { FileLink } from "./file-link";
import { type RowProps, useFileForm } from "./use-file-form";

/** One file to take along: where it stands, what it is called, whether everybody can read it, what serves in its place. */
export function FileRow(props: RowProps & { place: number; of: number }) {
  const { lang, edition, file, place, of } = props;
  const say = speaker(lang);
  const { state, form, hidden, prefix } = useFileForm(props);
  const name = file.title || file.name;
  const shared = { lang, state, prefix, textLang: edition.lang };
  const accessible =
    state.values["accessible"] ?? (file.accessible === null ? "" : file.accessible ? "yes" : "no");
  return (
    <li id={`file-${file.id}`} className="file-one">
      <form {...form} className="file-row" aria-label={say("attach.row", { name })}>
        {Object.entries(hidden).map(([key, value]) => (
          <input key={key} type="hidden" name={key} value={value} />
        ))}
        {/* Enter in a field saves: the first button of a form is the one it means. */}
        <button type="submit" name="then" value="save" hidden tabIndex={-1} />
        <ErrorSummary lang={lang} state={state} prefix={prefix} />
        <div className="file-head">
          <FileLink lang={lang} file={file} />
          <span className="row">
            <Move to="up" closed={place === 1} words={say("attach.up", { name })}>
              {say("attach.up-short")}
            </Move>
            <Move to="down" closed={place === of} words={say("attach.down", { name })}>
              {say("attach.down-short")}
            </Move>
            <Move to="remove" words={say("attach.remove", { name })}>
              {say("attach.remove-short")}
            </Move>
          </span>
        </div>
        <details open={state.refusal !== null || undefined}>
          <summary>
            {say("attach.describe")}
            <span className="vh"> {name}</span>
          </summary>
          <div className="stack">
            <Field {...shared} name="title" label={say("attach.title-field")} value={file.title} />
            <fieldset>
              <legend>{say("attach.can-all-read")}</legend>
              {(["yes", "no", ""] as const).map((value) => (
                <label className="pick" key={value}>
                  <input
                    type="radio"
                    name="accessible"
                    value={value}
                    defaultChecked={accessible === value}
                  />{" "}
                  {say(`attach.read-${value || "unsaid"}`)}
                </label>
              ))}
            </fieldset>
            <Field
              {...shared}
              name="alternative"
              label={say("attach.alternative")}
              hint={say("attach.alternative-hint")}
              value={file.alternative ?? ""}
            />
            <p>
              <button type="submit" className="plain" name="then" value="save">
                {say("attach.save")}
                <span className="vh"> {name}</span>
              </button>
            </p>
          </div>
        </details>
      </form>
    </li>
  );
}

/** A step of the list; at its end the button stays where it is and does nothing, so that nobody loses their place. */
function Move({
  to,
  closed = false,
  words,
  children,
}: {
  to: "up" | "down" | "remove";
  closed?: boolean;
  words: string;
  children: string;
}) {
  return (
    <button
      type="submit"
      className="plain"
      name="then"
      value={to}
      aria-label={words}
      aria-disabled={closed || undefined}
      onClick={(event) => closed && event.preventDefault()}
    >
      {children}
    </button>
  );
}
