"use client";

import { type FormEvent, startTransition, useActionState } from "react";

/**
 * A server action behind a native form. Without script the browser posts it; with script it is sent here,
 * because React would empty the form at the answer, and with it what was typed while the answer was under way.
 */
export function useForm<State>(
  action: (before: State, form: FormData) => Promise<State>,
  begun: Awaited<State>,
  onSend?: () => void,
) {
  const [state, send, pending] = useActionState<State, FormData>(action, begun);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return; // A second click of a slow moment is the same wish.
    const { submitter } = event.nativeEvent as SubmitEvent;
    const form = new FormData(event.currentTarget, submitter);
    onSend?.();
    startTransition(() => send(form));
  };
  return { state, form: { action: send, onSubmit, noValidate: true, "aria-busy": pending } };
}
