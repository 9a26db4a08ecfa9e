"use client";

import { usePathname } from "next/navigation";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";

const themes = ["system", "light", "dark"] as const;
export type ThemeName = (typeof themes)[number];

/** The colours of this browser, chosen by a plain form. */
export function ThemeForm({ lang, theme }: { lang: Lang; theme: ThemeName }) {
  const say = speaker(lang);
  return (
    <form className="theme" method="post" action={paths.theme} aria-label={say("desk.colours")}>
      <input type="hidden" name="to" value={usePathname()} />
      <fieldset className="row">
        <legend>{say("desk.colours")}</legend>
        {themes.map((name) => (
          <button
            key={name}
            type="submit"
            className="plain"
            name="theme"
            value={name}
            aria-pressed={name === theme}
          >
            {say(`desk.theme-${name}`)}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
