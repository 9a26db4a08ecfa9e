"use client";

import { unstable_rethrow } from "next/navigation";
import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from "react";
import type { FormState } from "./form-state";

/**
 * `page` is the address the form belongs to: an answer finds its form again there, wherever it was sent from.
 * A server action behind a native form. Without script the browser posts it; with script it is sent here,
 * because React would empty the form at the answer, and with it what was typed while the answer was under way.
 * What `before` waits for comes first; the form is read after it, so nothing typed meanwhile is left out.
 * Where no answer comes (a lost line, a board that restarts) the form stays as it is and says so.
 */
export function useForm<State extends FormState>(
  action: (before: State, form: FormData) => Promise<State>,
  begun: State,
  options: { page?: string; before?: () => Promise<void> } = {},
) {
  const { page, before } = options;
  const [posted, send] = useActionState<State, FormData>(action, begun as Awaited<State>, page);
  const [answer, setAnswer] = useState<State | null>(null);
  const [pending, start] = useTransition();
  const state = answer ?? posted;
  const sent = useRef<HTMLElement | null>(null);
  const waiting = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const button = waiting.current;
    if (pending || !(button instanceof HTMLButtonElement)) return;
    waiting.current = null;
    if (button.isConnected && !button.disabled) button.form?.requestSubmit(button);
  }, [pending]);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (pending) {
      // A second press of a slow moment is the same wish; another button's is kept until its turn.
      if (submitter !== sent.current) waiting.current = submitter;
      return;
    }
    sent.current = submitter;
    const element = event.currentTarget;
    start(async () => {
      try {
        if (before) await before();
        const form = new FormData(element);
        // The button may be gone from the page by now, and with it its place in the form.
        if (submitter instanceof HTMLButtonElement && submitter.name !== "")
          form.append(submitter.name, submitter.value);
        const next = await action(state, form);
        start(() => setAnswer(next));
      } catch (error) {
        unstable_rethrow(error); // A redirect goes on as one.
        const unanswered = { ...state, refusal: { code: "unreachable" }, serial: state.serial + 1 };
        start(() => setAnswer(unanswered as State));
      }
    });
  };
  return { state, form: { action: send, onSubmit, noValidate: true, "aria-busy": pending } };
}
