import { arithmeticIntensity, roofShare } from "../analysis/roofline.js";
import type { CodeMatch } from "../gpu/code-match.js";
import { formatCount } from "../ui/format.js";
import { ratesOf, roofOf } from "./figures.js";
import { codeNote, type LabRun, type Measurement, onePerKernel } from "./measurements.js";
import { threeDigits } from "./words.js";

/** A kernel's place on a roofline. */
export interface RoofPoint {
  readonly kernelId: string;
  readonly family: string;
  readonly code: CodeMatch;
  /** Useful operations per byte that must move. */
  readonly intensity: number;
  readonly flopsPerSecond: number;
  readonly lowFlopsPerSecond: number;
  readonly highFlopsPerSecond: number;
  /** Of the roof over it; null where the run did not measure its ceilings. */
  readonly share: number | null;
}

/** The kernels of a run that compute something and are not ceilings themselves, the fastest first. */
export function roofPoints(run: LabRun): readonly RoofPoint[] {
  const rates = ratesOf(run.measurements);
  return onePerKernel(run)
    .filter(({ family, usefulFlops }) => family !== "ceilings" && usefulFlops > 0)
    .map((one) => pointOf(one, roofOf(one.kernelId, rates)))
    .sort((a, b) => b.flopsPerSecond - a.flopsPerSecond);
}

function pointOf(one: Measurement, ceilings: ReturnType<typeof roofOf>): RoofPoint {
  const { kernelId, family, code, usefulFlops, compulsoryBytes, medianMs, lowMs, highMs } = one;
  return {
    kernelId,
    family,
    code,
    intensity: arithmeticIntensity(usefulFlops, compulsoryBytes),
    flopsPerSecond: usefulFlops / (medianMs / 1e3),
    lowFlopsPerSecond: usefulFlops / (highMs / 1e3),
    highFlopsPerSecond: usefulFlops / (lowMs / 1e3),
    share: ceilings && roofShare(ceilings, usefulFlops, compulsoryBytes, medianMs),
  };
}

/** Why a run may not lie on the axes of another; null where it may. */
export function refusal(run: LabRun, beside: LabRun): string | null {
  if (run.isSoftware === beside.isSoftware) return null;
  return run.isSoftware
    ? "a software adapter, which shares no axis with a GPU"
    : "a GPU, which shares no axis with a software adapter";
}

/** What the roofline of a run shows, in words. */
export function rooflineCaption(run: LabRun): string {
  const points = roofPoints(run);
  const { ceilings } = ratesOf(run.measurements);
  const software = run.isSoftware ? "A processor stands in for a GPU here: the figure says nothing about one. " : "";
  if (ceilings === null)
    return `${software}No roof: this run did not measure its ceilings. Points show ${formatCount(points.length, "kernel")} by arithmetic and memory alone.${codeNote(points)}`;
  const shares = points.flatMap(({ kernelId, share }) => (share === null ? [] : [{ kernelId, share }]));
  const best = shares.reduce<(typeof shares)[number] | null>((a, b) => (a === null || b.share > a.share ? b : a), null);
  const half = shares.filter(({ share }) => share >= 0.5).length;
  const above = shares.filter(({ share }) => share > 1).length;
  const nearest =
    best === null ? "" : ` The nearest to it, ${best.kernelId}, reaches ${threeDigits(best.share * 100)}\u00a0%.`;
  const over =
    above === 0
      ? ""
      : ` ${formatCount(above, "kernel lies", "kernels lie")} above it, as data that stay in a cache need not come from memory.`;
  const roofless = points.length - shares.length;
  const without =
    roofless === 0
      ? ""
      : ` ${formatCount(roofless, "kernel has", "kernels have")} none: no ceiling measures matrix units or packed whole numbers.`;
  return `${software}${half} of ${formatCount(shares.length, "kernel")} reach half of the roof that the ceilings of the same run set: ${threeDigits(ceilings.flopsPerSecond / 1e9)} GFLOP/s in f32 and ${threeDigits(ceilings.bytesPerSecond / 1e9)} GB/s.${nearest}${over}${without} Operations and bytes are those that the result needs, not those that a kernel spends. Bars are 95% intervals of the median.${codeNote(points)}`;
}
