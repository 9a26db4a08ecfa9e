import { z } from "zod";
import { connect } from "@/db";
import { mailChannel } from "@/domain/mail/outbox";
import { pagesChannel } from "@/domain/notices/announce";
import { type Log, reason } from "@/lib/log";
import { beatChannel, openPulse, type Pulse } from "./pulse";
import type { Moved } from "./store";

const readsChannel = "gongji_reads";
const beatMs = 2_000;
const silenceMs = 5_000;

const pagesMessage = z.union([
  z.object({ all: z.literal(true) }),
  z.object({ notices: z.array(z.number().int()), boards: z.array(z.string()) }),
  z.object({ redirects: z.literal(true) }),
]);
const readsMessage = z.object({ counts: z.array(z.tuple([z.number().int(), z.number().int()])) });

export type Hearing = {
  /** Pages moved. */
  moved(moved: Moved): void;
  /** Redirects were made, changed or taken away: no page moved. */
  redirects(): void;
  counts(counts: readonly (readonly [number, number])[]): void;
  /** There is mail to send. */
  mail(): void;
  /** Something may have been missed. */
  missed(): void;
  /** The database has been silent for 5 s; told again and again until it answers. */
  silent(): void;
  /** It answers. */
  answers(): void;
};

export type Listener = {
  /** Whether the own heartbeat was heard of late: what is kept is as true as the database. */
  hears(): boolean;
  /** Whether the database takes heartbeats. */
  pulse: Pulse;
  close(): Promise<void>;
};

/** What a message on a channel means; null where it is not ours or broken. */
export function readMessage(
  channel: string,
  payload: string,
): { moved: Moved } | { redirects: true } | { counts: readonly [number, number][] } | null {
  let value: unknown;
  try {
    value = JSON.parse(payload);
  } catch {
    return null;
  }
  if (channel === pagesChannel) {
    const parsed = pagesMessage.safeParse(value);
    if (!parsed.success) return null;
    return "redirects" in parsed.data ? parsed.data : { moved: parsed.data };
  }
  const parsed = readsMessage.safeParse(value);
  return parsed.success ? { counts: parsed.data.counts } : null;
}

/** Listens over a connection of its own and hears its own heart beat over it: silence means that purges may be missed too. */
export async function listen(url: string, hearing: Hearing, log: Log): Promise<Listener> {
  const beat = String(process.pid) + Math.random().toString(36).slice(2);
  const pulse = openPulse(url, beat);
  let heardAt = performance.now();
  let openedAt = heardAt;
  let silent = false;
  let closed = false;
  let ears = connect(url, { max: 1 });
  await open(ears.sql);

  async function open(sql: typeof ears.sql) {
    let opened = false;
    const reopened = () => {
      if (opened) hearing.missed(); // postgres.js came back by itself.
      opened = true;
    };
    const onMessage = (channel: string) => (payload: string) => {
      const message = readMessage(channel, payload);
      if (!message) {
        log.warn("purge.unreadable", { channel });
        if (channel === pagesChannel) hearing.moved({ all: true });
      } else if ("moved" in message) hearing.moved(message.moved);
      else if ("redirects" in message) hearing.redirects();
      else hearing.counts(message.counts);
    };
    await Promise.all([
      sql.listen(pagesChannel, onMessage(pagesChannel), reopened),
      sql.listen(readsChannel, onMessage(readsChannel)),
      sql.listen(mailChannel, () => hearing.mail()),
      sql.listen(beatChannel, (payload) => {
        if (payload !== beat) return;
        heardAt = performance.now();
        if (!silent) return;
        silent = false;
        hearing.missed();
        log.info("purge.heard-again");
      }),
    ]);
  }

  async function reopen() {
    openedAt = performance.now();
    ears.sql.end({ timeout: 0 }).catch(() => {});
    ears.sever();
    ears = connect(url, { max: 1 });
    const opening = ears;
    // Silence again, in the middle of this: it must not be waited for.
    const late = setTimeout(opening.sever, silenceMs);
    try {
      await open(opening.sql);
      hearing.missed();
    } catch (error) {
      log.warn("purge.reopen-failed", { reason: reason(error) });
    } finally {
      clearTimeout(late);
    }
  }

  async function turn() {
    const answers = await pulse.ask();
    if (closed) return;
    if (answers) hearing.answers();
    const silence = performance.now() - heardAt;
    if (silence > silenceMs && !silent) {
      silent = true;
      hearing.missed();
      log.warn("purge.silent", { ms: Math.round(silence) });
    }
    if (!silent) return;
    if (!answers) return hearing.silent();
    // A half-open connection never closes by itself: the database answers, and nothing comes over this one.
    if (performance.now() - openedAt > silenceMs) await reopen();
  }

  let turning = false;
  const timer = setInterval(() => {
    if (turning) return;
    turning = true;
    void turn().finally(() => {
      turning = false;
    });
  }, beatMs);
  timer.unref();

  return {
    hears: () => !silent,
    pulse,
    async close() {
      closed = true;
      clearInterval(timer);
      await Promise.all([ears.sql.end({ timeout: 1 }), pulse.close()]);
    },
  };
}
