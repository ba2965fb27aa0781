import { max } from "d3";
import { type Ceilings, frictionTax, roofShare } from "../analysis/roofline.js";
import type { Size } from "../gpu/kernel.js";
import { kernelNamed } from "../gpu/kernels/index.js";
import { type MeasuredResult, type RunFile, type RunResult, type Timing, timingOf } from "../gpu/run-file.js";

/** What a result means on the device that it was measured on. */
export interface Figures {
  readonly timing: Timing;
  /** Null for a kernel without arithmetic. */
  readonly flopsPerSecond: number | null;
  readonly bytesPerSecond: number;
  /** Share of the roof that the device's own ceilings set; null until they were measured. */
  readonly roofShare: number | null;
  /** Time over that of the same useful operations at the rate of the device's fastest GEMM; null until that is known. */
  readonly tax: number | null;
}

/** What the results of one run say of their device. */
export interface DeviceRates {
  readonly ceilings: Ceilings | null;
  readonly gemmFlopsPerSecond: number | null;
}

/** The kernels that measure ceilings, and those whose rate the friction tax is counted in. */
const CEILINGS = /^ceilings-/;
const GEMM = /^gemm-/;

/** Operations per second at the median of a result's times. */
export function flopRate(result: MeasuredResult): number {
  return result.usefulFlops / (timingOf(result).medianMs / 1e3);
}

/** Compulsory bytes per second at the median of a result's times. */
export function byteRate(result: MeasuredResult): number {
  return result.compulsoryBytes / (timingOf(result).medianMs / 1e3);
}

/**
 * The fastest that a device was seen to do: arithmetic and bandwidth by the kernels made for it, GEMM by its fastest
 * variant with the parameters of the run's size, so that a sweep over larger products does not raise every tax.
 */
export function deviceRates(run: Pick<RunFile, "size" | "results"> | null): DeviceRates {
  if (run === null) return { ceilings: null, gemmFlopsPerSecond: null };
  const { results, size } = run;
  const measured = results.filter((result) => result.status === "passed");
  const ceilings = measured.filter(({ kernelId }) => CEILINGS.test(kernelId));
  const flopsPerSecond = max(ceilings, flopRate) ?? 0;
  const bytesPerSecond = max(
    ceilings.filter((one) => one.compulsoryBytes >= one.usefulFlops),
    byteRate,
  );
  const gemm = measured.filter((result) => GEMM.test(result.kernelId) && isAtSize(result, size));
  return {
    ceilings: flopsPerSecond > 0 && bytesPerSecond !== undefined ? { flopsPerSecond, bytesPerSecond } : null,
    gemmFlopsPerSecond: max(gemm, flopRate) ?? null,
  };
}

export function figuresOf(result: MeasuredResult, { ceilings, gemmFlopsPerSecond }: DeviceRates): Figures {
  const timing = timingOf(result);
  const { usefulFlops, compulsoryBytes } = result;
  return {
    timing,
    flopsPerSecond: usefulFlops > 0 ? flopRate(result) : null,
    bytesPerSecond: byteRate(result),
    roofShare: ceilings && roofShare(ceilings, usefulFlops, compulsoryBytes, timing.medianMs),
    tax:
      usefulFlops > 0 && gemmFlopsPerSecond !== null
        ? frictionTax(usefulFlops, timing.medianMs, gemmFlopsPerSecond)
        : null,
  };
}

function isAtSize({ kernelId, parameters }: MeasuredResult, size: Size): boolean {
  const own = kernelNamed(kernelId)?.sizes[size];
  return (
    own !== undefined && measurementKey({ kernelId, parameters: own }) === measurementKey({ kernelId, parameters })
  );
}

/** Results of the same kernel with the same parameters are the same measurement, taken again. */
export function measurementKey({ kernelId, parameters }: Pick<RunResult, "kernelId" | "parameters">): string {
  return JSON.stringify([kernelId, Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
