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
  /** Share of the roof that the device's own ceilings set; null until they were measured, and where none is. */
  readonly roofShare: number | null;
  /** Time over that of the same useful operations at the rate of {@link gemmRateOf}; null until that is known. */
  readonly tax: number | null;
}

/** What the results of one run say of their device. */
export interface DeviceRates {
  readonly ceilings: Ceilings | null;
  /** Peak of arithmetic in f16, where it was measured. */
  readonly halfFlopsPerSecond: number | null;
  /** The fastest GEMM in f32. */
  readonly gemmFlopsPerSecond: number | null;
  /** The fastest GEMM in f16, where one ran. */
  readonly halfGemmFlopsPerSecond: number | null;
}

/** The kernels that measure ceilings, and those whose rate the friction tax is counted in. */
const ARITHMETIC = /^ceilings-fma-/;
const MEMORY = /^ceilings-(copy|triad)$/;
const GEMM = /^gemm-/;
const HALF = /-f16$/;

/** Kernels of units that no ceiling measures: matrix units, and dot products of packed whole numbers. */
const OTHER_UNITS = /^gemm-subgroup-matrix|^low-precision-int8$/;

/** Operations per second at the median of a result's times. */
export function flopRate(result: MeasuredResult): number {
  return result.usefulFlops / (timingOf(result).medianMs / 1e3);
}

/** Compulsory bytes per second at the median of a result's times. */
export function byteRate(result: MeasuredResult): number {
  return result.compulsoryBytes / (timingOf(result).medianMs / 1e3);
}

/** A kernel's time beside what it had to do. */
export interface Paced {
  readonly kernelId: string;
  readonly medianMs: number;
  readonly usefulFlops: number;
  readonly compulsoryBytes: number;
}

/**
 * The fastest that a device was seen to do: arithmetic and bandwidth by the kernels made for it, GEMM by its fastest
 * variant at the size of the run. Half precision has a roof of its own, as most kernels compute in f32.
 */
export function ratesOf(measured: readonly Paced[]): DeviceRates {
  const fastest = (of: RegExp, isHalf: boolean) =>
    max(
      measured.filter(({ kernelId }) => of.test(kernelId) && HALF.test(kernelId) === isHalf),
      ({ usefulFlops, medianMs }) => usefulFlops / (medianMs / 1e3),
    ) ?? null;
  const flopsPerSecond = fastest(ARITHMETIC, false);
  const memory = measured.filter(({ kernelId }) => MEMORY.test(kernelId));
  const bytesPerSecond = max(
    memory.filter((one) => one.compulsoryBytes === mostBytes(memory, one.kernelId)),
    ({ compulsoryBytes, medianMs }) => compulsoryBytes / (medianMs / 1e3),
  );
  return {
    ceilings: flopsPerSecond !== null && bytesPerSecond !== undefined ? { flopsPerSecond, bytesPerSecond } : null,
    halfFlopsPerSecond: fastest(ARITHMETIC, true),
    gemmFlopsPerSecond: fastest(GEMM, false),
    halfGemmFlopsPerSecond: fastest(GEMM, true),
  };
}

/** Short arrays, as a sweep copies them, stay in a cache and tell nothing of the memory. */
function mostBytes(memory: readonly Paced[], kernelId: string): number | undefined {
  return max(
    memory.filter((one) => one.kernelId === kernelId),
    ({ compulsoryBytes }) => compulsoryBytes,
  );
}

/** The rates of a device by a run. GEMMs of other shapes than its size's, as a sweep adds them, do not raise every tax. */
export function deviceRates(run: Pick<RunFile, "size" | "results"> | null): DeviceRates {
  const passed = (run?.results ?? []).filter((result) => result.status === "passed");
  const measured = passed.filter((result) => !GEMM.test(result.kernelId) || (run && isAtSize(result, run.size)));
  return ratesOf(measured.map((result) => ({ ...result, medianMs: timingOf(result).medianMs })));
}

/**
 * The roof of a kernel: that of half precision where it computes in it and the device was measured so. Null also for
 * kernels of units that no ceiling measures.
 */
export function roofOf(kernelId: string, { ceilings, halfFlopsPerSecond }: DeviceRates): Ceilings | null {
  if (OTHER_UNITS.test(kernelId)) return null;
  if (ceilings === null || halfFlopsPerSecond === null || !HALF.test(kernelId)) return ceilings;
  return { ...ceilings, flopsPerSecond: Math.max(ceilings.flopsPerSecond, halfFlopsPerSecond) };
}

/** The rate that a kernel's tax is counted in: that of the fastest GEMM, in f16 too where the kernel is in f16. */
export function gemmRateOf(
  kernelId: string,
  { gemmFlopsPerSecond, halfGemmFlopsPerSecond }: DeviceRates,
): number | null {
  if (gemmFlopsPerSecond === null || halfGemmFlopsPerSecond === null || !HALF.test(kernelId)) return gemmFlopsPerSecond;
  return Math.max(gemmFlopsPerSecond, halfGemmFlopsPerSecond);
}

export function figuresOf(result: MeasuredResult, rates: DeviceRates): Figures {
  const timing = timingOf(result);
  const { usefulFlops, compulsoryBytes } = result;
  const gemmFlopsPerSecond = gemmRateOf(result.kernelId, rates);
  const ceilings = roofOf(result.kernelId, rates);
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
