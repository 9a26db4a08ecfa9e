import type { Metadata } from "next";
import { deskLang, requireOfficial } from "@/app/context";
import { Messages } from "@/components/desk/messages";
import { WorkList } from "@/components/desk/work-list";
import { messagesOf } from "@/domain/mail/messages";
import { mostCounted } from "@/domain/notices/desk-limits";
import { type DeskPart, myDesk } from "@/domain/notices/my-desk";
import { writesSomewhere } from "@/domain/notices/workflow";
import { readEnv } from "@/lib/env";
import { say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { formatCount } from "@/lib/time";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(await deskLang(), "desk.title", { page: say(await deskLang(), "desk.home") }),
});

const reviewed: readonly DeskPart[] = ["wait", "unchecked"];

export default async function MyDeskPage() {
  const { db, actor, now } = await requireOfficial(paths.desk);
  const desk = await myDesk(db, actor, now);
  const { lang } = actor;
  const messages = readEnv().smtpUrl ? null : await messagesOf(db, actor, now);
  const say = speaker(lang);
  const writes = writesSomewhere(actor);
  // Late is said only where something is; what was published last is no figure of work.
  const shown = desk.filter(({ part, count }) => part !== "late" || count > 0);
  const figures = shown.filter(({ part }) => part !== "published");
  return (
    <>
      <div className="top">
        <h1>{say("desk.home")}</h1>
        {writes && (
          <p className="row">
            <a className="btn" href={paths.newNotice}>
              {say("new.title")}
            </a>
          </p>
        )}
      </div>
      <dl className="figs">
        {figures.map(({ part, count }) => (
          <div key={part} className={part === "late" ? "bad" : undefined}>
            <dt>{say(`mydesk.${part}`)}</dt>
            <dd>
              <a href={`#${part}`}>
                {formatCount(Math.min(count, mostCounted))}
                {count > mostCounted && "+"}
              </a>
            </dd>
          </div>
        ))}
      </dl>
      {!writes && <p className="gap1">{say("mydesk.reads-only")}</p>}
      {shown.map(({ part, editions, count, filter }) => (
        <WorkList
          key={part}
          {...{ lang, id: part, editions, count, filter, now }}
          to={reviewed.includes(part) ? "review" : "edition"}
        />
      ))}
      {messages && <Messages lang={lang} messages={messages} />}
    </>
  );
}
