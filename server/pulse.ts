import { connect } from "@/db";

/** Heard by the process that sent it, over its listening connection. */
export const beatChannel = "gongji_beat";

const patienceMs = 1_500;
const deadMs = 6_000; // The same connection is waited on for longer: a server that comes back answers it first.
const watchMs = 2_000; // With the patience below the 5 s within which the desk has to say it.

/** Whether the database answers, asked over a connection of its own: the pool may be full or hang. */
export type Pulse = {
  /** What was last known; at most a heartbeat old. */
  answers(): boolean;
  /** Asks now; at most 1.5 s. */
  ask(): Promise<boolean>;
};

/** Sends heartbeats. Whoever asks while one is under way is told what becomes of that one. */
export function openPulse(url: string, beat: string): Pulse & { close(): Promise<void> } {
  const { sql, sever, mend } = connect(url, { max: 1 });
  let answers = true;
  let sending: Promise<boolean> | undefined;

  async function send(): Promise<boolean> {
    const dead = setTimeout(sever, deadMs);
    try {
      await sql.notify(beatChannel, beat);
      answers = true;
    } catch {
      answers = false;
    } finally {
      clearTimeout(dead);
      mend();
      sending = undefined;
    }
    return answers;
  }

  return {
    answers: () => answers,
    async ask() {
      sending ??= send();
      const answered = await inTime(sending);
      if (answered === undefined) answers = false;
      return answered === true;
    },
    close: () => sql.end({ timeout: 1 }),
  };
}

/** What `work` came to; undefined where it takes longer than the patience. */
function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    // After a long stop of this process the timer comes first: an answer that lies there is still read.
    const late = () => setImmediate(() => resolve(undefined));
    const timer = setTimeout(() => setImmediate(late), patienceMs);
    void work.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}

/**
 * Watches over something that waits for an answer from behind: where it takes long the database is asked, and `gone` is
 * called once when that does not answer. Returns what ends the watch.
 */
export function watchOver(pulse: Pick<Pulse, "ask">, gone: () => void): () => void {
  let ended = false;
  let timer = setTimeout(look, watchMs);
  async function look(): Promise<void> {
    const answers = await pulse.ask();
    if (ended) return;
    if (!answers) return gone();
    timer = setTimeout(look, watchMs);
  }
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

/** What `work` comes to; rejects where it takes long and the database does not answer. */
export function orSilence<T>(work: Promise<T>, pulse: Pick<Pulse, "ask">): Promise<T> {
  return new Promise((resolve, reject) => {
    const watched = watchOver(pulse, () => reject(new Error("the database is silent")));
    work.finally(watched).then(resolve, reject);
  });
}
