import { spearman } from "./ranks.js";
import { type Interval, percentileInterval, permutationPValue, resample, seededRandom, shuffled } from "./resample.js";

/** How the order of one quantity goes with that of another. */
export interface RankAssociation {
  /** Spearman's coefficient: −1 where one falls as the other rises, 1 where both rise. */
  readonly rho: number;
  /** Its 95% percentile bootstrap interval; null where too few resamples had a coefficient. */
  readonly interval: Interval | null;
  /** Two-sided, by permutation. */
  readonly p: number;
  readonly n: number;
}

const REPLICATES = 1999;

/** Pairs below which neither interval nor p-value could say anything. */
const LEAST = 4;

/**
 * Spearman's rank correlation of pairs, with a bootstrap interval and a permutation test. Both take the pairs to be
 * independent draws, which techniques that share parts of their code are not quite. Null below four pairs, or where one
 * side is constant.
 */
export function rankAssociation(
  pairs: readonly { readonly x: number; readonly y: number }[],
  seed = 1,
): RankAssociation | null {
  const rhoOf = (drawn: readonly { readonly x: number; readonly y: number }[]) =>
    spearman(
      drawn.map(({ x }) => x),
      drawn.map(({ y }) => y),
    );
  const rho = rhoOf(pairs);
  if (pairs.length < LEAST || rho === null) return null;
  const random = seededRandom(seed);
  const xs = pairs.map(({ x }) => x);
  const permuted = Array.from({ length: REPLICATES }, () => {
    const drawn = spearman(
      xs,
      shuffled(
        pairs.map(({ y }) => y),
        random,
      ),
    );
    return Math.abs(drawn ?? 0);
  });
  return {
    rho,
    interval: percentileInterval(Array.from({ length: REPLICATES }, () => rhoOf(resample(pairs, random)))),
    p: permutationPValue(Math.abs(rho), permuted),
    n: pairs.length,
  };
}
