import "server-only";
import type { DeskContext } from "@/app/context";
import { passagesOf } from "@/domain/notices/passages";
import { previewLinksOf } from "@/domain/notices/preview-links";
import { remarksOf } from "@/domain/notices/remarks";
import { isUnderWay, maySeeStages, whyNotRemark, whyNotShare } from "@/domain/notices/workflow";
import type { Refusal } from "@/domain/outcome";
import type { FoundEdition } from "./find-edition";

/** What stands beside a text: its remarks and its preview links, and why this official may add none. */
export async function notesOn(context: DeskContext, { edition, standing }: FoundEdition) {
  const { actor, db, now } = context;
  const shareClosed = whyNotShare(actor, standing);
  return {
    remarks: maySeeStages(actor, standing) ? await remarksOf(db, edition) : [],
    passages: passagesOf(edition.body),
    remarkClosed: whyNotRemark(actor, standing),
    links: shareClosed ? [] : await previewLinksOf(db, edition.id, now),
    shareClosed,
    shares: !shareClosed && !standing.noticeRemoved && isUnderWay(edition.state),
  };
}

/** The answer to a form of these whose place is gone from the page; undefined where the form is none of them. */
export function noteAnswer(
  fields: readonly { name: string }[],
  beside: Awaited<ReturnType<typeof notesOn>>,
  state: string,
): Refusal | null | undefined {
  const has = (name: string) => fields.some((field) => field.name === name);
  if (has("remarkText") || has("remarkId")) return beside.remarkClosed;
  if (has("linkId")) return beside.shareClosed;
  if (has("days"))
    return beside.shareClosed ?? (beside.shares ? null : { code: "wrong_state", state });
  return undefined;
}
