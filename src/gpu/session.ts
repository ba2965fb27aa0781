import type { LabDevice } from "./device.js";
import { type CompilerMessage, GpuFailure } from "./failures.js";
import type { Kernel, KernelParameters, Plan, Size } from "./kernel.js";
import { type KernelOutcome, runKernel } from "./lab.js";
import type { RunResult } from "./run-file.js";
import type { Stage } from "./stage.js";
import type { TuningCache } from "./tuning.js";

export interface Job {
  readonly kernel: Kernel;
  readonly parameters: KernelParameters;
  /** WGSL that a reader edited. */
  readonly edit?: (plan: Plan) => Plan;
}

export interface JobDone {
  readonly job: Job;
  readonly result: RunResult;
  /** All that is known of a kernel that ran, right or wrong. */
  readonly outcome: KernelOutcome | null;
  readonly compilerMessages: readonly CompilerMessage[];
}

export interface SessionOptions {
  readonly size: Size;
  readonly tuningCache: TuningCache;
  readonly signal?: AbortSignal;
  onStart?(job: Job, index: number): void;
  onStage?(stage: Stage): void;
  onDone?(done: JobDone, index: number): void;
  /** The device was lost and another is being opened. */
  onLost?(reason: string): void;
}

/** A device that is opened when it is needed, and again when it was lost. */
export interface DeviceSource {
  current(): Promise<LabDevice>;
  /** Forgets a lost device. */
  forget(): void;
}

export function deviceSource(open: () => Promise<LabDevice>): DeviceSource {
  let opened: Promise<LabDevice> | null = null;
  return {
    async current() {
      if (opened && (await opened.catch(() => null))?.lostReason() === null) return opened;
      opened = open();
      return opened;
    },
    forget() {
      opened = null;
    },
  };
}

/**
 * Runs jobs one after another. What goes wrong with one is its result and no reason to stop: after a lost device
 * another is opened and the run goes on from the next job.
 *
 * @returns what was done; after a cancel, what was done until then
 * @throws GpuFailure `no-webgpu` or `no-adapter` where no device can be opened
 */
export async function runJobs(
  devices: DeviceSource,
  jobs: readonly Job[],
  options: SessionOptions,
): Promise<readonly JobDone[]> {
  const done: JobDone[] = [];
  for (const [index, job] of jobs.entries()) {
    if (options.signal?.aborted) break;
    const lab = await devices.current();
    options.onStart?.(job, index);
    const one = await runJob(lab, job, options);
    if (one === "cancelled") break;
    done.push(one);
    options.onDone?.(one, index);
    const lost = lab.lostReason();
    if (lost !== null) {
      devices.forget();
      options.onLost?.(lost);
    }
  }
  return done;
}

async function runJob(lab: LabDevice, job: Job, options: SessionOptions): Promise<JobDone | "cancelled"> {
  const { kernel, parameters, edit } = job;
  const named = { kernelId: kernel.id, parameters };
  try {
    const { size, tuningCache, signal, onStage } = options;
    const outcome = await runKernel(lab, kernel, parameters, {
      size,
      tuningCache,
      ...(signal && { signal }),
      ...(edit && { edit, isUntried: true }),
      ...(onStage && { onStage }),
    });
    return { job, outcome, result: resultOf(outcome), compilerMessages: [] };
  } catch (error) {
    if (error instanceof GpuFailure && error.kind === "cancelled") return "cancelled";
    const compilerMessages = error instanceof GpuFailure ? error.compilerMessages : [];
    const status = error instanceof GpuFailure && error.kind === "unsupported" ? "unsupported" : "error";
    const lost = lab.lostReason();
    const reason =
      lost !== null ? `the device was lost: ${lost}` : error instanceof Error ? error.message : String(error);
    return { job, outcome: null, result: { status, ...named, reason }, compilerMessages };
  }
}

function resultOf({ passed, problem, ...outcome }: KernelOutcome): RunResult {
  if (passed) {
    const { kernelId, parameters, tuning, ...rest } = outcome;
    return {
      status: "passed",
      kernelId,
      parameters: { ...parameters },
      tuning: { ...tuning },
      ...rest,
      samplesMs: [...outcome.samplesMs],
    };
  }
  const { kernelId, parameters } = outcome;
  return { status: "failed", kernelId, parameters: { ...parameters }, reason: problem ?? "the check failed" };
}
