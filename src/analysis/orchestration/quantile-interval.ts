import { normalQuantile } from "../distributions.js";

export interface QuantileEstimate {
  readonly value: number;
  /** Null where the sample is too small for the interval to have ends. */
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * A quantile of a sample and its distribution-free interval: the order statistics whose ranks hold the quantile's own
 * rank with the given confidence, by the normal approximation of the binomial (Conover 1999, section 3.2).
 *
 * @param sorted the sample in rising order
 */
export function quantileEstimate(sorted: ArrayLike<number>, probability: number, confidence = 0.95): QuantileEstimate {
  const n = sorted.length;
  if (n === 0) throw new RangeError("an empty sample has no quantile");
  const centre = n * probability;
  const half = normalQuantile(0.5 + confidence / 2) * Math.sqrt(centre * (1 - probability));
  const at = (rank: number): number | null => (rank < 1 || rank > n ? null : (sorted[rank - 1] ?? null));
  return {
    value: at(Math.min(n, Math.max(1, Math.ceil(centre)))) ?? Number.NaN,
    low: at(Math.floor(centre - half)),
    high: at(Math.ceil(centre + half) + 1),
  };
}
