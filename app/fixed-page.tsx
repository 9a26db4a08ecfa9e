import type { ReactNode } from "react";
import { head, openDoor } from "@/app/public-door";
import { Missing } from "@/components/public/missing";
import { Shell } from "@/components/public/shell";
import { isLang, type MessageKey, otherLang, type Say, say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";

export type FixedProps = { params: Promise<{ lang: string }> };
type Fixed = {
  name: Parameters<typeof paths.page>[1];
  sections: readonly Section[];
};
/** Paragraphs below a title in the margin; without one they introduce the page. */
type Section = { id?: string; title?: MessageKey; words: readonly MessageKey[] };

export async function fixedHead({ name }: Fixed, { params }: FixedProps) {
  const { lang: segment } = await params;
  const lang = isLang(segment) ? segment : "en";
  return head({
    title: say(lang, "page.title", { page: say(lang, `page.${name}`) }),
    lang,
    here: paths.page(lang, name),
    other: paths.page(otherLang(lang), name),
  });
}

/** A page of the footer: its sections, then what is particular to it. */
export async function FixedPage({
  page: { name, sections },
  params,
  children,
}: { page: Fixed; children?: ReactNode } & FixedProps) {
  const { lang } = await params;
  const { frame } = await openDoor();
  if (!isLang(lang)) return <Missing lang="en" frame={frame} />;
  const say = speaker(lang, frame.texts);
  return (
    <Shell
      lang={lang}
      frame={frame}
      otherHref={paths.page(otherLang(lang), name)}
      here={paths.page(lang, name)}
    >
      <div className="front split">
        <div className="wide">
          <h1>{say(`page.${name}`)}</h1>
          {sections.map(({ title, words }) =>
            title ? null : (
              <div className="prose" key={words[0]}>
                <Words keys={words} say={say} />
              </div>
            ),
          )}
        </div>
      </div>
      {sections.map(({ id, title, words }) =>
        title ? (
          <FixedSection key={title} {...(id ? { id } : {})} title={say(title)}>
            <Words keys={words} say={say} />
          </FixedSection>
        ) : null,
      )}
      {children}
    </Shell>
  );
}

/** Paragraphs; an address of mail in them is a link. */
const Words = ({ keys, say }: { keys: readonly MessageKey[]; say: Say }) =>
  keys.map((key) => (
    <p key={key}>
      {say(key)
        .split(/([\w.-]+@[\w-]+(?:\.[\w-]+)+)/)
        .map((piece) =>
          piece.includes("@") ? (
            <a key={piece} href={`mailto:${piece}`}>
              {piece}
            </a>
          ) : (
            piece
          ),
        )}
    </p>
  ));

/** One section of such a page: its title in the margin, its words on the axis. */
export const FixedSection = ({
  id,
  title,
  children,
}: {
  id?: string;
  title: string;
  children: ReactNode;
}) => (
  <section className="sec split" id={id}>
    <h2>{title}</h2>
    <div className="prose">{children}</div>
  </section>
);
