"use client";

import { useCallback, useState } from "react";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { imageAddresses } from "./editor-images";
import { FileLink } from "./file-link";
import { FileRow } from "./file-row";
import type { DeskFile, FileAction } from "./file-state";
import { ImageRow } from "./image-row";
import { SendFiles } from "./send-files";

type Props = {
  lang: Lang;
  edition: { id: number; lang: Lang; lockVersion: number };
  files: readonly DeskFile[];
  /** What became of a form of files sent without script. */
  told: { taken: string[]; refused: { name: string; words: string }[] } | null;
  /** Whether this official may change them now. */
  writes: boolean;
  action: FileAction;
};

/** What is attached to an edition, in its order, and where more is sent. Below the text: each is a form of its own. */
export function FilesPart({ lang, edition, files, told, writes, action }: Props) {
  const say = speaker(lang);
  const [said, setSaid] = useState("");
  const [begun] = useState(edition.lockVersion); // What others write meanwhile makes these forms stale too.
  const tell = useCallback((words: string) => setSaid(words), []);
  const own = { id: edition.id, lang: edition.lang, lockVersion: begun };
  const attached = files.filter(({ role }) => role === "file");
  const images = files.filter(({ role }) => role === "image");
  for (const { id, name, sha256 } of images)
    if (sha256) imageAddresses.set(sha256, paths.file(id, name));
  const row = { lang, edition: own, action, onDone: tell };
  if (!writes && files.length === 0) return null;
  return (
    <section className="panel files-part" id="files" aria-labelledby="files-title">
      <h2 id="files-title">{say("attach.part")}</h2>
      <p className="status" aria-live="polite">
        {said}
      </p>
      {told && <Told {...told} lang={lang} />}
      {attached.length === 0 && <p>{say("attach.none")}</p>}
      {attached.length > 0 && (
        <ol className="up" aria-labelledby="files-title">
          {attached.map((file, index) =>
            writes ? (
              <FileRow {...row} key={file.id} file={file} place={index + 1} of={attached.length} />
            ) : (
              <li key={file.id}>
                <FileLink lang={lang} file={file} />
              </li>
            ),
          )}
        </ol>
      )}
      {writes && <SendFiles {...row} use="file" />}
      {(writes || images.length > 0) && <h3 id="images-title">{say("attach.images")}</h3>}
      {images.length > 0 && (
        <ul className="up" aria-labelledby="images-title">
          {images.map((file) =>
            writes ? (
              <ImageRow {...row} key={file.id} file={file} />
            ) : (
              <li key={file.id}>
                <FileLink lang={lang} file={file} />
              </li>
            ),
          )}
        </ul>
      )}
      {writes && <SendFiles {...row} use="image" />}
    </section>
  );
}

function Told({ lang, taken, refused }: NonNullable<Props["told"]> & { lang: Lang }) {
  const say = speaker(lang);
  return (
    <>
      {taken.length > 0 && (
        <p className="find success">
          <b>{say("attach.taken", { count: taken.length })}</b>
          <br />
          {taken.join(", ")}
        </p>
      )}
      {refused.length > 0 && (
        // biome-ignore lint/a11y/noAutofocus: without script nothing else brings the focus to what went wrong.
        <div className="note danger" role="alert" tabIndex={-1} autoFocus>
          <h3>{say("attach.refused")}</h3>
          <ul>
            {refused.map(({ name, words }) => (
              <li key={name + words}>
                {name && <b>{name}: </b>}
                {words}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
