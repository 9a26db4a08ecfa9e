import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const tickMicros = 10_000; // Linux counts a process's time in hundredths of a second, whatever its clock.

/** Processor time of a process so far, in microseconds, all its threads; null where the system does not say. */
export function cpuOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) * tickMicros;
  } catch {
    return null;
  }
}

/** Resident memory of a process in MB; null where the system does not say. */
export function memoryOf(pid: number): number | null {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes ? Math.round(Number(kilobytes) / 1024) : null;
  } catch {
    return null;
  }
}

/** Whether a program is there to be run. */
export function isInstalled(program: string): boolean {
  try {
    execFileSync(program, ["-v"], { stdio: "ignore" });
    return true;
  } catch (error) {
    // wrk says its version and ends with 1.
    return error instanceof Error && "status" in error && typeof error.status === "number";
  }
}
