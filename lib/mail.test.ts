import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { expect, onTestFinished, test } from "vitest";
import { openMailer } from "./mail";

const publicUrl = "https://notices.example";
const letter = {
  messageId: "<outbox-7@notices.example>",
  to: { name: "이서연", address: "seoyeon@example.go.kr" },
  subject: "검토 요청: Water outage\r\nBcc: everybody@example.org",
  text: "물 공급 중단\n",
};

/** A mail server that takes what comes, or refuses it. */
async function sink(refuses = false) {
  const taken: { from: string; to: string[]; text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      let text = "";
      stream.on("data", (piece) => (text += piece));
      stream.on("end", () => {
        if (refuses) return done(new Error("the box is full"));
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map((to) => to.address),
          text,
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  const address = server.server.address();
  return { taken, port: typeof address === "object" ? address?.port : 0 };
}

test("a letter reaches the mail server under its own id, and its subject adds no header and nobody", async () => {
  const { taken, port } = await sink();
  const smtpUrl = `smtp://127.0.0.1:${port}?from=notices@example.go.kr`;
  const mailer = openMailer({ smtpUrl, mailFolder: "/nowhere", publicUrl });
  onTestFinished(() => mailer.close());

  await mailer.send(letter);

  expect(taken).toHaveLength(1);
  const [{ from, to, text } = { from: "", to: [], text: "" }] = taken;
  expect([from, to]).toEqual(["notices@example.go.kr", ["seoyeon@example.go.kr"]]);
  expect(text).toContain("Message-ID: <outbox-7@notices.example>");
  expect(text).toContain("Auto-Submitted: auto-generated");
  expect(text).not.toMatch(/^Bcc:/m);
});

test("what the mail server refuses is an error, so that it is tried again", async () => {
  const { port } = await sink(true);
  const mailer = openMailer({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mailFolder: "/nowhere",
    publicUrl,
  });
  onTestFinished(() => mailer.close());

  await expect(mailer.send(letter)).rejects.toThrow(/the box is full/);
});

test("without a mail server a letter is one whole file for its owner alone, also when it is sent twice", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gongji-mail-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const mailer = openMailer({ smtpUrl: undefined, mailFolder: join(folder, "mail"), publicUrl });

  await mailer.send(letter);
  await mailer.send(letter);

  const [name = "", ...more] = await readdir(join(folder, "mail"));
  expect(more).toEqual([]);
  expect(name).toMatch(/^_outbox-7_notices_example_\.eml$/);
  const path = join(folder, "mail", name);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const text = await readFile(path, "utf8");
  expect(text).toContain("From: Gongji <no-reply@notices.example>");
  expect(text).not.toMatch(/^Bcc:/m);
});
