import { median } from "d3";
import { type Interval, percentileInterval, resample, seededRandom } from "../analysis/resample.js";
import type { LabDevice } from "./device.js";
import type { Kernel, KernelParameters } from "./kernel.js";
import { type KernelOutcome, type ReadyKernel, type RunOptions, readyKernel } from "./lab.js";
import { LIMITS, sampleInTurn } from "./sampling.js";

/** Two kernels timed in turn on one device. */
export interface PairOutcome {
  readonly first: KernelOutcome;
  readonly second: KernelOutcome;
  /** Time of the first over time of the second, null where one of them failed its check. */
  readonly ratio: PairRatio | null;
}

export interface PairRatio extends Interval {
  /** Ratio of the medians. */
  readonly ratio: number;
  /** Rounds, one sample of each in a round. */
  readonly n: number;
}

export interface Side {
  readonly kernel: Kernel;
  readonly parameters: KernelParameters;
}

/**
 * Checks two kernels and times them in turn, so that a device that warms up or is shared treats both alike.
 *
 * @throws GpuFailure where one of them could not run at all
 */
export async function runPair(lab: LabDevice, first: Side, second: Side, options: RunOptions): Promise<PairOutcome> {
  const ready: ReadyKernel[] = [];
  try {
    for (const { kernel, parameters } of [first, second])
      ready.push(await readyKernel(lab, kernel, parameters, options));
    const untimed = ready.map(({ outcome }) => ({ ...outcome, repeats: 0, samplesMs: [] }));
    const [one, other] = untimed;
    if (!one || !other) throw new Error("a pair has two sides");
    if (!one.passed || !other.passed) return { first: one, second: other, ratio: null };
    const stopwatches = ready.map(({ stopwatch }) => stopwatch);
    const [a, b] = await sampleInTurn(stopwatches, LIMITS[options.size], options.signal);
    if (!a || !b) throw new Error("a pair has two sides");
    return { first: { ...one, ...a }, second: { ...other, ...b }, ratio: ratioOfMedians(a.samplesMs, b.samplesMs) };
  } finally {
    for (const one of ready) one.destroy();
  }
}

/**
 * The ratio of two medians with its 95% percentile bootstrap interval (Efron 1981). Samples of one round were taken
 * next to each other and may share what disturbed them, so whole rounds are drawn.
 *
 * @param first times of one kernel, by round
 * @param second times of the other in the same rounds
 */
export function ratioOfMedians(first: readonly number[], second: readonly number[]): PairRatio | null {
  const rounds = first.flatMap((ms, round) => {
    const other = second[round];
    return other === undefined ? [] : [[ms, other] as const];
  });
  const ratioOf = (drawn: readonly (readonly [number, number])[]): number | null => {
    const above = median(drawn, ([ms]) => ms);
    const below = median(drawn, ([, ms]) => ms);
    return above === undefined || below === undefined || below === 0 ? null : above / below;
  };
  const ratio = ratioOf(rounds);
  const random = seededRandom(1);
  const interval = percentileInterval(Array.from({ length: 2000 }, () => ratioOf(resample(rounds, random))));
  return ratio === null || interval === null ? null : { ratio, ...interval, n: rounds.length };
}
