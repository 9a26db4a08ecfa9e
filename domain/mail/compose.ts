import { type Lang, type MessageKey, say } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { MailKind, MailPayload } from "./outbox";

export type Mail = {
  /** The same for each try: a server that took it twice shows it once. */
  messageId: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
};

/** Where the title of such a mail leads on the desk. */
export const mailLink = (kind: MailKind, edition: number) =>
  kind === "submitted" ? paths.review(edition) : paths.edition(edition);

/** The words of a mail in its reader's language. */
export function compose(given: {
  id: number;
  kind: MailKind;
  payload: MailPayload;
  lang: Lang;
  to: { name: string; address: string };
  /** The origin of every link. */
  publicUrl: string;
}): Mail {
  const { id, kind, payload, lang, to, publicUrl } = given;
  const tell = (key: MessageKey) => say(lang, key, { ...values, number: String(payload.number) });
  const values = {
    title: titleOf(payload, lang),
    by: payload.by,
    name: to.name,
    language: say(lang, `language.${payload.lang}`),
  };
  const link = publicUrl + mailLink(kind, payload.edition);
  const quoted = payload.words === "" ? [] : [payload.words.replace(/^/gm, "> ")];
  return {
    messageId: `<outbox-${id}@${new URL(publicUrl).hostname}>`,
    to,
    subject: subjectOf(kind, payload, lang),
    text: `${[tell("mail.greeting"), tell(`mail.${kind}.text`), ...quoted, link, tell("mail.end")].join("\n\n")}\n`,
  };
}

/** Its subject, in its reader's language. */
export const subjectOf = (kind: MailKind, payload: MailPayload, lang: Lang): string =>
  say(lang, `mail.${kind}.subject`, { title: titleOf(payload, lang) });

const titleOf = ({ title, number }: MailPayload, lang: Lang) =>
  title || say(lang, "edition.untitled", { number });
