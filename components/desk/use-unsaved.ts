"use client";

import { useCallback, useEffect, useRef } from "react";
import type { EditorState } from "./editor-state";

/** Warns before a tab with unsaved words is left. Words typed while a save is under way are unsaved still. */
export function useUnsaved() {
  const touches = useRef(0);
  const sentAt = useRef(0);
  const savedAt = useRef(0);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (touches.current > savedAt.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, []);
  const touched = useCallback(() => {
    touches.current += 1;
  }, []);
  const sent = useCallback(() => {
    sentAt.current = touches.current;
  }, []);
  const answered = useCallback((state: EditorState) => {
    if (state.savedAt) savedAt.current = sentAt.current;
  }, []);
  return { touched, sent, answered };
}
