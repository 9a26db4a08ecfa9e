"use client";

import type { Lang } from "@/lib/time";
import { ErrorSummary } from "./error-summary";
import { type FormAction, untouched } from "./form-state";
import { useForm } from "./use-form";

type Props = {
  lang: Lang;
  page: string;
  /** Tells this form from the others of its kind on the page. */
  anchor: string;
  label: string;
  /** What it concerns, for whoever hears the button alone. */
  of: string;
  hidden: Readonly<Record<string, string | number>>;
  action: FormAction;
};

/** One thing to do with one line of a list: a button, and why it was declined. */
export function OneButton({ lang, page, anchor, label, of, hidden, action }: Props) {
  const { state, form } = useForm(action, untouched, { page: `${page}#${anchor}` });
  return (
    <form id={anchor} {...form}>
      <ErrorSummary lang={lang} state={state} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="plain" aria-label={`${label}: ${of}`}>
        {label}
      </button>
    </form>
  );
}
