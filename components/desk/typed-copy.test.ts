import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Copy, dropCopy, findCopy, keepCopy } from "./typed-copy";

const place = { writer: 7, editionId: 12 };
const at = new Date("2026-03-02T05:05:00.000Z");

const copy = (form: string, words: string, given: Partial<Copy> = {}): Copy => ({
  form,
  turn: 3,
  lockVersion: 5,
  at: at.toISOString(),
  values: { summary: words },
  ...given,
});

/** A browser's store, as small as it is used here: its keys are its own. */
function openStore(room = Number.POSITIVE_INFINITY) {
  const store: Record<string, string> = {};
  const define = (name: string, value: unknown) =>
    Object.defineProperty(store, name, { value, enumerable: false });
  define("getItem", (key: string) => store[key] ?? null);
  define("removeItem", (key: string) => void delete store[key]);
  define("setItem", (key: string, value: string) => {
    if (!(key in store) && Object.keys(store).length >= room) throw new Error("full");
    store[key] = value;
  });
  vi.stubGlobal("localStorage", store);
  return store;
}
/** The forms that are open in some tab. */
const openForms = (...forms: string[]) =>
  vi.stubGlobal("navigator", {
    locks: {
      query: async () => ({ held: forms.map((form) => ({ name: `gongji-form:${form}` })) }),
    },
  });

beforeEach(() => {
  vi.useFakeTimers({ now: at });
  openForms();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("words the board has not acknowledged", () => {
  test("are offered to whoever typed them, in that edition, and to nobody else", async () => {
    openStore();
    keepCopy(place, copy("a", "The pipes"));

    expect(await findCopy(place, null)).toEqual(copy("a", "The pipes"));
    expect(await findCopy({ ...place, writer: 8 }, null)).toBeNull();
    expect(await findCopy({ ...place, editionId: 13 }, null)).toBeNull();
  });

  test("are offered no more once they are dropped, or reached the board after all", async () => {
    const store = openStore();
    keepCopy(place, copy("a", "The pipes"));
    expect(await findCopy(place, { form: "a", turn: 2 })).not.toBeNull();
    expect(await findCopy(place, { form: "b", turn: 9 })).not.toBeNull();

    expect(await findCopy(place, { form: "a", turn: 3 })).toBeNull();
    expect(Object.keys(store)).toEqual([]);
    keepCopy(place, copy("a", "The pipes"));
    dropCopy(place, "a");
    expect(await findCopy(place, null)).toBeNull();
  });

  test("are not offered while the form they stand in is open in another tab", async () => {
    openStore();
    keepCopy(place, copy("a", "The pipes"));
    openForms("a");

    expect(await findCopy(place, null)).toBeNull();
  });

  test("stay for a week, of twenty forms at most, and give way where the browser is full", async () => {
    const store = openStore(22);
    for (let minute = 0; minute < 22; minute += 1) {
      const typedAt = new Date(at.getTime() - minute * 60_000).toISOString();
      keepCopy(place, copy(`form${minute}`, "Words", { at: typedAt }));
    }
    keepCopy(place, copy("late", "Words")); // No room: the oldest goes, and the next key is kept.
    keepCopy(place, copy("late", "Words"));
    expect(Object.keys(store)).toContain("gongji-typed:7:12:late");
    expect((await findCopy(place, null))?.values).toEqual({ summary: "Words" });
    expect(Object.keys(store)).toHaveLength(20);

    vi.setSystemTime(at.getTime() + 8 * 24 * 60 * 60 * 1000);
    expect(await findCopy(place, null)).toBeNull();
    expect(Object.keys(store)).toEqual([]);
  });

  test("that are not ours, or too long to be kept, do no harm", async () => {
    const store = openStore();
    store["gongji-typed:7:12:x"] = "{";
    keepCopy(place, copy("a", "x".repeat(1_000_001)));

    expect(await findCopy(place, null)).toBeNull();
  });
});
