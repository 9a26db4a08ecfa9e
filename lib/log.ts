const levels = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof levels)[number];
type Fields = Record<string, string | number | boolean | null | undefined>;
export type Log = Record<Exclude<LogLevel, "silent">, (event: string, fields?: Fields) => void>;

/**
 * One JSON object a line, in UTC. Nobody hands it an address, a user agent, a query's value, a
 * password or a token; JSON keeps a line break inside a value from making a second line.
 */
export function openLog(
  level: LogLevel,
  write: (line: string) => void = (line) => process.stderr.write(line),
): Log {
  const from = levels.indexOf(level);
  const at =
    (name: Exclude<LogLevel, "silent">) =>
    (event: string, fields: Fields = {}) => {
      if (levels.indexOf(name) < from) return;
      write(`${JSON.stringify({ at: new Date().toISOString(), level: name, event, ...fields })}\n`);
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/**
 * What went wrong in one short line; a stack is nobody's business outside. A failed query is told by its cause: its own
 * message is the statement with all that was handed to it, a reader's visitor mark or a typed text among it.
 */
export const reason = (error: unknown): string =>
  message(error).split("\n", 1)[0]?.slice(0, 300) ?? "";

/** The same at its full length, for whoever sits at the shell. */
export function message(error: unknown): string {
  const told =
    error instanceof Error &&
    error.cause instanceof Error &&
    error.message.startsWith("Failed query")
      ? error.cause
      : error;
  return told instanceof Error ? told.message : String(told);
}
