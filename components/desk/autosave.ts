import type { Refusal } from "@/domain/outcome";

/** What each request of an open form carries, so that its own earlier words are never taken for somebody else's. */
export type Carried = { form: string; turn: number; lockVersion: number };
/** Who saved meanwhile; null where a step moved it. `own`: the same person, in another tab. */
export type Other = { by: string | null; own: boolean; savedAt: string };
export type Answer =
  | { ok: true; lockVersion: number; savedAt: string }
  | { ok: false; refusal: Refusal; other?: Other };

export type Saving = {
  is: "quiet" | "saving" | "saved" | "failing" | "refused" | "stopped";
  /** ISO instant of the last save this form knows of. */
  savedAt?: string;
  /** Raised by each save by hand: one of the same minute is said again. */
  byHand: number;
  /** Why the last try failed; there is another where it is "failing" or, after a change, "refused". */
  refusal?: Refusal;
  offline?: boolean;
  other?: Other;
};

type Given = {
  begun: Carried;
  /** Sends the text as it stands in the form; never rejects. */
  send: (carried: Carried) => Promise<Answer>;
  /** Keeps the text in the browser until it is acknowledged. */
  keep: (next: Carried) => void;
  drop: () => void;
  online: () => boolean;
  /** Told of each lock version this form has made. */
  moved: (lockVersion: number) => void;
};

const restMs = 2_000; // After the last key.
const longestMs = 10_000; // Of typing without a rest.
const pausesMs = [2_000, 5_000, 15_000, 30_000, 60_000];

/** What comes back: the line, the board or the session. Then it is tried again, and nobody has to do anything. */
const passes = (refusal: Refusal) =>
  refusal.code === "unreachable" || refusal.code === "signed_out";
/** What another text may mend. Anything else waits for a save by hand, whose answer explains it. */
const isOfText = (refusal: Refusal) =>
  refusal.code === "malformed" || refusal.code === "not_ready" || refusal.code === "forbidden";

/**
 * Saves a form by itself: after a rest, one request under way at a time, again and again where none is answered.
 * A save by hand waits for the one under way (`hold`) and says what it came to (`answered`).
 */
export function openAutosave(given: Given) {
  const { form } = given.begun;
  let { lockVersion, turn } = given.begun;
  let state: Saving = { is: "quiet", byHand: 0 };
  let [touches, saved, atHold, tries] = [0, 0, 0, 0];
  let [held, stopped] = [false, false];
  let underWay: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = Number.POSITIVE_INFINITY; // When what was typed first has waited long enough.
  const listeners = new Set<() => void>();

  const say = (next: Partial<Saving> & Pick<Saving, "is">) => {
    const { byHand, savedAt } = state;
    state = { byHand, ...(savedAt && { savedAt }), ...next };
    for (const listener of listeners) listener();
  };
  const next = (): Carried => ({ form, turn: turn + 1, lockVersion });
  const carry = (): Carried => {
    turn += 1;
    return { form, turn, lockVersion };
  };

  function plan(): void {
    const now = performance.now();
    latest = Math.min(latest, now + longestMs);
    wait(Math.min(restMs, latest - now));
  }
  function wait(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(attempt, ms);
  }
  function attempt(): void {
    if (held || stopped || underWay || touches === saved) return;
    clearTimeout(timer);
    latest = Number.POSITIVE_INFINITY;
    const at = touches;
    underWay = given.send(carry()).then((answer) => {
      underWay = null;
      take(at, answer, false);
    });
  }

  function take(at: number, answer: Answer, byHand: boolean): void {
    if (answer.ok) {
      [lockVersion, saved, tries, stopped] = [answer.lockVersion, at, 0, false];
      given.moved(lockVersion);
      say({
        is: "saved",
        savedAt: answer.savedAt,
        byHand: state.byHand + (byHand ? 1 : 0),
      });
      if (touches === saved) given.drop();
      else {
        given.keep(next());
        plan();
      }
      return;
    }
    const { refusal, other } = answer;
    if (passes(refusal)) {
      say({ is: "failing", refusal, offline: !given.online() });
      wait(pausesMs[Math.min(tries, pausesMs.length - 1)] ?? restMs);
      tries += 1;
      return;
    }
    tries = 0;
    // The answer to a save by hand stands above the form: it is not said twice.
    if (byHand) say({ is: "quiet" });
    else say({ is: isOfText(refusal) ? "refused" : "stopped", refusal, ...(other && { other }) });
    stopped ||= !isOfText(refusal);
    if (!byHand && touches !== at && !stopped) plan();
  }

  return {
    /** Somebody changed something. */
    touched(): void {
      touches += 1;
      given.keep(next());
      if (tries === 0) plan(); // Else the pause between two tries goes on.
    },
    /** Tries at once: the line is back, or somebody comes back to the tab. */
    again(): void {
      if (tries > 0) attempt();
    },
    /** Before a save by hand: waits for what is under way, and begins nothing more. */
    async hold(): Promise<void> {
      held = true;
      clearTimeout(timer);
      say({ is: "saving" });
      await underWay;
      atHold = touches;
    },
    /** After a save by hand. `newest`: the lock version to save over next, of the other text where it was stale. */
    answered(answer: Answer, newest = lockVersion): void {
      held = false;
      if (!answer.ok && passes(answer.refusal)) stopped = false; // It was wished for: it is tried again.
      take(atHold, answer, true);
      lockVersion = newest;
      if (touches !== saved) given.keep(next());
    },
    form,
    carry,
    isUnsaved: () => touches > saved,
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => clearTimeout(timer),
  };
}

export type Autosave = ReturnType<typeof openAutosave>;
