import type { ReactNode } from "react";
import type { Menu } from "@/domain/notices/public-queries";
import { type Lang, nameIn, otherLang, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { Ask } from "./ask";

type Props = {
  lang: Lang;
  menu: Menu;
  /** Section that the page belongs to. */
  current?: string;
  /** This very page in the other language; null where the notice lacks it. */
  otherHref: string | null;
  /** Address of this page, for the way back from the choice of colours. */
  here: string;
  /** Whether the bar has a field to search in; not where the page itself has one. */
  ask?: boolean;
  /** A line that stands on paper only. */
  paper?: string;
  children: ReactNode;
};

/** What stands around every public page: skip links, masthead, menu, language, footer. */
export function Shell({
  lang,
  menu,
  current,
  otherHref,
  here,
  ask = true,
  paper,
  children,
}: Props) {
  const say = speaker(lang);
  const other = otherLang(lang);
  return (
    <>
      <div className="skip">
        <a href="#body">{say("skip.body")}</a> <a href="#menu">{say("skip.menu")}</a>
      </div>
      <header>
        <div className="official">
          <div className="in">
            <details>
              <summary>
                {say("official.title")} <span>{say("official.how")}</span>
              </summary>
              <p>{say("official.text")}</p>
            </details>
          </div>
        </div>
        <div className="in">
          <a className="name" href={paths.home(lang)}>
            <span className="seal" lang="ko" aria-hidden="true">
              {say("site.seal")}
            </span>{" "}
            <span>
              <b>{say("site.name")}</b> <span>{say("site.of")}</span>
            </span>
          </a>
        </div>
        <div className="bar">
          <div className="in">
            <nav id="menu" tabIndex={-1} aria-label={say("menu.label")}>
              <ul>
                {menu.map(({ section, boards: [first] }) =>
                  first ? (
                    <li key={section.slug}>
                      <a
                        href={paths.board(lang, first.slug)}
                        aria-current={section.slug === current ? "page" : undefined}
                      >
                        {nameIn(lang, section)}
                      </a>
                    </li>
                  ) : null,
                )}
              </ul>
            </nav>
            <nav aria-label={say("lang.label")}>
              <ul>
                <li>
                  <a href={otherHref ?? paths.home(other)} lang={other} hrefLang={other}>
                    {otherHref ? say(other === "ko" ? "lang.ko" : "lang.en") : say("lang.missing")}
                  </a>
                </li>
              </ul>
            </nav>
            {ask ? <Ask lang={lang} /> : null}
          </div>
        </div>
      </header>
      <main id="body" tabIndex={-1} className="in">
        {children}
      </main>
      <Footer lang={lang} here={here} {...(paper ? { paper } : {})} />
    </>
  );
}

function Footer({ lang, here, paper }: { lang: Lang; here: string; paper?: string }) {
  const say = speaker(lang);
  const [before, after] = say("foot.run", { ministry: "\n" }).split("\n");
  return (
    <footer className="foot">
      <div className="in split">
        <p>
          {before}
          <b>{say("foot.ministry")}</b>
          {after}
        </p>
        <div>
          <nav aria-label={say("foot.label")}>
            <ul className="links">
              <li>
                <a className="t" href={paths.page(lang, "privacy")}>
                  <b>{say("foot.privacy")}</b>
                </a>
              </li>
              <li>
                <a className="t" href={paths.page(lang, "accessibility")}>
                  {say("foot.accessibility")}
                </a>
              </li>
              <li>
                <a className="t" href={paths.transparency(lang)}>
                  {say("foot.transparency")}
                </a>
              </li>
              <li>
                <a className="t" href={paths.page(lang, "licence")}>
                  {say("foot.licence")}
                </a>
              </li>
              <li>
                <a className="t" href={paths.page(lang, "feeds")}>
                  {say("foot.feeds")}
                </a>
              </li>
              <li>
                <a className="t" href={paths.page(lang, "api")}>
                  {say("foot.api")}
                </a>
              </li>
            </ul>
          </nav>
          <p>{say("foot.help")}</p>
          <p>{say("foot.kogl")}</p>
          <form
            className="theme"
            action={paths.theme}
            method="post"
            aria-label={say("theme.label")}
          >
            <input type="hidden" name="to" value={here} />
            <fieldset className="row">
              <legend>{say("theme.label")}</legend>
              {(["system", "light", "dark"] as const).map((theme) => (
                <button
                  key={theme}
                  type="submit"
                  className="plain"
                  name="theme"
                  value={theme}
                  aria-pressed={theme === "system"}
                >
                  {say(`theme.${theme}`)}
                </button>
              ))}
            </fieldset>
          </form>
          {paper ? <p className="paper">{paper}</p> : null}
        </div>
      </div>
    </footer>
  );
}
