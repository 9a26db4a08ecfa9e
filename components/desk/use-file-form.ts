"use client";

import { useEffect } from "react";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import type { DeskFile, FileAction, FileState } from "./file-state";
import { untouched } from "./form-state";
import { tellLockVersion, useLockVersion } from "./lock-version";
import { useForm } from "./use-form";

export type RowProps = {
  lang: Lang;
  edition: { id: number; lang: Lang; lockVersion: number };
  action: FileAction;
  onDone: (words: string) => void;
  file: DeskFile;
};

/** The form of one attached entry: what it carries, and what its answer means to the rest of the page. */
export function useFileForm({ lang, edition, action, onDone, file }: RowProps) {
  const begun: FileState = { ...untouched, lockVersion: edition.lockVersion };
  const { state, form } = useForm(action, begun, {
    page: `${paths.edition(edition.id)}#file-${file.id}`,
  });
  const lockVersion = useLockVersion(edition.id, edition.lockVersion);
  const name = file.title || file.name;
  useEffect(() => {
    if (state.serial === 0 || state.refusal || !state.done) return;
    tellLockVersion(edition.id, state.lockVersion);
    onDone(speaker(lang)(`attach.done-${state.done}`, { name }));
  }, [state, edition.id, lang, name, onDone]);
  return {
    state,
    form,
    hidden: { editionId: edition.id, lockVersion, attachmentId: file.id },
    prefix: `file-${file.id}-`,
  };
}
