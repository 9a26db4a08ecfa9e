import { readEnv } from "@/lib/env";
import { openLog, reason } from "@/lib/log";
import { serve } from "./main";

/**
 * One of PROCESSES serving processes. The settings and secrets stand in its environment, put there by the process that
 * started it (scripts/start/workers.ts), which also holds the database; when that one is gone this one ends too.
 */
const env = readEnv();
const log = openLog(env.logLevel);
let server: Awaited<ReturnType<typeof serve>> | undefined;
let leaving = false;

// These reach every process of the terminal: the one that started this one says when to stop.
for (const signal of ["SIGINT", "SIGHUP"]) process.on(signal, () => {});
process.on("SIGTERM", () => {
  if (leaving) return;
  leaving = true;
  Promise.resolve(server?.close())
    .catch((error: unknown) => log.error("process.close-failed", { reason: reason(error) }))
    .finally(() => process.exit(0));
});

try {
  server = await serve(env);
  process.send?.("serving");
} catch (error) {
  log.error("process.start-failed", { reason: reason(error) });
  process.exit(1);
}
