import type { Finding } from "@/domain/gate";
import type { Refusal } from "@/domain/outcome";
import type { MessageKey } from "@/lib/i18n";

/** What an action answers: why it declined, and what was typed, so that the form keeps it. */
export type FormState = {
  refusal: Refusal | null;
  values: Readonly<Record<string, string>>;
  /** Raised by each answer, so that the same refusal twice is announced twice. */
  serial: number;
  /** What the gate found in the text that was sent, and what was answered to it before. */
  gate?: GateState;
  /** What is told once, in the answer alone: the password of an account that was just made or renewed. */
  once?: { email: string; password: string; id?: number };
  /** The address of a preview that was just made: it is shown this once, and kept nowhere. */
  link?: string;
};

export type GateState = {
  findings: readonly Finding[];
  ticked: readonly string[];
  override: string;
  /** Nothing else was asked: the text is checked, and not saved. */
  checked: boolean;
};

/** A form nobody has sent yet. */
export const untouched: FormState = { refusal: null, values: {}, serial: 0 };

export type FormAction = (before: FormState, form: FormData) => Promise<FormState>;

/** The status a scriptless POST is answered with; the page says it, the porch sets it. */
export function statusOf(refusal: Refusal): number {
  switch (refusal.code) {
    case "not_found":
      return 404;
    case "signed_out":
    case "forbidden":
    case "needs_second_person":
    case "not_publisher":
    case "own_force":
    case "own_account":
      return 403;
    case "stale":
    case "wrong_state":
    case "under_way":
    case "no_second_check":
    case "undo_over":
    case "bring_back_over":
    case "notice_removed":
    case "changed_since_review":
    case "unconfirmed":
    case "nothing_blocks":
    case "last_admin":
    case "board_in_use":
    case "section_in_use":
    case "category_in_use":
    case "department_in_use":
    case "links_many":
      return 409;
    case "too_many_tries":
      return 429;
    case "unreachable":
      return 503;
    case "not_ready":
    case "malformed":
    case "wrong_credentials":
      return 422;
  }
}

/** The fields of the desk's forms that hold words, by their labels. */
export const wordFields: Readonly<Record<string, MessageKey>> = {
  title: "editor.title",
  summary: "editor.summary",
  bodyMarkdown: "editor.body",
  contact: "editor.contact",
  changeNote: "editor.note",
  override: "gate.override",
  remark: "review.remark",
  remarkText: "remark.text",
  "explanation-en": "unsent.explanation-en",
  "explanation-ko": "unsent.explanation-ko",
  reason: "step.reason",
  instead: "remove.instead",
  at: "schedule.at",
  zone: "schedule.zone",
  endsAt: "panel.ends",
  pinnedTo: "place.pinned-to",
  textEn: "banner.textEn",
  textKo: "banner.textKo",
};
