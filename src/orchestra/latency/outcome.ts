import { type Chain, isPlain } from "../../analysis/orchestration/chain.js";
import { fentonWilkinson } from "../../analysis/orchestration/closed-form.js";
import { fitGrowth, type GrowthFit } from "../../analysis/orchestration/growth.js";
import type { QueryResult } from "../../engine/result.js";
import { type CurvePoint, type DrawnPoint, PROBABILITIES } from "../job/messages.js";
import { resultOf } from "../result.js";

/** What is known of a chain so far. */
export interface Computed {
  readonly chain: Chain;
  readonly curve: readonly CurvePoint[] | null;
  readonly drawn: readonly DrawnPoint[] | null;
}

/** A quantile of a chain of one length, as figures draw it. */
export interface ChainPoint {
  readonly calls: number;
  readonly quantile: string;
  /** Seconds by closed form; null where there is none. */
  readonly seconds: number | null;
  /** Seconds among the drawn chains, with the 95% interval. */
  readonly drawn: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Seconds by Fenton and Wilkinson, for plain independent log-normal calls. */
  readonly approximated: number | null;
}

export const QUANTILES = ["P50", "P95", "P99"] as const;

export function chainPoints({ chain, curve, drawn }: Computed): readonly ChainPoint[] {
  const lengths = [...new Set([...(curve ?? []), ...(drawn ?? [])].map(({ length }) => length))];
  const { latency } = chain;
  const approximable =
    latency.kind === "lognormal" && isPlain(chain) && chain.correlation === 0 && chain.slowdown === 0;
  return lengths.flatMap((calls) => {
    const exact = curve?.find(({ length }) => length === calls);
    const estimates = drawn?.find(({ length }) => length === calls)?.estimates;
    const near = approximable ? fentonWilkinson(latency, calls, PROBABILITIES) : [];
    return QUANTILES.map((quantile, i) => ({
      calls,
      quantile,
      seconds: exact?.seconds[i] ?? null,
      drawn: estimates?.[i]?.value ?? null,
      low: estimates?.[i]?.low ?? null,
      high: estimates?.[i]?.high ?? null,
      approximated: near[i] ?? null,
    }));
  });
}

export function chainResult(points: readonly ChainPoint[]): QueryResult {
  return resultOf(
    {
      calls: "number",
      quantile: "text",
      seconds: "number",
      drawn: "number",
      low: "number",
      high: "number",
      approximated: "number",
    },
    points.map((point) => ({ ...point })),
  );
}

/** The shapes of growth fitted to the P99s, the best first; by closed form where there is one, else as drawn. */
export function growthOf(points: readonly ChainPoint[]): readonly GrowthFit[] | null {
  const p99 = points
    .filter(({ quantile }) => quantile === "P99")
    .flatMap(({ calls, seconds, drawn }) => {
      const value = seconds ?? drawn;
      return value === null ? [] : [{ length: calls, seconds: value }];
    });
  return p99.length < 3 ? null : fitGrowth(p99);
}

/** How many of the closed form's P50s and P99s lie within the simulation's intervals. */
export function agreement(points: readonly ChainPoint[]): { readonly inside: number; readonly of: number } {
  const compared = points.filter(
    ({ quantile, seconds, low, high }) => quantile !== "P95" && seconds !== null && low !== null && high !== null,
  );
  const inside = compared.filter(
    ({ seconds, low, high }) => (low ?? 0) <= (seconds ?? 0) && (seconds ?? 0) <= (high ?? 0),
  );
  return { inside: inside.length, of: compared.length };
}

/** The largest relative miss of Fenton and Wilkinson's approximation against the closed form; null where neither is. */
export function largestMiss(
  points: readonly ChainPoint[],
  quantile: string,
): { readonly calls: number; readonly miss: number } | null {
  const misses = points.flatMap((point) =>
    point.quantile === quantile && point.seconds !== null && point.approximated !== null
      ? [{ calls: point.calls, miss: point.approximated / point.seconds - 1 }]
      : [],
  );
  return misses.reduce<{ calls: number; miss: number } | null>(
    (worst, one) => (worst === null || Math.abs(one.miss) > Math.abs(worst.miss) ? one : worst),
    null,
  );
}
