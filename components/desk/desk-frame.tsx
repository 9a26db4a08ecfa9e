import type { ReactNode } from "react";
import { hasMessage, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { DeskMenu } from "./desk-menu";
import { SignOut } from "./sign-out";
import { StaySignedIn } from "./stay-signed-in";
import { ThemeForm, type ThemeName } from "./theme-form";

type Props = {
  lang: Lang;
  theme: ThemeName;
  official: {
    name: string;
    roles: string[];
    raisesBanner: boolean;
    administers: boolean;
    wordsSite: boolean;
    /** When their session ends: after so many milliseconds without a request, at this ISO instant in any case. */
    session: { idleMs: number; endsAt: string };
  } | null;
  signOut: () => Promise<null>;
  children: ReactNode;
};

/** What every page of the desk stands in: skip links first, the dark strip, the menu, the footer. */
export function DeskFrame({ lang, theme, official, signOut, children }: Props) {
  const say = speaker(lang);
  return (
    <>
      <div className="skip">
        <a href="#body">{say("desk.skip-body")}</a>
        <a href="#menu">{say("desk.skip-menu")}</a>
      </div>
      <header>
        <div className="official">
          <div className="in">
            <p className="t">
              <b>{say("desk.strip")}</b>
            </p>
            <p>{say("desk.strip-note")}</p>
            {official ? (
              <SignOut
                lang={lang}
                who={[official.name, ...official.roles.map(roleWords(lang))].join(", ")}
                action={signOut}
              />
            ) : (
              <a className="t" href={paths.home(lang)}>
                {say("desk.public-site")}
              </a>
            )}
          </div>
        </div>
        <div className="in">
          <a className="name" href={official ? paths.desk : paths.home(lang)}>
            <span className="seal" lang="ko" aria-hidden="true">
              {say("site.seal")}
            </span>
            <span>
              <b>{say("site.name")}</b> <span>{say("desk.of")}</span>
            </span>
          </a>
        </div>
        <div className="bar">
          <div className="in">
            <DeskMenu
              lang={lang}
              signedIn={official !== null}
              banner={official?.raisesBanner ?? false}
              more={moreOf(lang, official)}
            />
          </div>
        </div>
      </header>
      <main id="body" tabIndex={-1} className="in">
        {children}
      </main>
      <footer className="foot">
        <div className="in split">
          <p>{say("desk.foot")}</p>
          <div>
            <p>
              <a className="t" href={paths.home(lang)}>
                {say("desk.public-site")}
              </a>
            </p>
            <ThemeForm lang={lang} theme={theme} />
          </div>
        </div>
      </footer>
      {official && <StaySignedIn lang={lang} {...official.session} />}
    </>
  );
}

const roleWords = (lang: Lang) => (role: string) => {
  const key = `role.${role}`;
  return hasMessage(key) ? speaker(lang)(key) : role;
};

/** What administration holds for this official, in the order of the menu. */
function moreOf(lang: Lang, official: Props["official"]) {
  const say = speaker(lang);
  if (!official) return [];
  return [
    ...(official.administers
      ? [
          { href: paths.users, name: say("users.title") },
          { href: paths.boards, name: say("boards.title") },
          { href: paths.departments, name: say("departments.title") },
          { href: paths.redirects, name: say("redirects.title") },
        ]
      : []),
    ...(official.wordsSite ? [{ href: paths.siteTexts, name: say("site-texts.title") }] : []),
    { href: paths.audit, name: say("audit.title") },
  ];
}
