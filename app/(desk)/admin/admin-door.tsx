import "server-only";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { type DeskContext, deskLang, deskTitle, requireOfficial, sentForm } from "@/app/context";
import { DeskPath } from "@/components/desk/desk-path";
import { Done } from "@/components/desk/done";
import { Refused } from "@/components/desk/refused";
import { SendAgain } from "@/components/desk/send-again";
import type { Actor } from "@/domain/context";
import type { Refusal } from "@/domain/outcome";
import { hasMessage, type MessageKey, type Say, say, speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";

export type Search = Promise<Record<string, string | string[] | undefined>>;

/** The title of a page of administration. */
export const adminTitle = async (
  key: MessageKey,
  values?: Record<string, string | number>,
): Promise<Metadata> => ({ title: await deskTitle(say(await deskLang(), key, values)) });

type Door = {
  context: DeskContext;
  lang: Lang;
  say: Say;
};
type Link = { href: string; name: string };
type Page = {
  title: string;
  via?: Link[];
  /** Where a new one is begun. */
  begin?: Link;
  children: ReactNode;
};

/** What every page of administration begins with: a form without a session, who asks, whether it is theirs, what was done. */
export async function adminPage(
  to: string,
  may: (actor: Actor) => boolean,
  search: Search,
  draw: (door: Door) => Promise<Page | Refusal>,
): Promise<ReactNode> {
  const sent = await sentForm();
  if (sent && !sent.signedIn) return <SendAgain {...sent} lang={await deskLang()} page={to} />;
  const context = await requireOfficial(to);
  const { lang } = context.actor;
  if (!may(context.actor)) return <Refused lang={lang} refusal={{ code: "forbidden" }} />;
  const drawn = await draw({ context, lang, say: speaker(lang) });
  if ("code" in drawn) return <Refused lang={lang} refusal={drawn} />;
  const key = `admin.done-${(await search)["done"]}`;
  return (
    <>
      <DeskPath lang={lang} here={drawn.title} {...(drawn.via && { via: drawn.via })} />
      <div className="top">
        <h1>{drawn.title}</h1>
        {drawn.begin && (
          <p className="row">
            <a className="btn" href={drawn.begin.href}>
              {drawn.begin.name}
            </a>
          </p>
        )}
        {hasMessage(key) && <Done words={say(lang, key)} />}
      </div>
      {drawn.children}
    </>
  );
}
