"use client";

import { type ComponentProps, useEffect, useState } from "react";
import { speaker } from "@/lib/i18n";
import { dateTimeAttribute, formatDateTime } from "@/lib/time";
import { EditionForm } from "./edition-form";
import { type Copy, dropCopy, findCopy } from "./typed-copy";

type Props = Omit<ComponentProps<typeof EditionForm>, "putBack"> & {
  /** The form whose words were saved last, and how far: they need not be offered again. */
  reached: { form: string; turn: number } | null;
};

/** The editor's form; before it, where there are any, words typed in this browser that never reached the board. */
export function WritingDesk({ reached, ...props }: Props) {
  const { lang, writer, edition } = props;
  const say = speaker(lang);
  const [found, setFound] = useState<Copy | null>(null);
  const [putBack, setPutBack] = useState<Copy | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, when the page wakes up.
  useEffect(() => {
    const look = findCopy({ writer, editionId: edition.id }, reached);
    look.then(setFound, () => undefined); // A browser that tells nothing has nothing to offer.
  }, []);
  return (
    <div>
      {found && (
        <section className="note warning" role="alert" aria-labelledby="left-over">
          <h2 id="left-over">
            {say("left-over.title")}{" "}
            <time dateTime={dateTimeAttribute(new Date(found.at))}>
              {formatDateTime(new Date(found.at), lang)}
            </time>
          </h2>
          <p>{say("left-over.lead")}</p>
          <p className="row">
            <button
              type="button"
              onClick={() => {
                setPutBack(found);
                setFound(null);
              }}
            >
              {say("left-over.back")}
            </button>
            <button
              type="button"
              className="plain"
              onClick={() => {
                dropCopy({ writer, editionId: edition.id }, found.form);
                setFound(null);
              }}
            >
              {say("left-over.drop")}
            </button>
          </p>
        </section>
      )}
      <EditionForm key={putBack?.form ?? "as-stored"} {...props} putBack={putBack} />
    </div>
  );
}
