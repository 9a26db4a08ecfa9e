"use client";

import { useCallback, useEffect, useState } from "react";
import { speaker } from "@/lib/i18n";
import { dateTimeAttribute, formatTime, type Lang } from "@/lib/time";

const everyMs = 5 * 60 * 1000;
const warnMs = 5 * 60 * 1000; // Before the end: WCAG 2.2.1 asks for 20 seconds at least.
const lookMs = 15_000;
const seenKey = "gongji-seen"; // What one tab does counts in all.

type Props = {
  lang: Lang;
  /** Milliseconds without a request after which a session ends. */
  idleMs: number;
  /** ISO instant at which it ends in any case. */
  endsAt: string;
};
type Warning = { at: Date; final: boolean };

/**
 * A page cannot set a cookie while it is drawn: opening one, and typing in it, begins the idle time anew here.
 * Time alone does not, so a desk that is left does sign out; five minutes before it says so, and a press goes on.
 */
export function StaySignedIn({ lang, idleMs, endsAt }: Props) {
  const say = speaker(lang);
  const [warning, setWarning] = useState<Warning | null>(null);
  const renew = useCallback(async () => {
    const answer = await fetch("/api/auth/session");
    // Of a session that is over next-auth says nothing, with 200.
    if (!answer.ok || !(await answer.json()).expires) return;
    noteSeen();
    setWarning(null);
  }, []);
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    const act = () => {
      const now = performance.now();
      if (now - last < everyMs) return;
      last = now;
      renew().catch(() => undefined); // The next key stroke tries again.
    };
    const look = () => {
      const end = Math.min(lastSeen() + idleMs, Date.parse(endsAt));
      const near = Date.now() > end - warnMs;
      setWarning((before) => {
        if (!near) return null;
        const final = end === Date.parse(endsAt);
        return before?.at.getTime() === end ? before : { at: new Date(end), final };
      });
    };
    noteSeen();
    act();
    const timer = setInterval(look, lookMs);
    document.addEventListener("input", act);
    return () => {
      clearInterval(timer);
      document.removeEventListener("input", act);
    };
  }, [renew, idleMs, endsAt]);
  if (!warning) return null;
  const time = <time dateTime={dateTimeAttribute(warning.at)}>{formatTime(warning.at)}</time>;
  return (
    <div className="leaving note warning" role="alert">
      <p>
        <b>
          {say("leaving.title")} {time}
        </b>
      </p>
      <p>{say(warning.final ? "leaving.final" : "leaving.idle")}</p>
      {!warning.final && (
        <p>
          <button type="button" onClick={() => void renew().catch(() => undefined)}>
            {say("leaving.stay")}
          </button>
        </p>
      )}
    </div>
  );
}

let seenHere = 0; // Where the browser keeps nothing, this tab alone counts.

function noteSeen(): void {
  seenHere = Date.now();
  try {
    localStorage.setItem(seenKey, String(seenHere));
  } catch {
    // Private or full: see above.
  }
}

function lastSeen(): number {
  try {
    return Math.max(seenHere, Number(localStorage.getItem(seenKey) ?? 0));
  } catch {
    return seenHere;
  }
}
