"use client";

import { Fragment, useEffect, useRef } from "react";
import type { Body } from "@/lib/body";
import { bodyImages } from "@/lib/body/images";
import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";
import { anchorOf } from "./error-summary";
import { Field } from "./field";
import { Findings, findingsIn, isBarred } from "./findings";
import type { FormState } from "./form-state";
import { ImageWords } from "./image-words";
import { issueWords } from "./words";

type Props = { lang: Lang; state: FormState };

/** After a save or a check: what has to be mended, what asks for a tick, each with its place. A check takes the focus here. */
export function GateSummary({ lang, state }: Props) {
  const say = speaker(lang);
  const box = useRef<HTMLElement>(null);
  const { gate, refusal, serial } = state;
  const checked = gate?.checked === true && refusal === null;
  useEffect(() => {
    if (checked && serial > 0) box.current?.focus();
  }, [checked, serial]);
  if (!gate || refusal || (gate.findings.length === 0 && !checked)) return null;
  const groups = (["blocks", "warns"] as const).map((weight) => ({
    title: say(weight === "blocks" ? "gate.must" : "gate.may"),
    found: gate.findings.filter((finding) => finding.weight === weight),
  }));
  return (
    <section
      className={gate.findings.length === 0 ? "note success" : "note warning"}
      aria-label={say("gate.title")}
      tabIndex={-1}
      ref={box}
      // biome-ignore lint/a11y/noAutofocus: without script nothing else brings the focus to what was asked for.
      autoFocus={checked}
    >
      {gate.findings.length === 0 && <p>{say("gate.none")}</p>}
      {groups
        .filter(({ found }) => found.length > 0)
        .map(({ title, found }) => (
          <Fragment key={title}>
            <h2 className="h3">{title}</h2>
            <ul>
              {found.map((finding) => (
                <li key={finding.key}>
                  <a className="t" href={`#${anchorOf(finding.field)}`}>
                    {issueWords(say, finding)}
                  </a>
                </li>
              ))}
            </ul>
          </Fragment>
        ))}
    </section>
  );
}

/** The words of each image in the text. They stand here because Markdown has no place for them; what stands here counts. */
export function BodyImages({
  lang,
  state,
  body,
  textLang,
}: Props & { body: Body; textLang: Lang }) {
  const say = speaker(lang);
  const seen = new Set<string>();
  const images = bodyImages(body).flatMap((image, index) => {
    if (seen.has(image.sha256)) return [];
    seen.add(image.sha256);
    return [{ ...image, n: index + 1 }];
  });
  if (images.length === 0) return null;
  return (
    <div className="field">
      <fieldset>
        <legend>{say("gate.images")}</legend>
        {images.map(({ n, ...image }) => (
          <div key={image.sha256}>
            <ImageWords
              {...{ lang, textLang, state, image }}
              names={{ alt: `alt-${image.sha256}`, decorative: `decorative-${image.sha256}` }}
              labels={{ alt: say("gate.alt", { n }), decorative: say("gate.decorative", { n }) }}
              small
            />
          </div>
        ))}
      </fieldset>
    </div>
  );
}

/** What was found in the files of the text. */
export function FileFindings({ lang, state }: Props) {
  if (findingsIn(state, "attachments").length === 0) return null;
  return (
    <div className="field across">
      <p id="attachments" tabIndex={-1}>
        <b>{speaker(lang)("gate.attachments")}</b>
      </p>
      <Findings lang={lang} state={state} field="attachments" />
    </div>
  );
}

const fields = ["title", "summary", "body", "attachments", "contact", "changeNote"];

/** Where something blocks: why a manager should let it pass. */
export function OverrideAsk({ lang, state }: Props) {
  const say = speaker(lang);
  if (!fields.some((field) => isBarred(state, field))) return null;
  return (
    <div className="field">
      <Field
        lang={lang}
        state={state}
        name="override"
        rows={2}
        label={say("gate.override")}
        hint={say("gate.override-hint")}
        value={state.gate?.override ?? ""}
      />
    </div>
  );
}
