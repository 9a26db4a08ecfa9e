import { readFileSync } from "node:fs";

/**
 * Who owns a journal, as it stands in its file's name: the process, when it started, and the machine's boot. A number
 * alone would be trusted for ever once another process has been given it.
 */
export const thisOwner = (): string => ownerName(process.pid);

const ownerName = (pid: number) => `${pid}-${startTicks(pid) ?? 0}-${bootMark()}`;

/** Whether the process that wrote this name still runs. */
export function isAlive(owner: string): boolean {
  const [pid, ticks, boot] = owner.split("-");
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0) return false;
  if (boot !== bootMark()) return false;
  const started = startTicks(number);
  if (started !== null) return String(started) === ticks;
  return process.platform !== "linux" && answersSignal(number);
}

/** Field 22 of /proc/PID/stat, counted after the command's name, which may hold spaces; null where there is none. */
function startTicks(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const gone = fields[0] === "Z" || fields[0] === "X"; // Killed, and its parent has not looked yet.
    return gone ? null : Number(fields[19]);
  } catch {
    return null;
  }
}

let boot: string | undefined;

function bootMark(): string {
  if (boot !== undefined) return boot;
  try {
    boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").slice(0, 8);
  } catch {
    boot = "0"; // Not Linux: the process alone is asked.
  }
  return boot;
}

function answersSignal(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
