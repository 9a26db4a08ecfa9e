import { randomUUID } from "node:crypto";
import { mkdir, open, rename } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { invariant } from "./invariant";

export type Letter = {
  messageId: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
};
export type Mailer = { send(letter: Letter): Promise<void>; close(): void };

const patienceMs = 15_000;

/**
 * Sends over `smtpUrl` (`smtp://` or `smtps://`, `?from=` names the sender; TLS is used wherever the server offers it).
 * Without one each letter is a file `.eml` in `folder`, there whole or not at all.
 */
export function openMailer(given: {
  smtpUrl: string | undefined;
  mailFolder: string;
  publicUrl: string;
}): Mailer {
  const { hostname } = new URL(given.publicUrl);
  const from = (given.smtpUrl && senderOf(given.smtpUrl)) || `no-reply@${hostname}`;
  const headers = { "Auto-Submitted": "auto-generated" }; // RFC 3834: no out-of-office answers it.
  const whole = (letter: Letter) => ({
    ...letter,
    from: { name: "Gongji", address: from },
    headers,
  });
  if (!given.smtpUrl) {
    const asFile = createTransport({ streamTransport: true, buffer: true });
    return {
      async send(letter) {
        const { message } = await asFile.sendMail(whole(letter));
        invariant(Buffer.isBuffer(message), "the letter comes whole, as it was asked for");
        const name = `${letter.messageId.replaceAll(/[^\w-]/g, "_")}.eml`;
        await writeWhole(given.mailFolder, name, message);
      },
      close() {},
    };
  }
  const transport = createTransport({
    url: given.smtpUrl,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(letter) {
      await transport.sendMail(whole(letter));
    },
    close: () => transport.close(),
  };
}

/** Whom an SMTP_URL names as sender; null where it names nobody. */
export const senderOf = (smtpUrl: string): string | null =>
  new URL(smtpUrl).searchParams.get("from");

async function writeWhole(folder: string, name: string, bytes: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const aside = join(folder, `.${randomUUID()}`);
  const file = await open(aside, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(aside, join(folder, name));
}
