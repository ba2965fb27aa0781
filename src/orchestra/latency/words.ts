import type { GrowthFit } from "../../analysis/orchestration/growth.js";
import { formatNumber } from "../../ui/format.js";
import { threeDigits } from "../../ui/tornado.js";
import { agreement, type ChainPoint, largestMiss } from "./outcome.js";

/** Seconds for a reader: `43.5 s`, `12.3 min`, `2.1 h`. */
export function duration(seconds: number): string {
  if (seconds < 120) return `${threeDigits(seconds)} s`;
  return seconds < 7200 ? `${threeDigits(seconds / 60)} min` : `${threeDigits(seconds / 3600)} h`;
}

const SHAPES = { linear: "a straight line", power: "a power of the length", exponential: "an exponential" } as const;

function last(
  points: readonly ChainPoint[],
  quantile: string,
): { readonly calls: number; readonly value: number } | null {
  const found = points.filter((point) => point.quantile === quantile).at(-1);
  const value = found?.seconds ?? found?.drawn ?? null;
  return found === undefined || value === null ? null : { calls: found.calls, value };
}

function first(points: readonly ChainPoint[], quantile: string): number | null {
  const found = points.find((point) => point.quantile === quantile && point.calls === 1);
  return found?.seconds ?? found?.drawn ?? null;
}

/** The finding on the chain that the reader built. */
export function describeChain(points: readonly ChainPoint[], fits: readonly GrowthFit[] | null): string {
  const [p50, p99, one] = [last(points, "P50"), last(points, "P99"), first(points, "P99")];
  if (p50 === null || p99 === null) return "";
  const growth = one === null ? "" : ` That P99 is ${threeDigits(p99.value / one)} times that of one call.`;
  return `Of chains of ${p99.calls} calls, half take ${duration(p50.value)} or less and 99 in 100 take ${duration(p99.value)} or less.${growth} ${describeFits(fits)}`;
}

/** Which shape the P99 grows in. */
export function describeFits(fits: readonly GrowthFit[] | null): string {
  const [best] = fits ?? [];
  const exponential = fits?.find(({ shape }) => shape === "exponential");
  if (best === undefined || exponential === undefined) return "";
  const power = fits?.find(({ shape }) => shape === "power");
  const exponent =
    power === undefined
      ? ""
      : ` The best power of the length is ${formatNumber(power.second, 2)}: 1 would be in proportion.`;
  if (best.shape === "exponential")
    return `It grows exponentially: ${SHAPES.exponential} fits best, with misses of ${percentOf(best.error)}.`;
  return `It does not grow exponentially: ${SHAPES[best.shape]} fits best, with misses of ${percentOf(best.error)}, against ${percentOf(exponential.error)} for ${SHAPES.exponential}.${exponent}`;
}

/** How closed form and simulation compare. */
export function describeAgreement(points: readonly ChainPoint[]): string {
  const { inside, of } = agreement(points);
  const drawn = points.some((point) => point.drawn !== null);
  const exact = points.some((point) => point.seconds !== null);
  if (!exact && drawn) return "No closed form fits this chain, so only drawn chains tell.";
  if (of === 0) return "";
  const compared = `${inside} of ${of} computed P50s and P99s lie within the 95% interval of the drawn chains; about one in twenty falls outside by chance, often several together, as one drawn chain counts at every length.`;
  const miss = largestMiss(points, "P99");
  if (miss === null) return compared;
  const way = miss.miss > 0 ? "too high" : "too low";
  return `${compared} The approximation of Fenton and Wilkinson (dashed) is ${way} by up to ${percentOf(Math.abs(miss.miss))} on the P99, at ${miss.calls} calls.`;
}

function percentOf(share: number): string {
  return `${formatNumber(100 * share, share < 0.1 ? 1 : 0)} %`;
}
