import type { Metadata } from "next";
import { deskLang, requireOfficial } from "@/app/context";
import { Messages } from "@/components/desk/messages";
import { WorkList } from "@/components/desk/work-list";
import { messagesOf } from "@/domain/mail/messages";
import { myDesk } from "@/domain/notices/desk-queries";
import { writesSomewhere } from "@/domain/notices/workflow";
import { readEnv } from "@/lib/env";
import { say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(await deskLang(), "desk.title", { page: say(await deskLang(), "desk.home") }),
});

export default async function MyDeskPage() {
  const { db, actor, now } = await requireOfficial(paths.desk);
  const desk = await myDesk(db, actor, now);
  const { lang } = actor;
  const messages = readEnv().smtpUrl ? null : await messagesOf(db, actor, now);
  const say = speaker(lang);
  const rejected = desk.mine.filter((edition) => edition.state === "rejected");
  const drafts = desk.mine.filter((edition) => edition.state === "draft");
  const writes = writesSomewhere(actor);
  const figures = [
    ...(desk.late.length > 0 ? [{ id: "late", count: desk.late.length } as const] : []),
    { id: "wait", count: desk.waiting.length },
    { id: "unchecked", count: desk.unchecked.length },
    { id: "back", count: rejected.length },
    { id: "drafts", count: drafts.length },
    { id: "submitted", count: desk.submitted.length },
    { id: "scheduled", count: desk.scheduled.length },
  ] as const;
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
        {figures.map(({ id, count }) => (
          <div key={id} className={id === "late" ? "bad" : undefined}>
            <dt>{say(`mydesk.${id}`)}</dt>
            <dd>
              <a href={`#${id}`}>{count}</a>
            </dd>
          </div>
        ))}
      </dl>
      {desk.late.length > 0 && <WorkList lang={lang} id="late" editions={desk.late} now={now} />}
      <WorkList lang={lang} id="wait" editions={desk.waiting} to="review" />
      <WorkList lang={lang} id="unchecked" editions={desk.unchecked} to="review" />
      <WorkList lang={lang} id="back" editions={rejected} />
      <WorkList lang={lang} id="drafts" editions={drafts} />
      <WorkList lang={lang} id="submitted" editions={desk.submitted} />
      <WorkList lang={lang} id="scheduled" editions={desk.scheduled} now={now} />
      <WorkList lang={lang} id="published" editions={desk.published} />
      {messages && <Messages lang={lang} messages={messages} />}
    </>
  );
}
