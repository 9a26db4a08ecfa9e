import type { ReactNode } from "react";
import type { Banner } from "@/domain/banner/banner";
import type { Menu } from "@/domain/notices/public-queries";
import { type Lang, nameIn, otherLang, speaker } from "@/lib/i18n";
import { footerPages, paths } from "@/lib/paths";
import type { SiteTexts } from "@/lib/site-texts";
import { dateTimeAttribute, formatDateTime } from "@/lib/time";
import { keepDates } from "@/lib/typography";
import { Ask } from "./ask";
import { Phone } from "./parts";

/** What stands around a page and is the same on all. */
export type Frame = { menu: Menu; banner: Banner | undefined; texts: SiteTexts };

type Props = {
  lang: Lang;
  frame: Frame;
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
  frame: { menu, banner, texts },
  current,
  otherHref,
  here,
  ask = true,
  paper,
  children,
}: Props) {
  const say = speaker(lang, texts);
  const other = otherLang(lang);
  return (
    <>
      <div className="skip">
        <a href="#body">{say("skip.body")}</a> <a href="#menu">{say("skip.menu")}</a>
      </div>
      {banner ? <Emergency banner={banner} lang={lang} /> : null}
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
      <Footer lang={lang} texts={texts} here={here} {...(paper ? { paper } : {})} />
    </>
  );
}

/** The ministry's word in an emergency, before everything else but the skip links. */
function Emergency({ banner, lang }: { banner: Banner; lang: Lang }) {
  const say = speaker(lang);
  return (
    <section className="emergency" aria-label={say("banner.label")}>
      <div className="in">
        <p>
          <b>{say("banner.label")}</b> {keepDates(lang === "ko" ? banner.textKo : banner.textEn)}{" "}
          {banner.notice === null ? null : (
            <a href={paths.short(banner.notice)}>{say("banner.more", { number: banner.notice })}</a>
          )}
        </p>
        <p className="small">
          <time dateTime={dateTimeAttribute(banner.startsAt)}>
            {formatDateTime(banner.startsAt, lang)}
          </time>
        </p>
      </div>
    </section>
  );
}

type Foot = { lang: Lang; texts: SiteTexts; here: string; paper?: string };

function Footer({ lang, texts, here, paper }: Foot) {
  const say = speaker(lang, texts);
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
              {footerPages.map((name) => (
                <li key={name}>
                  <a className="t" href={paths.page(lang, name)}>
                    {name === "privacy" ? <b>{say(`page.${name}`)}</b> : say(`page.${name}`)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <p>
            {say("page.contact.line")} <Phone number={say("page.contact.line-number")} />.{" "}
            {say("page.contact.line.1")}
          </p>
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
