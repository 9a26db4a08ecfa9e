import type { Force } from "@/domain/notices/desk-queries";
import type { Removal } from "@/domain/notices/public-queries";
import { speaker } from "@/lib/i18n";
import { formatDateTime, type Lang } from "@/lib/time";

type Props = {
  lang: Lang;
  edition: { lang: Lang; textDeletedAt: Date | null };
  force: Force | null;
  removal: Removal | null;
};

/** What happened to an edition outside its ordinary course: published by force, removed, its text deleted. */
export function WhatHappened({ lang, edition, force, removal }: Props) {
  const say = speaker(lang);
  const at = (moment: Date) => ({ at: formatDateTime(moment, lang) });
  return (
    <>
      {force && (
        <p className={force.checkedAt ? "find info" : "find warning"}>
          <b>{say("panel.forced", { name: force.by })}</b>
          <br />
          {force.reason}
          <br />
          {force.checkedAt
            ? say("panel.checked", { name: force.checkedBy ?? "–", ...at(force.checkedAt) })
            : say("panel.check-due")}
        </p>
      )}
      {removal && (
        <p className="find">
          <b>{say(`panel.${removal.kind}`, at(removal.at))}</b>
          <br />
          <span lang={edition.lang}>
            {edition.lang === "ko" ? removal.explanationKo : removal.explanationEn}
          </span>
        </p>
      )}
      {edition.textDeletedAt && (
        <p className="find info">{say("panel.text-deleted", at(edition.textDeletedAt))}</p>
      )}
    </>
  );
}
