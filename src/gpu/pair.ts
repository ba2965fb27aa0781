import { median } from "d3";
import { type Interval, percentileInterval, resample, seededRandom } from "../analysis/resample.js";
import type { LabDevice } from "./device.js";
import { GpuFailure, stopIfCancelled } from "./failures.js";
import type { Kernel, KernelParameters, Size } from "./kernel.js";
import {
  type KernelOutcome,
  lackOf,
  type ReadyKernel,
  type RunOptions,
  readyKernel,
  roughMs,
  samplingOptions,
} from "./lab.js";
import { LIMITS, sampleInTurn, samplingMs } from "./sampling.js";
import type { DeviceSource } from "./session.js";
import { type Stage, withMore } from "./stage.js";

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
  /** Kernels of the same result at the same parameters: the fastest of all stands for the side. */
  readonly variants?: readonly Kernel[];
  readonly parameters: KernelParameters;
}

export interface PairOptions extends RunOptions {
  /** The device was lost, and the pair is measured again on another. */
  onLost?(reason: string): void;
}

/** A pair that loses two devices is likely to lose the third. */
const MOST_DEVICES = 2;

/**
 * Measures a pair, and once more from its start where the device was lost on the way: times of two devices are no pair.
 *
 * @throws GpuFailure where it could not be measured
 */
export async function measurePair(
  devices: DeviceSource,
  first: Side,
  second: Side,
  options: PairOptions,
): Promise<PairOutcome> {
  for (let opened = 1; ; opened++) {
    stopIfCancelled(options.signal);
    const lab = await devices.current();
    try {
      return await runPair(lab, first, second, options);
    } catch (error) {
      const lost = lab.lostReason();
      if (lost === null || options.signal?.aborted) throw error;
      devices.forget();
      options.onLost?.(lost);
      if (opened === MOST_DEVICES) throw new GpuFailure("lost", `the device was lost twice: ${lost}`);
    }
  }
}

/**
 * Checks two kernels and times them in turn, so that a device that warms up or is shared treats both alike. Both are
 * checked again after it.
 *
 * @throws GpuFailure where one of them could not run at all
 */
export async function runPair(lab: LabDevice, first: Side, second: Side, options: RunOptions): Promise<PairOutcome> {
  const ready: ReadyKernel[] = [];
  try {
    for (const side of [first, second]) {
      const [known] = ready;
      const own = {
        ...options,
        onStage: (stage: Stage) => options.onStage?.(ofPair(stage, known?.runMs, options.size)),
      };
      ready.push(await readyKernel(lab, await fastestOf(lab, side, own), side.parameters, own));
    }
    const untimed = ready.map(({ outcome }) => ({ ...outcome, repeats: 0, samplesMs: [] }));
    if (untimed.some(({ passed }) => !passed)) return outcomeOf(untimed, null);
    const stopwatches = ready.map(({ stopwatch }) => stopwatch);
    const runMs = ready.reduce((sum, one) => sum + one.runMs, 0);
    const [a, b] = await sampleInTurn(stopwatches, LIMITS[options.size], samplingOptions(options, runMs, 2));
    if (!a || !b) throw new Error("a pair has two sides");
    options.onStage?.({ kind: "checking", leftMs: runMs });
    const problems: (string | null)[] = [];
    for (const one of ready) problems.push(await one.recheck(options.signal));
    if (problems.some((problem) => problem !== null)) {
      const rechecked = untimed.map((one, index) => {
        const problem = problems[index] ?? null;
        return { ...one, passed: problem === null, problem };
      });
      return outcomeOf(rechecked, null);
    }
    const timed = untimed.map((one, index) => ({ ...one, ...(index === 0 ? a : b) }));
    return outcomeOf(timed, ratioOfMedians(a.samplesMs, b.samplesMs));
  } finally {
    for (const one of ready) one.destroy();
  }
}

/** A stage of one side as a stage of the pair: the second is taken to need what the first does, until it is known. */
function ofPair(stage: Stage, firstRunMs: number | undefined, size: Size): Stage {
  if (firstRunMs === undefined) return stage.kind === "choosing" ? stage : withMore(stage, stage.leftMs ?? 0);
  const firstMs = samplingMs(firstRunMs, 1, LIMITS[size]);
  if (stage.kind === "preparing") return { ...stage, leftMs: 2 * firstRunMs + 2 * firstMs };
  return withMore(stage, firstMs);
}

function outcomeOf([first, second]: readonly KernelOutcome[], ratio: PairRatio | null): PairOutcome {
  if (!first || !second) throw new Error("a pair has two sides");
  return { first, second, ratio };
}

/**
 * The kernel that stands for a side: of those that run here and are right, the one that a few short samples find
 * fastest. The side's own where none is, so that its failure is told.
 */
async function fastestOf(
  lab: LabDevice,
  { kernel, variants = [], parameters }: Side,
  options: RunOptions,
): Promise<Kernel> {
  const able = [kernel, ...variants].filter((one) => lackOf(one, lab.traits) === null);
  if (able.length < 2) return able[0] ?? kernel;
  let fastest = kernel;
  let fastestMs = Number.POSITIVE_INFINITY;
  const { onStage, ...quietly } = options;
  for (const [index, one] of able.entries()) {
    onStage?.({ kind: "choosing", place: index + 1, total: able.length });
    const ms = await triedMs(lab, one, parameters, quietly);
    if (ms < fastestMs) [fastest, fastestMs] = [one, ms];
  }
  return fastest;
}

/** What a kernel takes in a short try; infinite where it is wrong or cannot run here. */
async function triedMs(
  lab: LabDevice,
  kernel: Kernel,
  parameters: KernelParameters,
  options: RunOptions,
): Promise<number> {
  let ready: ReadyKernel | null = null;
  try {
    ready = await readyKernel(lab, kernel, parameters, options);
    return ready.outcome.passed ? await roughMs(ready.stopwatch, options.signal) : Number.POSITIVE_INFINITY;
  } catch (error) {
    const endsAll = !(error instanceof GpuFailure) || error.kind === "lost" || error.kind === "cancelled";
    if (endsAll) throw error;
    return Number.POSITIVE_INFINITY;
  } finally {
    ready?.destroy();
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
