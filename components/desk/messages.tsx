import { speaker } from "@/lib/i18n";
import { dateTimeAttribute, formatDateTime, type Lang } from "@/lib/time";

/** `to`: the page of the edition it is about; `words`: what its sender wrote, "" for nothing. */
type Message = { id: number; to: string; subject: string; words: string; at: Date };
type Props = { lang: Lang; messages: readonly Message[] };

/** What the board would have written by mail, where it has no mail server. */
export function Messages({ lang, messages }: Props) {
  const say = speaker(lang);
  return (
    <section className="sec split" aria-labelledby="messages">
      <div>
        <h2 id="messages" tabIndex={-1}>
          {say("mydesk.mail")}
        </h2>
        <p className="small soft">{say("mydesk.mail-note")}</p>
      </div>
      {messages.length === 0 ? (
        <p className="soft">{say("mydesk.mail-none")}</p>
      ) : (
        <ul className="reg work">
          {messages.map((message) => (
            <li key={message.id}>
              <h3>
                <a href={message.to}>{message.subject}</a>
              </h3>
              <p className="fig">
                <time dateTime={dateTimeAttribute(message.at)}>
                  {formatDateTime(message.at, lang)}
                </time>
              </p>
              {message.words !== "" && <p className="meta">{message.words}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
