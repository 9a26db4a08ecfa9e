"use client";

import { usePathname } from "next/navigation";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";

type Props = {
  lang: Lang;
  signedIn: boolean;
  /** Whether the banner of the site is theirs to raise. */
  banner: boolean;
  /** Pages of administration that are theirs. */
  more: readonly { href: string; name: string }[];
};

/** The menu of the desk, with the page one is on marked. */
export function DeskMenu({ lang, signedIn, banner, more }: Props) {
  const say = speaker(lang);
  const here = usePathname();
  const entries = signedIn
    ? [
        { href: paths.desk, name: say("desk.home"), on: here === paths.desk },
        {
          href: paths.deskNotices,
          name: say("notices.title"),
          on: here.startsWith(paths.deskNotices) || here.startsWith("/admin/editions"),
        },
        ...(banner
          ? [{ href: paths.banner, name: say("banner.title"), on: here === paths.banner }]
          : []),
        ...more.map((entry) => ({ ...entry, on: here.startsWith(entry.href) })),
        { href: paths.account, name: say("account.title"), on: here === paths.account },
      ]
    : [{ href: paths.signIn, name: say("sign-in.title"), on: here === paths.signIn }];
  return (
    <nav id="menu" tabIndex={-1} aria-label={say("desk.menu")}>
      <ul>
        {entries.map(({ href, name, on }) => (
          <li key={href}>
            <a href={href} aria-current={on ? (href === here ? "page" : "true") : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
