import { least } from "d3";
import type { Interval } from "../analysis/resample.js";
import type { KernelParameters, Size } from "../gpu/kernel.js";
import { competitors, type KernelPair } from "../gpu/kernel-pair.js";
import { kernelNamed } from "../gpu/kernels/index.js";
import { LEAST_DEVICE } from "../gpu/least-device.js";
import type { PairOutcome } from "../gpu/pair.js";
import { planBytes } from "../gpu/prepared.js";
import { isSame, type LabRun } from "./measurements.js";

/** What a device gave for a pair: times as much, or for `utilization` a share from 0. */
export interface PairFigure extends Interval {
  readonly value: number;
  /** Samples of each side; null for bytes, which are counted. */
  readonly n: number | null;
  /** One of its sides ran other code than today's. */
  readonly isOtherCode?: boolean;
}

/** The figure that a claim gives, as a range; a single number is read as within half and double of it. */
export interface ClaimedRange extends Interval {
  readonly isSingle: boolean;
}

/** How a measured figure stands to a claim. */
export type PairVerdict = "agrees" | "disagrees" | "mixed" | "undecidable";

/**
 * Reads one of a claim's figures, such as `2-4`, `~10` or the second of `10-20; 60-70`.
 *
 * @returns null where there is no number in that place
 */
export function claimedRange(quantity: string | null, place = 0): ClaimedRange | null {
  const part = quantity?.split(";")[place]?.trim() ?? "";
  const [, first, last] = /^~?(\d+(?:\.\d+)?)(?:\s*[-–]\s*(\d+(?:\.\d+)?))?$/.exec(part) ?? [];
  if (first === undefined) return null;
  const low = Number(first);
  return last === undefined
    ? { low: low / 2, high: low * 2, isSingle: true }
    : { low, high: Number(last), isSingle: false };
}

/** The figure of a pair that was timed in turn; null where a side was wrong. */
export function figureOfOutcome(pair: KernelPair, { first, second, ratio }: PairOutcome): PairFigure | null {
  if (!first.passed || !second.passed) return null;
  if (pair.compares === "memory") return counted(first.allocatedBytes / second.allocatedBytes);
  if (ratio === null) return null;
  const { ratio: value, low, high, n } = ratio;
  return pair.compares === "time"
    ? { value, low, high, n }
    : shareOf({ value, low, high, n }, first.usefulFlops / second.usefulFlops);
}

/**
 * The figure of a pair by the runs of its kernels in a recorded run, each side by the fastest of its kernels; null where
 * a side has none at the pair's parameters. They were not timed in turn, so the interval is that of both medians at their ends: wider than needed,
 * as it holds wherever both of theirs do.
 */
export function figureOfRun(pair: KernelPair, run: LabRun): PairFigure | null {
  const [slower, faster] = [pair.slower, pair.faster].map((side) => {
    const parameters = side.parameters[run.size];
    const measured = competitors(side).flatMap(
      (kernelId) => run.measurements.find((one) => isSame(one, { kernelId, parameters })) ?? [],
    );
    return least(measured, ({ medianMs }) => medianMs);
  });
  if (!slower || !faster) return null;
  if (pair.compares === "memory") return counted(slower.allocatedBytes / faster.allocatedBytes);
  const ratio = {
    isOtherCode: [slower, faster].some(({ code }) => code === "other"),
    value: slower.medianMs / faster.medianMs,
    low: slower.lowMs / faster.highMs,
    high: slower.highMs / faster.lowMs,
    n: Math.min(slower.n, faster.n),
  };
  return pair.compares === "time" ? ratio : shareOf(ratio, slower.usefulFlops / faster.usefulFlops);
}

/**
 * The figure of a pair that compares memory, from the buffers that its plans ask for: bytes are counted, not sampled,
 * so that no device is needed. Null for other pairs, and where the lab lacks a kernel.
 */
export function figureOfBuffers({ compares, slower, faster }: KernelPair, size: Size): PairFigure | null {
  if (compares !== "memory") return null;
  const more = bytesOf(slower.kernelId, slower.parameters[size]);
  const fewer = bytesOf(faster.kernelId, faster.parameters[size]);
  return more === null || fewer === null ? null : counted(more / fewer);
}

/** Bytes of all of a kernel's buffers, with the first tuning that every device can run. */
function bytesOf(kernelId: string, parameters: KernelParameters): number | null {
  const kernel = kernelNamed(kernelId);
  const tuning = kernel?.tunings(parameters, LEAST_DEVICE)[0];
  return kernel && tuning ? planBytes(kernel.plan(parameters, LEAST_DEVICE, tuning)).total : null;
}

function counted(value: number): PairFigure {
  return { value, low: value, high: value, n: null };
}

/** The share of a rate, from a ratio of times and the ratio of the operations done in them. */
function shareOf({ value, low, high, n }: PairFigure, operations: number): PairFigure {
  return { value: operations / value, low: operations / high, high: operations / low, n };
}

/**
 * Holds a GPU's figure against a claim. A range is met where the whole interval lies in it, missed where none of it
 * does, and met in part between the two.
 *
 * @param claimed in the claim's own unit: times, or percent for `utilization`
 */
export function pairVerdict(pair: KernelPair, claimed: ClaimedRange | null, figure: PairFigure): PairVerdict | null {
  if (pair.expects === "nothing") return null;
  if (pair.expects === "faster") return figure.low > 1 ? "agrees" : figure.high < 1 ? "disagrees" : "undecidable";
  if (claimed === null) return null;
  const unit = pair.compares === "utilization" ? 100 : 1;
  const [low, high] = [figure.low * unit, figure.high * unit];
  if (low >= claimed.low && high <= claimed.high) return "agrees";
  return high < claimed.low || low > claimed.high ? "disagrees" : "mixed";
}
