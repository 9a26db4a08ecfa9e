import type { Body } from "@/lib/body";
import type { Carried } from "./autosave";

/** What was typed in one open form and is not acknowledged yet, as the browser keeps it. */
export type Copy = Carried & {
  /** ISO instant of the last key. */
  at: string;
  values: Record<string, string>;
};
/** Whose words, of which edition. */
export type Place = { writer: number; editionId: number };

const prefix = "gongji-typed:";
const longest = 1_000_000; // Characters of one copy: a browser gives a site five million.
const most = 20;
const lifeMs = 7 * 24 * 60 * 60 * 1000;
const lockName = (form: string) => `gongji-form:${form}`;
const keyOf = ({ writer, editionId }: Place, form: string) =>
  `${prefix}${writer}:${editionId}:${form}`;

/** Keeps a copy; where the browser takes none (private, full) typing goes on as before. */
export function keepCopy(place: Place, copy: Copy): void {
  const text = JSON.stringify(copy);
  if (text.length > longest) return;
  try {
    localStorage.setItem(keyOf(place, copy.form), text);
  } catch {
    dropOldest(); // Room for the next key.
  }
}

export const dropCopy = (place: Place, form: string): void => drop(keyOf(place, form));

/**
 * The newest copy of this person and edition whose form is no longer open in any tab; null where there is none. What
 * reached the server after all, and what is older than a week, is dropped unasked.
 */
export async function findCopy(
  place: Place,
  reached: { form: string; turn: number } | null,
): Promise<Copy | null> {
  const open = await openForms();
  const found: Copy[] = [];
  for (const { key } of allCopies().slice(most)) drop(key);
  for (const { key, copy } of allCopies()) {
    const old = Date.now() - Date.parse(copy.at) > lifeMs;
    const there = reached?.form === copy.form && reached.turn >= copy.turn;
    if (old || (there && key === keyOf(place, copy.form))) drop(key);
    else if (key === keyOf(place, copy.form) && !open.has(lockName(copy.form))) found.push(copy);
  }
  return found[0] ?? null;
}

/** The structure of the body in a copy that was typed in the editor; null where it was typed as Markdown. */
export function bodyIn(copy: Copy | null): Body | null {
  try {
    return JSON.parse(copy?.values["bodyJson"] ?? "null");
  } catch {
    return null; // Not what was written there.
  }
}

/** Says to other tabs that this form is open, until it is closed; returns what closes it. */
export function holdOpen(form: string): () => void {
  let close = () => {};
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  // Without Web Locks (an insecure origin) a form that is still open may be offered too: it drops its copy itself.
  navigator.locks?.request(lockName(form), () => closed).catch(() => undefined);
  return close;
}

async function openForms(): Promise<Set<string | undefined>> {
  const state = await navigator.locks?.query().catch(() => undefined);
  return new Set((state?.held ?? []).map(({ name }) => name));
}

/** Every copy of this browser, whoever's, newest first. */
function allCopies(): { key: string; copy: Copy }[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    return keys
      .flatMap((key) => {
        const copy = readCopy(localStorage.getItem(key));
        if (!copy) localStorage.removeItem(key);
        return copy ? [{ key, copy }] : [];
      })
      .sort((a, b) => b.copy.at.localeCompare(a.copy.at));
  } catch {
    return [];
  }
}

function readCopy(text: string | null): Copy | null {
  try {
    const copy: Partial<Copy> = JSON.parse(text ?? "");
    const whole =
      typeof copy.form === "string" &&
      typeof copy.turn === "number" &&
      typeof copy.lockVersion === "number" &&
      typeof copy.at === "string" &&
      typeof copy.values === "object";
    return whole ? (copy as Copy) : null;
  } catch {
    return null;
  }
}

function drop(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to drop.
  }
}

function dropOldest(): void {
  const last = allCopies().at(-1);
  if (last) drop(last.key);
}
