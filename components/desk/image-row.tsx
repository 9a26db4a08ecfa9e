"use client";

import type { MouseEvent } from "react";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { placeInEditor, tellEditor } from "./editor-images";
import { ErrorSummary } from "./error-summary";
import { FileLink } from "./file-link";
import { ImageWords } from "./image-words";
import { type RowProps, useFileForm } from "./use-file-form";

/** One image of the text: what it shows, or that it is decorative, and the way into the text. */
export function ImageRow(props: RowProps) {
  const { lang, edition, file } = props;
  const say = speaker(lang);
  const { state, form, hidden, prefix } = useFileForm(props);
  const shown = file.small ? paths.smallFile(file.id, file.name) : paths.file(file.id, file.name);
  const attrsOf = (from: HTMLFormElement | null) => {
    const typed = from ? new FormData(from) : new FormData();
    const empty = typed.get("decorative") !== null;
    return {
      sha256: file.sha256 ?? "",
      alt: empty ? "" : String(typed.get("alternative") ?? ""),
      decorative: empty,
      width: file.width,
      height: file.height,
    };
  };
  const toText = (event: MouseEvent<HTMLButtonElement>) => {
    // Into the editor where one is open; otherwise the form is sent, and the image stands at the end of the text.
    if (placeInEditor(attrsOf(event.currentTarget.form))) event.preventDefault();
  };
  return (
    <li id={`file-${file.id}`} className="file-one">
      <form
        {...form}
        className="file-row"
        aria-label={say("attach.row", { name: file.name })}
        onSubmit={(event) => {
          tellEditor(attrsOf(event.currentTarget));
          form.onSubmit(event);
        }}
      >
        {Object.entries(hidden).map(([key, value]) => (
          <input key={key} type="hidden" name={key} value={value} />
        ))}
        <button type="submit" name="then" value="save" hidden tabIndex={-1} />
        <ErrorSummary lang={lang} state={state} prefix={prefix} />
        <div className="image-head">
          {/* biome-ignore lint/performance/noImgElement: the framework's own image service is off. */}
          <img src={shown} alt="" width={160} />
          <FileLink lang={lang} file={file} />
        </div>
        <div className="stack">
          <ImageWords
            {...{ lang, state, prefix, textLang: edition.lang }}
            image={{ alt: file.alternative ?? "", decorative: file.alternative === "" }}
            names={{ alt: "alternative", decorative: "decorative" }}
            labels={{ alt: say("attach.shows"), decorative: say("attach.decorative") }}
            hint={say("attach.shows-hint")}
          />
          <p className="row">
            <button type="submit" className="plain" name="then" value="save">
              {say("attach.save")}
              <span className="vh"> {file.name}</span>
            </button>
            <button type="submit" className="plain" name="then" value="place" onClick={toText}>
              {say("attach.place")}
              <span className="vh"> {file.name}</span>
            </button>
            <button
              type="submit"
              className="plain"
              name="then"
              value="remove"
              aria-label={say("attach.remove", { name: file.name })}
            >
              {say("attach.remove-short")}
            </button>
          </p>
        </div>
      </form>
    </li>
  );
}
