import { medianInterval } from "../analysis/median-interval.js";
import { stopIfCancelled } from "./failures.js";
import type { Stopwatch } from "./stopwatch.js";

/** When enough samples were taken: the median's 95% interval is narrow enough, or the time is up. */
export interface SamplingLimits {
  /** Time to spend on samples, all in all. At least six are taken whatever it says, as fewer give no interval. */
  readonly budgetMs: number;
  /** A sample lasts at least this long, by repeating the work: clocks of browsers step by 0.1 ms. */
  readonly sampleMs: number;
}

export const LIMITS = {
  quick: { budgetMs: 120, sampleMs: 2 },
  standard: { budgetMs: 1500, sampleMs: 10 },
  large: { budgetMs: 3000, sampleMs: 10 },
} as const;

const LEAST_SAMPLES = 6;
const MOST_SAMPLES = 200;
/** Width of the interval relative to the median at which sampling ends. */
const NARROW = 0.05;
const MOST_REPEATS = 2 ** 14;

export interface Samples {
  /** Milliseconds of one run each. */
  readonly samplesMs: readonly number[];
  /** Runs in a sample. */
  readonly repeats: number;
}

/** Finds how often to run so that a sample lasts long enough. It warms the device up on the way. */
export async function calibrate(
  stopwatch: Stopwatch,
  { sampleMs }: SamplingLimits,
  signal?: AbortSignal,
): Promise<number> {
  // The first run on a cold device may take many times as long as those that are measured.
  await stopwatch.time(1, signal);
  let repeats = 1;
  for (;;) {
    const ms = await stopwatch.time(repeats, signal);
    if (ms >= sampleMs || repeats >= MOST_REPEATS) return repeats;
    const wanted = Math.ceil((repeats * sampleMs * 1.2) / Math.max(ms, sampleMs / 50));
    repeats = Math.min(MOST_REPEATS, Math.max(2 * repeats, wanted));
  }
}

export function isEnough(samplesMs: readonly number[], spentMs: number, { budgetMs }: SamplingLimits): boolean {
  if (samplesMs.length < LEAST_SAMPLES) return false;
  if (samplesMs.length >= MOST_SAMPLES || spentMs >= budgetMs) return true;
  const interval = medianInterval(samplesMs);
  return interval !== null && interval.high - interval.low < NARROW * interval.median;
}

/** Samples of one kernel until they are enough. */
export async function sample(stopwatch: Stopwatch, limits: SamplingLimits, signal?: AbortSignal): Promise<Samples> {
  const [only] = await sampleInTurn([stopwatch], limits, signal);
  if (!only) throw new Error("nothing was sampled");
  return only;
}

/**
 * Samples several kernels in turn, one sample of each a round, so that a device that warms up or is shared treats all
 * alike. Rounds go on until every kernel's samples are enough.
 */
export async function sampleInTurn(
  stopwatches: readonly Stopwatch[],
  limits: SamplingLimits,
  signal?: AbortSignal,
): Promise<readonly Samples[]> {
  const repeats: number[] = [];
  for (const stopwatch of stopwatches) repeats.push(await calibrate(stopwatch, limits, signal));
  const samples: number[][] = stopwatches.map(() => []);
  const startMs = performance.now();
  while (!samples.every((own) => isEnough(own, (performance.now() - startMs) / stopwatches.length, limits))) {
    for (const [index, stopwatch] of stopwatches.entries()) {
      stopIfCancelled(signal);
      const times = repeats[index] ?? 1;
      samples[index]?.push((await stopwatch.time(times, signal)) / times);
    }
  }
  return samples.map((samplesMs, index) => ({ samplesMs, repeats: repeats[index] ?? 1 }));
}
