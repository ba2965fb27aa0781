import { median, sort } from "d3";
import type { Interval } from "./resample.js";

/**
 * The interval of at least 95% for a median from order statistics, free of any assumption on the distribution but
 * independence (Conover 1999, section 3.2): the r-th smallest and r-th largest value, r the largest rank with
 * 2 P(B ≤ r − 1) ≤ 0.05 for B binomial (n, ½). Null below six values, which cannot give it.
 */
export function medianInterval(sample: readonly number[]): (Interval & { readonly median: number }) | null {
  const sorted = sort(sample);
  const rank = lowerRank(sorted.length);
  const middle = median(sorted);
  const low = sorted[rank - 1];
  const high = sorted[sorted.length - rank];
  return rank < 1 || middle === undefined || low === undefined || high === undefined
    ? null
    : { median: middle, low, high };
}

function lowerRank(n: number): number {
  let rank = 0;
  // In logarithms, as 2^−n is too small for a number from n = 1075 on.
  let logProbability = -n * Math.LN2;
  let cumulative = Math.exp(logProbability);
  while (2 * cumulative <= 0.05) {
    rank += 1;
    logProbability += Math.log((n - rank + 1) / rank);
    cumulative += Math.exp(logProbability);
  }
  return rank;
}
