import { type Load, load } from "./load";
import { cpuOf } from "./process";

const rounds = 4;
const seconds = 2;

export type Runner = { url: string; headers: Record<string, string>; pid: number };
export type Result = {
  perSecond: number;
  /** Processor time a request takes; null where the system does not say. */
  cpuMicros: number | null;
  failed: number;
};

/** Loads each in turn, round after round, so that a busy minute of the machine meets them alike; medians. */
export async function race(runners: readonly Runner[]): Promise<Result[]> {
  const laps = runners.map(() => [] as (Load & { cpu: number | null })[]);
  for (const { url, headers } of runners) await load(url, headers, 1); // Warm.
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, { url, headers, pid }] of runners.entries()) {
      const before = cpuOf(pid);
      const lap = await load(url, headers, seconds);
      const after = cpuOf(pid);
      laps[at]?.push({ ...lap, cpu: before === null || after === null ? null : after - before });
    }
  }
  return laps.map((all) => {
    const requests = all.reduce((sum, lap) => sum + lap.requests, 0);
    const cpu = all.reduce<number | null>(
      (sum, lap) => (sum === null || lap.cpu === null ? null : sum + lap.cpu),
      0,
    );
    return {
      perSecond: median(all.map((lap) => lap.requests / lap.seconds)),
      cpuMicros: cpu === null ? null : cpu / requests,
      failed: all.reduce((sum, lap) => sum + lap.failed, 0),
    };
  });
}

export const median = (numbers: readonly number[]) => part(numbers, 0.5);

/** The value below which this part of the numbers lies. */
export function part(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
