import type { ReactNode } from "react";
import { head, openDoor } from "@/app/public-door";
import { Missing } from "@/components/public/missing";
import { Shell } from "@/components/public/shell";
import { isLang, type MessageKey, otherLang, say, speaker } from "@/lib/i18n";

export type FixedProps = { params: Promise<{ lang: string }> };
type Fixed = {
  name: "privacy" | "accessibility" | "licence" | "transparency" | "feeds" | "api";
  words: readonly MessageKey[];
};

export async function fixedHead({ name }: Fixed, { params }: FixedProps) {
  const { lang: segment } = await params;
  const lang = isLang(segment) ? segment : "en";
  return head({
    title: say(lang, "page.title", { page: say(lang, `page.${name}`) }),
    lang,
    here: `/${lang}/${name}`,
    other: `/${otherLang(lang)}/${name}`,
  });
}

/** A page of the footer: a title and its paragraphs. The first of "How reads are counted" is the rule itself. */
export async function FixedPage({
  page: { name, words },
  params,
  children,
}: { page: Fixed; children?: ReactNode } & FixedProps) {
  const { lang } = await params;
  const { menu } = await openDoor();
  if (!isLang(lang)) return <Missing lang="en" menu={menu} />;
  const say = speaker(lang);
  return (
    <Shell
      lang={lang}
      menu={menu}
      otherHref={`/${otherLang(lang)}/${name}`}
      here={`/${lang}/${name}`}
    >
      <div className="front split">
        <div className="wide">
          <h1>{say(`page.${name}`)}</h1>
        </div>
      </div>
      <div className="sec split">
        <div />
        <div className="prose">
          {words.map((key, index) => (
            <p key={key} id={name === "transparency" && index === 0 ? "rule" : undefined}>
              {say(key)}
            </p>
          ))}
          {children}
        </div>
      </div>
    </Shell>
  );
}
