import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Answer, type Carried, openAutosave } from "./autosave";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const at = "2026-03-02T03:00:00.000Z";
const done = (lockVersion: number): Answer => ({ ok: true, lockVersion, savedAt: at });
const no = (code: "unreachable" | "signed_out" | "stale"): Answer => ({
  ok: false,
  refusal: { code },
});

/** An open form whose requests wait to be answered one by one. */
function openForm() {
  const sent: Carried[] = [];
  const waiting: ((answer: Answer) => void)[] = [];
  let kept: Carried | null = null;
  const autosave = openAutosave({
    begun: { form: "form-a", turn: 0, lockVersion: 5 },
    send: (carried) => {
      sent.push(carried);
      return new Promise((resolve) => waiting.push(resolve));
    },
    keep: (next) => {
      kept = next;
    },
    drop: () => {
      kept = null;
    },
    online: () => true,
    moved: () => {},
  });
  return {
    autosave,
    sent,
    kept: () => kept,
    /** Answers the oldest request. */
    answer: async (given: Answer) => {
      waiting.shift()?.(given);
      await vi.advanceTimersByTimeAsync(0);
    },
    rest: (ms = 2_000) => vi.advanceTimersByTimeAsync(ms),
  };
}

describe("a form that saves itself", () => {
  test("sends after a rest, once, over the lock version it was last told", async () => {
    const { autosave, sent, answer, rest } = openForm();
    autosave.touched();
    await rest(1_000);
    autosave.touched();
    await rest(1_999);
    expect(sent).toHaveLength(0);
    await rest(1);
    await answer(done(6));
    autosave.touched();
    await rest();

    expect(sent).toEqual([
      { form: "form-a", turn: 1, lockVersion: 5 },
      { form: "form-a", turn: 2, lockVersion: 6 },
    ]);
    expect(autosave.state()).toMatchObject({ is: "saved", savedAt: at });
  });

  test("saves somebody who never rests too, within ten seconds", async () => {
    const { autosave, sent, rest } = openForm();
    for (let second = 0; second < 11; second += 1) {
      autosave.touched();
      await rest(1_000);
    }
    expect(sent).toHaveLength(1);
  });

  test("has one request under way: what is typed meanwhile goes with the next", async () => {
    const { autosave, sent, answer, rest, kept } = openForm();
    autosave.touched();
    await rest();
    autosave.touched();
    await rest(30_000);
    expect(sent).toHaveLength(1);

    await answer(done(6));
    expect(autosave.isUnsaved()).toBe(true);
    expect(kept()).toEqual({ form: "form-a", turn: 2, lockVersion: 6 });
    await rest();
    await answer(done(7));
    expect(autosave.isUnsaved()).toBe(false);
    expect(kept()).toBeNull();
  });

  test("keeps what was typed in the browser until it is acknowledged, and tries again with longer pauses", async () => {
    const { autosave, sent, answer, rest, kept } = openForm();
    autosave.touched();
    await rest();
    await answer(no("unreachable"));
    expect(autosave.state().is).toBe("failing");
    expect(kept()).not.toBeNull();
    await rest(2_000);
    await answer(no("unreachable"));
    autosave.touched(); // Typing does not hurry it.
    await rest(4_999);
    expect(sent).toHaveLength(2);
    await rest(1);
    await answer(done(6));

    expect(sent.map(({ turn }) => turn)).toEqual([1, 2, 3]);
    expect(kept()).toBeNull();
    expect(autosave.state().is).toBe("saved");
  });

  test("goes on at once when the line is back or somebody has signed in again", async () => {
    const { autosave, sent, answer, rest } = openForm();
    autosave.touched();
    await rest();
    await answer(no("signed_out"));
    autosave.again();
    await rest(0);
    expect(sent).toHaveLength(2);
  });

  test("sends nothing more over somebody else's text until the two are merged by hand", async () => {
    const { autosave, sent, answer, rest, kept } = openForm();
    autosave.touched();
    await rest();
    await answer(no("stale"));
    autosave.touched();
    await rest(60_000);
    expect(sent).toHaveLength(1);
    expect(autosave.state().is).toBe("stopped");

    await autosave.hold();
    autosave.answered(no("stale"), 9); // Both texts are shown now.
    autosave.touched();
    await rest(60_000);
    expect(sent).toHaveLength(1);
    expect(kept()).toMatchObject({ lockVersion: 9 });

    await autosave.hold();
    expect(autosave.carry().lockVersion).toBe(9);
    autosave.answered(done(10), 10);
    autosave.touched();
    await rest();
    expect(sent.at(-1)?.lockVersion).toBe(10);
  });

  test("lets a save by hand wait for the one under way, and begins none meanwhile", async () => {
    const { autosave, sent, answer, rest } = openForm();
    autosave.touched();
    await rest();
    let free = false;
    const held = autosave.hold().then(() => {
      free = true;
    });
    await rest(0);
    expect(free).toBe(false);
    await answer(done(6));
    await held;
    expect(autosave.carry()).toEqual({ form: "form-a", turn: 2, lockVersion: 6 });
    autosave.touched();
    await rest(30_000);
    expect(sent).toHaveLength(1);
    autosave.answered(done(7), 7);
    expect(autosave.isUnsaved()).toBe(true); // Typed while it was under way.
    await rest();
    expect(sent).toHaveLength(2);
  });
});
