"use client";

import { useEffect, useState } from "react";
import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";

type Props = {
  lang: Lang;
  /** Id of the line that is copied. */
  of: string;
  label: string;
};

/** Copies a line, or marks it where there is no clipboard. Drawn with script alone: without it the line is marked by hand. */
export function CopyButton({ lang, of, label }: Props) {
  const say = speaker(lang);
  const [awake, setAwake] = useState(false);
  const [told, setTold] = useState("");
  useEffect(() => setAwake(true), []);
  const copy = async () => {
    const line = document.getElementById(of);
    if (!line) return;
    setTold("");
    try {
      await navigator.clipboard.writeText(line.textContent);
      setTold(say("use.copied"));
    } catch {
      getSelection()?.selectAllChildren(line);
      setTold(say("use.marked"));
    }
  };
  if (!awake) return null;
  return (
    <p className="row">
      <button type="button" className="plain" onClick={copy}>
        {label}
      </button>
      <span role="status">{told}</span>
    </p>
  );
}
