"use client";

import { useSyncExternalStore } from "react";

// What the forms of one page know of each other: one saves itself, the steps beside it act on the same edition.
const locks = new Map<number, number>();
const touchedAt = new Map<number, number>();
const listeners = new Set<() => void>();

const writesMs = 10 * 60 * 1000; // Who has typed nothing for so long is no longer said to write.

/** The form of this edition has made a new lock version. */
export function noteLock(editionId: number, lockVersion: number): void {
  locks.set(editionId, lockVersion);
  for (const listener of listeners) listener();
}

/** The lock version a step acts on: as drawn, or newer where the form of this page has saved since. */
export const useLock = (editionId: number, drawn: number): number =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => Math.max(locks.get(editionId) ?? 0, drawn),
    () => drawn,
  );

/** Somebody typed in the form of this edition. */
export const noteTyping = (editionId: number): void =>
  void touchedAt.set(editionId, performance.now());

/** Whether somebody writes in the form of this edition on this page. */
export function isWriting(editionId: number): boolean {
  const at = touchedAt.get(editionId);
  return at !== undefined && performance.now() - at < writesMs;
}
