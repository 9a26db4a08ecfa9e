import type { GateStanding } from "@/domain/notices/gate-queries";
import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";
import { issueWords } from "./words";

type Props = { lang: Lang; gate: GateStanding };

/** What the gate finds in a text under review, and what was said of it: findings, ticks, the wish for an override, the override. */
export function GatePanel({ lang, gate }: Props) {
  const say = speaker(lang);
  const { findings, barred, ticked } = gate;
  const blocks = new Set(barred.map(({ key }) => key));
  const sorted = [...findings].sort((a, b) => a.weight.localeCompare(b.weight));
  return (
    <>
      <h2 id="gate" tabIndex={-1}>
        {say("gate.title")}
      </h2>
      {barred.length === 0 && (
        <p className="find success">
          <b>{say("gate.clear")}</b>
          <br />
          {say("gate.clear-hint")}
        </p>
      )}
      {sorted.map((finding) => {
        const passes = finding.weight === "blocks" && !blocks.has(finding.key);
        return (
          <p className={blocks.has(finding.key) ? "find" : "find warning"} key={finding.key}>
            <b>{say(passes ? "gate.overridden" : `gate.${finding.weight}`)}</b>
            <br />
            {issueWords(say, finding)}
            {ticked.includes(finding.code) && gate.by !== null && (
              <>
                <br />
                <span className="soft">{say("gate.ticked", { name: gate.by })}</span>
              </>
            )}
          </p>
        );
      })}
      {gate.overrideReason !== null && (
        <p className="find info">
          <b>{say("gate.asked", { name: gate.by ?? "–" })}</b>
          <br />
          {gate.overrideReason}
        </p>
      )}
      {gate.grantedReason !== null && (
        <p className="find success">
          <b>{say("gate.granted", { name: gate.grantedBy ?? "–" })}</b>
          <br />
          {gate.grantedReason}
        </p>
      )}
    </>
  );
}
