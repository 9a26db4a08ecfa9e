"use client";

// Who writes on this page: whether presence is still to be told of.
const touchedAt = new Map<number, number>();

const writesMs = 10 * 60 * 1000; // Who has typed nothing for so long is no longer said to write.

/** Somebody typed in the form of this edition. */
export const noteTyping = (editionId: number): void =>
  void touchedAt.set(editionId, performance.now());

/** Whether somebody writes in the form of this edition on this page. */
export function isWriting(editionId: number): boolean {
  const at = touchedAt.get(editionId);
  return at !== undefined && performance.now() - at < writesMs;
}
