"use client";

import { useActionState } from "react";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";

type Props = { lang: Lang; who: string; action: () => Promise<null> };

/** Who is signed in, and the way out. It posts to an address of its own: React writes an empty `action` else, which is no valid HTML. */
export function SignOut({ lang, who, action }: Props) {
  const say = speaker(lang);
  const [, send] = useActionState(action, null, paths.account);
  return (
    <form className="me" action={send} aria-label={say("desk.your-account")}>
      <span>{who}</span>
      <button type="submit" className="plain">
        {say("desk.sign-out")}
      </button>
    </form>
  );
}
