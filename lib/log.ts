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

/** What went wrong in one short line; a stack is nobody's business outside. */
export const reason = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n", 1)[0]?.slice(0, 300) ?? "";
