"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { fileSize } from "@/lib/file-kind";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { lockVersionNow, tellLockVersion, useLockVersion } from "./lock-version";
import { type Sent, sendFile } from "./send-file";

type Props = {
  lang: Lang;
  edition: { id: number; lockVersion: number };
  /** What they are for: to be taken along, or shown in the text. */
  use: "file" | "image";
};
type Line = {
  name: string;
  size: number;
  sent: number;
  state: "waiting" | "sending" | "taken" | "refused";
  words?: string;
};

// What file choosers offer first; what is taken the board decides by content.
const accept = {
  file: ".hwp,.hwpx,.docx,.xlsx,.pptx,.odt,.pdf,.png,.jpg,.jpeg,.webp,.zip,.csv,.txt",
  image: ".png,.jpg,.jpeg,.webp",
} as const;

/**
 * Where files are sent from. A plain form of several files; with script they go one after the other, for each raises the
 * version the next one writes over, and each says how far it is.
 */
export function SendFiles({ lang, edition, use: role }: Props) {
  const say = speaker(lang);
  const router = useRouter();
  const [lines, setLines] = useState<readonly Line[]>([]);
  const under = useRef<AbortController | null>(null);
  useEffect(() => () => under.current?.abort(), []);
  const lockVersion = useLockVersion(edition.id, edition.lockVersion);
  const sending = lines.some(({ state }) => state === "sending" || state === "waiting");
  const address = paths.uploads(edition.id);
  const id = `send-${role}`;

  const change = (index: number, line: Partial<Line>) =>
    setLines((all) => all.map((each, at) => (at === index ? { ...each, ...line } : each)));

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const input = form.elements.namedItem("file");
    const chosen = input instanceof HTMLInputElement ? [...(input.files ?? [])] : [];
    if (sending || chosen.length === 0) return;
    const gone = new AbortController();
    under.current = gone;
    setLines(chosen.map(({ name, size }) => ({ name, size, sent: 0, state: "waiting" })));
    let stopped: string | null = null;
    for (const [index, file] of chosen.entries()) {
      if (stopped !== null || gone.signal.aborted) {
        change(index, { state: "refused", words: stopped ?? say("attach.cancelled") });
        continue;
      }
      change(index, { state: "sending" });
      const sent: Sent = await sendFile(address, {
        file,
        role,
        lockVersion: lockVersionNow(edition.id, edition.lockVersion),
        signal: gone.signal,
        onSent: (bytes) => change(index, { sent: bytes }),
      });
      if (sent.lockVersion !== undefined && sent.ok) tellLockVersion(edition.id, sent.lockVersion);
      const words = sent.words ?? say(sent.cancelled ? "attach.cancelled" : "attach.lost");
      change(index, sent.ok ? { state: "taken", sent: file.size } : { state: "refused", words });
      if (sent.stops) stopped = words;
    }
    form.reset();
    router.refresh(); // The list above is the board's, not what is believed here.
  }

  const count = (state: Line["state"]) => lines.filter((line) => line.state === state).length;
  return (
    <form
      className="stack send"
      action={address}
      method="post"
      encType="multipart/form-data"
      onSubmit={send}
      aria-label={say(`attach.send-${role}`)}
    >
      {/* Before the files: the board asks before it takes any. */}
      <input type="hidden" name="lockVersion" value={lockVersion} />
      <input type="hidden" name="role" value={role} />
      <div>
        <label htmlFor={id}>{say(`attach.add-${role}`)}</label>
        <input
          id={id}
          name="file"
          type="file"
          multiple
          accept={accept[role]}
          aria-describedby={`${id}-hint`}
        />
        <p className="hint" id={`${id}-hint`}>
          {say(`attach.hint-${role}`)}
        </p>
      </div>
      <noscript>
        <p className="hint">{say("attach.noscript")}</p>
      </noscript>
      <p className="row">
        <button type="submit" className="plain" aria-disabled={sending || undefined}>
          {say(`attach.send-${role}`)}
        </button>
        {sending && (
          <button type="button" className="plain" onClick={() => under.current?.abort()}>
            {say("attach.cancel")}
          </button>
        )}
      </p>
      <p className="status" aria-live="polite" role={lines.length > 0 ? "status" : undefined}>
        {lines.length > 0 &&
          say(sending ? "attach.under-way" : "attach.sent", {
            taken: count("taken"),
            refused: count("refused"),
            all: lines.length,
          })}
      </p>
      {lines.length > 0 && (
        <ul className="up">
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list stays as it was chosen; names may be alike.
            <li key={index}>
              <div id={`${id}-${index}`}>
                {line.name}
                <p className="meta">
                  {say(`attach.line-${line.state}`, {
                    size: fileSize(line.size),
                    sent: fileSize(line.sent),
                  })}
                </p>
              </div>
              {line.state === "sending" && (
                <progress max={line.size} value={line.sent} aria-labelledby={`${id}-${index}`} />
              )}
              {line.words && <p className="find">{line.words}</p>}
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
