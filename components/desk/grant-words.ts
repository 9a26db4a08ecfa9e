import type { ListedOfficial } from "@/domain/users/officials";
import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";

/** A grant in words: the role, and what limits it. */
export function grantWords(lang: Lang, grant: ListedOfficial["grants"][number]): string {
  const say = speaker(lang);
  const ko = lang === "ko";
  const limits = [
    ko ? grant.boardKo : grant.boardEn,
    ko ? grant.departmentKo : grant.departmentEn,
  ].filter((each) => each !== null);
  const role = say(`role.${grant.role}`);
  return limits.length === 0
    ? say("users.everywhere", { role })
    : say("users.limited", { role, where: limits.join(", ") });
}
