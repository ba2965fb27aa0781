import { group } from "d3";
import * as v from "valibot";
import { frictionTax, roofShare } from "../analysis/roofline.js";
import { type RankAssociation, rankAssociation } from "../analysis/rubric-tax.js";
import type { CodeMatch } from "../gpu/code-match.js";
import { formatCount, formatNumber } from "../ui/format.js";
import { type DeviceRates, gemmRateOf, ratesOf, roofOf } from "./figures.js";
import { codeNote, type LabRun, type Measurement, onePerKernel } from "./measurements.js";
import { threeDigits } from "./words.js";

/** A row of `kernels/hardware-fit`. */
export const fitRow = v.object({
  architecture_id: v.string(),
  name: v.string(),
  h: v.number(),
  evidence: v.string(),
});

export type HardwareFit = v.InferOutput<typeof fitRow>;

/**
 * What a kernel's time is held against. `gemm`: the time of the same useful operations in the device's fastest matrix
 * product, which is the friction tax. `roof`: the least time that the device's ceilings allow.
 */
export type TaxBasis = "gemm" | "roof";

/** A technique on a device, by its best kernel. */
export interface TaxPoint {
  readonly architectureId: string;
  readonly name: string;
  readonly h: number;
  readonly kernelId: string;
  readonly code: CodeMatch;
  readonly tax: number;
  /** Tax at the ends of the median's interval. */
  readonly low: number;
  readonly high: number;
}

/** Techniques that were both rated and measured, each by the kernel with the lowest tax. */
export function taxPoints(run: LabRun, fits: readonly HardwareFit[], basis: TaxBasis): readonly TaxPoint[] {
  const kernels = onePerKernel(run);
  const rates = ratesOf(kernels);
  const measured = group(kernels, ({ architectureId }) => architectureId ?? "");
  return fits
    .flatMap(({ architecture_id: architectureId, name, h }) => {
      const taxed = (measured.get(architectureId) ?? []).flatMap((one) => {
        const taxAt = taxOf(rates, one, basis);
        if (taxAt === null) return [];
        const [tax, low, high] = [taxAt(one.medianMs), taxAt(one.lowMs), taxAt(one.highMs)];
        return [{ architectureId, name, h, kernelId: one.kernelId, code: one.code, tax, low, high }];
      });
      return taxed.sort((a, b) => a.tax - b.tax).slice(0, 1);
    })
    .sort((a, b) => a.tax - b.tax || (a.name < b.name ? -1 : 1));
}

/** The tax of a kernel by its time in ms; null where the run lacks what it is held against. */
function taxOf(rates: DeviceRates, one: Measurement, basis: TaxBasis): ((ms: number) => number) | null {
  const { usefulFlops, compulsoryBytes, kernelId } = one;
  if (basis === "roof") {
    const ceilings = roofOf(kernelId, rates);
    return ceilings && ((ms) => 1 / roofShare(ceilings, usefulFlops, compulsoryBytes, ms));
  }
  const gemmFlopsPerSecond = gemmRateOf(kernelId, rates);
  return gemmFlopsPerSecond === null || usefulFlops === 0
    ? null
    : (ms) => frictionTax(usefulFlops, ms, gemmFlopsPerSecond);
}

/** Rank correlation of H with the tax. The rubric expects it below 0: what fits hardware better is taxed less. */
export function taxAssociation(points: readonly TaxPoint[]): RankAssociation | null {
  return rankAssociation(points.map(({ h, tax }) => ({ x: h, y: tax })));
}

/** Techniques below which a rank correlation is too uncertain to speak of. */
const FEW = 10;

/** What the points say to the rubric, in words. */
export function taxCaption(
  run: LabRun,
  points: readonly TaxPoint[],
  association: RankAssociation | null,
  basis: TaxBasis,
): string {
  const on = run.isSoftware
    ? `On ${run.device}, a software adapter, which says nothing about a GPU: `
    : `On ${run.device}: `;
  const what =
    basis === "gemm"
      ? "Tax: time over that of the same useful operations in the device’s fastest matrix product, in f16 for kernels in f16. What moves much memory for little arithmetic is taxed high by this measure, however well it is made."
      : "Tax: time over the least time that the device’s own ceilings allow for the operations and bytes that the result needs.";
  const how =
    "One point a technique, by its best kernel; bars are 95% intervals of the median time. Techniques share code within families, so they are not quite independent, and the kernels are this lab’s, not the best that exist. Those who rated H knew what became of each technique.";
  const marked = codeNote(points);
  if (association === null)
    return `${on}${formatCount(points.length, "technique")} with a rating and a time, too few for a rank correlation. ${what} ${how}${marked}`;
  const { rho, interval, p, n } = association;
  const decimals = (value: number) => formatNumber(value, 2);
  const range = interval === null ? "" : `, 95% interval ${decimals(interval.low)} to ${decimals(interval.high)}`;
  const says =
    interval === null || (interval.low <= 0 && interval.high >= 0)
      ? "this run cannot tell whether H goes with the tax"
      : rho < 0
        ? "techniques with a higher H are taxed less, as the rubric expects"
        : "techniques with a higher H are taxed more, against what the rubric expects";
  const few = n < FEW ? ` With ${n} techniques no more than a hint.` : "";
  return `${on}${says}. Spearman’s rank correlation ${decimals(rho)}${range}, n ${n}, permutation p ${p < 0.001 ? "below 0.001" : threeDigits(p)}.${few} ${what} ${how}${marked}`;
}
