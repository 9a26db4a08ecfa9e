"use client";

import { useEffect, useState } from "react";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { dateTimeAttribute, formatTime, type Lang } from "@/lib/time";
import { isWriting } from "./page-state";

/** `since`: ISO instant. */
type Other = { name: string; since: string };
type Props = { lang: Lang; editionId: number; others: readonly Other[] };

const everyMs = 30_000;

/** Who else writes in this edition; kept true by a heartbeat, which says of this page too whether somebody writes on it. */
export function OthersWriting({ lang, editionId, others }: Props) {
  const say = speaker(lang);
  const [told, setTold] = useState(others);
  useEffect(() => {
    const beat = async () => {
      if (document.visibilityState === "hidden") return;
      const answer = await fetch(paths.presence(editionId), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ writing: isWriting(editionId) }),
      });
      if (answer.ok) setTold((await answer.json()).others);
    };
    const leave = () => {
      const left = new Blob([JSON.stringify({ writing: false, left: true })], {
        type: "application/json",
      });
      if (isWriting(editionId)) navigator.sendBeacon(paths.presence(editionId), left);
    };
    const timer = setInterval(() => void beat().catch(() => undefined), everyMs); // The next one tells.
    window.addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [editionId]);
  return (
    <div aria-live="polite">
      {told.map(({ name, since }) => (
        <p className="find info" key={name}>
          <b>{say("presence.name", { name })}</b>{" "}
          <time dateTime={dateTimeAttribute(new Date(since))}>
            {say("presence.since", { time: formatTime(new Date(since)) })}
          </time>
          {say("presence.calm")}
        </p>
      ))}
    </div>
  );
}
