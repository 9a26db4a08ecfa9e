"use client";

import { useEffect, useRef } from "react";

/** What a step has done, under the heading; takes the focus, so that it is the next thing read. */
export function Done({ words }: { words: string }) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/noAutofocus: the page is the answer to a step, and without script nothing else brings the focus here.
    <p className="did" role="status" tabIndex={-1} ref={line} autoFocus>
      <b>{words}</b>
    </p>
  );
}
