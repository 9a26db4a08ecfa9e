"use client";

import { useCallback, useSyncExternalStore } from "react";

/**
 * The version of an edition this page writes over. A page has several forms (the text, each file), and each write raises
 * it: what one of them was answered holds for all, or the next would be taken for somebody else's. What somebody else
 * wrote raises nothing here: then all of them are stale, as they should be.
 */
const seen = new Map<number, number>();
const listeners = new Set<() => void>();

/** Says which version the last write of this page has made. */
export function tellLockVersion(editionId: number, lockVersion: number): void {
  if ((seen.get(editionId) ?? 0) >= lockVersion) return;
  seen.set(editionId, lockVersion);
  for (const listener of listeners) listener();
}

/** The version to write over: `own` is what the form itself knows. */
export function useLockVersion(editionId: number, own: number): number {
  const subscribe = useCallback((listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, []);
  const read = () => seen.get(editionId) ?? 0;
  return Math.max(
    own,
    useSyncExternalStore(subscribe, read, () => 0),
  );
}

/** The version now, outside of drawing. */
export const lockVersionNow = (editionId: number, own: number): number =>
  Math.max(own, seen.get(editionId) ?? 0);
