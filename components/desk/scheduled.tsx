import { isLate } from "@/domain/notices/workflow";
import { speaker } from "@/lib/i18n";
import { formatDateTime, homeZone, type Lang } from "@/lib/time";
import { ZonedTime } from "./zoned-time";

type Props = {
  lang: Lang;
  edition: {
    state: string;
    scheduledAt: Date | null;
    scheduledZone: string | null;
    heldBack: HeldBack | null;
    forceReason: string | null;
  };
  now: Date;
};
type HeldBack = "changed" | "not_ready" | "ended" | "removed";

/** When a scheduled edition becomes public, in the zone it was set in; that it is late; why one was held back. */
export function Scheduled({ lang, edition, now }: Props) {
  const say = speaker(lang);
  const { state, scheduledAt: at, heldBack, forceReason } = edition;
  if (!at) return null;
  const zone = edition.scheduledZone ?? homeZone;
  const time = <ZonedTime at={at} zone={zone} lang={lang} />;
  if (heldBack && (state === "draft" || state === "submitted"))
    return (
      <p className="find">
        <b>{say(`held.${heldBack}`)}</b>
        <br />
        {say("panel.was-due")} {time}
      </p>
    );
  if (state !== "scheduled") return null;
  const late = isLate(at, now);
  return (
    <>
      <p className={late ? "find" : "find info"}>
        <b>{say(late ? "panel.was-due" : "panel.due")}</b>
        <br />
        {time}
        {zone !== homeZone && (
          <>
            <br />
            {say("schedule.here", { time: formatDateTime(at, lang) })}
          </>
        )}
      </p>
      {late && (
        <p className="find">
          <b>{say("panel.late")}</b>
        </p>
      )}
      {forceReason && (
        <p className="find warning">{say("panel.scheduled-forced", { reason: forceReason })}</p>
      )}
    </>
  );
}
