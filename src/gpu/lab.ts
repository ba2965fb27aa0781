import { type Agreement, change } from "./check.js";
import { adapterName, type LabDevice } from "./device.js";
import { GpuFailure, stopIfCancelled } from "./failures.js";
import { inputRandom } from "./inputs.js";
import type { DeviceTraits, Inputs, Kernel, KernelParameters, Plan, Size, Tuning } from "./kernel.js";
import { checkOutputs, problemOf, readOutputs } from "./outputs.js";
import { type PreparedPlan, planBytes, prepare, refuseTooLarge } from "./prepared.js";
import { LIMITS, type SamplingOptions, sample, samplingMs } from "./sampling.js";
import { startSlices } from "./slices.js";
import type { Stage } from "./stage.js";
import { type Stopwatch, startStopwatch, type TimingMethod } from "./stopwatch.js";
import { type TuningCache, tuningKey } from "./tuning.js";
import { planHash } from "./wgsl.js";

/** The outcome of a kernel that ran, right or wrong. A wrong kernel has no samples. */
export interface KernelOutcome {
  readonly kernelId: string;
  readonly parameters: KernelParameters;
  readonly tuning: Tuning;
  readonly sourceHash: string;
  readonly passed: boolean;
  readonly maxError: number;
  readonly tolerance: number;
  readonly checkedElements: number;
  readonly totalElements: number;
  /** Why it failed the check, in words; null where it passed. */
  readonly problem: string | null;
  readonly timing: TimingMethod;
  readonly repeats: number;
  readonly samplesMs: readonly number[];
  readonly usefulFlops: number;
  readonly compulsoryBytes: number;
  readonly allocatedBytes: number;
  readonly scratchBytes: number;
}

export interface RunOptions {
  readonly size: Size;
  readonly tuningCache: TuningCache;
  readonly signal?: AbortSignal;
  /** Only the check, no samples. */
  readonly checkOnly?: boolean;
  /**
   * Searches for the fastest tuning before it runs. By default on GPUs only: on a software adapter compiling the
   * candidates takes longer than they could save.
   */
  readonly search?: boolean;
  /** The most workgroups of a dispatch, to force splitting. */
  readonly mostGroups?: number;
  /** Replaces the plan's code, as a reader who edits WGSL does. */
  readonly edit?: (plan: Plan) => Plan;
  /** Nobody knows what the edited code does: it begins with one workgroup, and is given up where it takes too long. */
  readonly isUntried?: boolean;
  /** Hears what is done on the way to the result. */
  readonly onStage?: (stage: Stage) => void;
}

/** Seed of all inputs: a run is repeated with the same numbers. */
const SEED = 20_260_101;

/** A kernel on a device, checked and ready to be timed. */
export interface ReadyKernel {
  readonly prepared: PreparedPlan;
  readonly stopwatch: Stopwatch;
  /** What one run took as a reader waits for it, for an estimate of the time left. */
  readonly runMs: number;
  readonly outcome: Omit<KernelOutcome, "repeats" | "samplesMs">;
  /** Runs once more and compares with the first run: null where they agree, else what is wrong. */
  recheck(signal?: AbortSignal): Promise<string | null>;
  destroy(): void;
}

/**
 * Checks a kernel against its reference and, where it is right, times it.
 *
 * @throws GpuFailure where it could not run at all
 */
export async function runKernel(
  lab: LabDevice,
  kernel: Kernel,
  parameters: KernelParameters,
  options: RunOptions,
): Promise<KernelOutcome> {
  const ready = await readyKernel(lab, kernel, parameters, options);
  try {
    if (!ready.outcome.passed || options.checkOnly) return { ...ready.outcome, repeats: 0, samplesMs: [] };
    const samples = await sample(ready.stopwatch, LIMITS[options.size], samplingOptions(options, ready.runMs, 1));
    options.onStage?.({ kind: "checking", leftMs: ready.runMs });
    const problem = await ready.recheck(options.signal);
    return problem === null
      ? { ...ready.outcome, ...samples }
      : { ...ready.outcome, passed: false, problem, repeats: 0, samplesMs: [] };
  } finally {
    ready.destroy();
  }
}

/** Lets sampling tell of its rounds as a stage, after which all that was sampled runs once more. */
export function samplingOptions({ signal, onStage, size }: RunOptions, runMs: number, sides: number): SamplingOptions {
  return {
    signal,
    onRound(rounds, mostMs) {
      const leftMs = rounds === 0 ? samplingMs(runMs, sides, LIMITS[size]) : mostMs + runMs;
      onStage?.({ kind: "timing", rounds, leftMs });
    },
  };
}

/** Puts a kernel on the device with its fastest tuning and checks what it computes. */
export async function readyKernel(
  lab: LabDevice,
  kernel: Kernel,
  parameters: KernelParameters,
  options: RunOptions,
): Promise<ReadyKernel> {
  const missing = lackOf(kernel, lab.traits);
  if (missing !== null) throw new GpuFailure("unsupported", `${kernel.id} needs ${missing}, which this device lacks`);
  options.onStage?.({ kind: "preparing", leftMs: null });
  const [safest = {}] = kernel.tunings(parameters, lab.traits);
  // Before the inputs are made, which takes long where they are too large.
  refuseTooLarge(lab, kernel.plan(parameters, lab.traits, safest), kernel.id);
  const inputs = kernel.inputs(parameters, inputRandom(SEED));
  // A cancel that came meanwhile waits for its turn.
  await startSlices(options.signal).next();
  const tuning = await fastestTuning(lab, kernel, parameters, inputs, options);
  return ready(lab, kernel, parameters, inputs, tuning, options);
}

/** What a kernel needs and a device lacks, in words; null where it can run. */
export function lackOf(kernel: Kernel, traits: DeviceTraits): string | null {
  const missing = kernel.requires.filter((feature) => !traits.features.has(feature));
  return missing.length > 0 ? missing.join(" and ") : (kernel.lacks?.(traits) ?? null);
}

async function ready(
  lab: LabDevice,
  kernel: Kernel,
  parameters: KernelParameters,
  inputs: Inputs,
  tuning: Tuning,
  options: RunOptions,
): Promise<ReadyKernel> {
  const original = kernel.plan(parameters, lab.traits, tuning);
  const plan = options.edit ? options.edit(original) : original;
  options.onStage?.({ kind: "preparing", leftMs: null });
  const prepared = await prepare(lab, plan, inputs, kernel.id);
  let stopwatch: Stopwatch | null = null;
  try {
    stopIfCancelled(options.signal);
    prepared.poison();
    const laterMs = (runMs: number) => (options.checkOnly ? 0 : samplingMs(runMs, 1, LIMITS[options.size]));
    stopwatch = await startStopwatch(lab, prepared, {
      signal: options.signal,
      mostGroups: options.mostGroups,
      isUntried: options.isUntried,
      onTrial({ isFirst, ranGroups, ofGroups, spentMs }) {
        const runMs = (spentMs * ofGroups) / ranGroups;
        const leftMs = ranGroups === 0 ? null : 2 * runMs - spentMs + laterMs(runMs);
        options.onStage?.({ kind: "trying", isFirst, leftMs });
      },
    });
    prepared.poison();
    const startedMs = performance.now();
    await stopwatch.time(1, options.signal);
    const runMs = performance.now() - startedMs;
    const outputs = await readOutputs(prepared);
    options.onStage?.({ kind: "checking", leftMs: laterMs(runMs) });
    const agreements = await checkOutputs(kernel, parameters, inputs, outputs, SEED + 1, startSlices(options.signal));
    const { relative } = kernel.tolerance(parameters);
    const problem = problemOf(agreements, relative);
    const bytes = planBytes(plan);
    const watch = stopwatch;
    return {
      prepared,
      stopwatch: watch,
      runMs,
      outcome: {
        kernelId: kernel.id,
        parameters,
        tuning,
        sourceHash: await planHash(plan),
        passed: problem === null,
        problem,
        maxError: Math.max(...agreements.map(([, { maxError }]) => maxError)),
        tolerance: relative,
        checkedElements: agreements.reduce((sum, [, { checkedElements }]) => sum + checkedElements, 0),
        totalElements: agreements.reduce((sum, [, { totalElements }]) => sum + totalElements, 0),
        timing: watch.method,
        ...kernel.cost(parameters),
        allocatedBytes: bytes.total,
        scratchBytes: bytes.scratch,
      },
      async recheck(signal) {
        prepared.poison();
        await watch.time(1, signal);
        const again = await readOutputs(prepared);
        const slices = startSlices(signal);
        const changes: (readonly [string, Agreement])[] = [];
        for (const [index, { name, type, values }] of again.entries())
          changes.push([name, await change(outputs[index]?.values, values, type, slices)]);
        const found = problemOf(changes, relative);
        return found && `a second run gave another result: ${found}`;
      },
      destroy() {
        watch.destroy();
        prepared.destroy();
      },
    };
  } catch (error) {
    stopwatch?.destroy();
    prepared.destroy();
    throw error;
  }
}

/** The tuning that ran fastest here, from the cache or from a short search. */
async function fastestTuning(
  lab: LabDevice,
  kernel: Kernel,
  parameters: KernelParameters,
  inputs: Inputs,
  options: RunOptions,
): Promise<Tuning> {
  const candidates = kernel.tunings(parameters, lab.traits);
  const [safest = {}, ...others] = candidates;
  const search = options.search ?? !(options.checkOnly || lab.adapter.isSoftware);
  if (others.length === 0 || !search) return safest;
  const key = tuningKey(adapterName(lab.adapter), kernel, parameters, lab.traits);
  const known = options.tuningCache.get(key);
  if (known) return known;
  let fastest = safest;
  let fastestMs = Number.POSITIVE_INFINITY;
  for (const [index, candidate] of candidates.entries()) {
    options.onStage?.({ kind: "choosing", place: index + 1, total: candidates.length });
    const ms = await timeTuning(lab, kernel, parameters, inputs, candidate, options);
    if (ms < fastestMs) [fastest, fastestMs] = [candidate, ms];
  }
  options.tuningCache.set(key, fastest);
  return fastest;
}

/** The least of a few short samples, in milliseconds: enough to choose by, too little to report. */
export async function roughMs(stopwatch: Stopwatch, signal?: AbortSignal): Promise<number> {
  const repeats = Math.max(1, Math.min(64, Math.ceil(3 / Math.max(stopwatch.trialMs, 0.05))));
  const times: number[] = [];
  for (let round = 0; round < 3; round++) times.push((await stopwatch.time(repeats, signal)) / repeats);
  return Math.min(...times);
}

/** What a tuning takes by {@link roughMs}; infinite where this device cannot run the tuning. */
async function timeTuning(
  lab: LabDevice,
  kernel: Kernel,
  parameters: KernelParameters,
  inputs: Inputs,
  tuning: Tuning,
  { signal }: RunOptions,
): Promise<number> {
  let prepared: PreparedPlan | null = null;
  let stopwatch: Stopwatch | null = null;
  try {
    prepared = await prepare(lab, kernel.plan(parameters, lab.traits, tuning), inputs, kernel.id);
    stopIfCancelled(signal);
    stopwatch = await startStopwatch(lab, prepared, { signal });
    return await roughMs(stopwatch, signal);
  } catch (error) {
    const isTuningsFault = error instanceof GpuFailure && ["validation", "unsupported", "compile"].includes(error.kind);
    if (isTuningsFault) return Number.POSITIVE_INFINITY;
    throw error;
  } finally {
    stopwatch?.destroy();
    prepared?.destroy();
  }
}
