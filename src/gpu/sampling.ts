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

/**
 * The most time in milliseconds that sampling may still take, by what its rounds took so far: until the budget is
 * spent, and at least until there are samples enough for an interval.
 *
 * @param sides kernels that are sampled in turn, each with a budget of its own
 */
export function samplingLeftMs(rounds: number, spentMs: number, sides: number, { budgetMs }: SamplingLimits): number {
  const roundMs = rounds === 0 ? 0 : spentMs / rounds;
  const toMost = rounds === 0 ? Number.POSITIVE_INFINITY : (MOST_SAMPLES - rounds) * roundMs;
  return Math.max(0, (LEAST_SAMPLES - rounds) * roundMs, Math.min(sides * budgetMs - spentMs, toMost));
}

/**
 * What sampling may take in milliseconds, before it begins: warming up, its budget or the least rounds, and one more
 * run for the last check.
 *
 * @param runMs what one run of all that is sampled takes
 */
export function samplingMs(runMs: number, sides: number, { budgetMs }: SamplingLimits): number {
  return 3 * runMs + Math.max(LEAST_SAMPLES * runMs, sides * budgetMs);
}

export interface SamplingOptions {
  readonly signal?: AbortSignal | undefined;
  /** Hears of each round, and of the time that sampling may still take at most. */
  readonly onRound?: ((rounds: number, leftMs: number) => void) | undefined;
}

/** Samples of one kernel until they are enough. */
export async function sample(
  stopwatch: Stopwatch,
  limits: SamplingLimits,
  options: SamplingOptions = {},
): Promise<Samples> {
  const [only] = await sampleInTurn([stopwatch], limits, options);
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
  { signal, onRound }: SamplingOptions = {},
): Promise<readonly Samples[]> {
  const sides = stopwatches.length;
  onRound?.(0, samplingLeftMs(0, 0, sides, limits));
  const repeats: number[] = [];
  for (const stopwatch of stopwatches) repeats.push(await calibrate(stopwatch, limits, signal));
  const samples: number[][] = stopwatches.map(() => []);
  const startMs = performance.now();
  for (
    let rounds = 1;
    !samples.every((own) => isEnough(own, (performance.now() - startMs) / sides, limits));
    rounds++
  ) {
    for (const [index, stopwatch] of stopwatches.entries()) {
      stopIfCancelled(signal);
      const times = repeats[index] ?? 1;
      samples[index]?.push((await stopwatch.time(times, signal)) / times);
    }
    onRound?.(rounds, samplingLeftMs(rounds, performance.now() - startMs, sides, limits));
  }
  return samples.map((samplesMs, index) => ({ samplesMs, repeats: repeats[index] ?? 1 }));
}
