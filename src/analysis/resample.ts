import { quantileSorted, randomLcg, shuffler, sort } from "d3";

/** A source of numbers from 0 up to, not including, 1. */
export type Random = () => number;

/** The same seed gives the same numbers (d3's linear congruential generator). */
export function seededRandom(seed: number): Random {
  return randomLcg(seed);
}

/** `items.length` draws with replacement (Efron 1979). */
export function resample<T>(items: readonly T[], random: Random): readonly T[] {
  return items.flatMap(() => {
    const drawn = Math.floor(random() * items.length);
    return items.slice(drawn, drawn + 1);
  });
}

/** As many whole groups as there are, drawn with replacement: for cases that resemble each other within a group. */
export function resampleGroups<T>(groups: readonly (readonly T[])[], random: Random): readonly T[] {
  return resample(groups, random).flat();
}

/** The items in random order. */
export function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  return shuffler(random)([...items]);
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The 95% percentile interval of bootstrap replicates (Efron 1981). Replicates in which the statistic was not defined
 * are left out; null where fewer than nine in ten remain, as the rest would speak for too little.
 */
export function percentileInterval(replicates: readonly (number | null)[]): Interval | null {
  const defined = sort(replicates.filter((value) => value !== null));
  if (defined.length === 0 || defined.length < 0.9 * replicates.length) return null;
  const low = quantileSorted(defined, 0.025);
  const high = quantileSorted(defined, 0.975);
  return low === undefined || high === undefined ? null : { low, high };
}

/**
 * The 95% percentile interval of a statistic when whole groups are drawn anew (Efron 1981; Davison and Hinkley 1997,
 * section 3.8). Rows within a group may depend on each other, groups may not. With few groups it is too narrow.
 */
export function groupInterval<T>(
  groups: readonly (readonly T[])[],
  statistic: (items: readonly T[]) => number | null,
  { replicates = 2000, seed = 1 }: { readonly replicates?: number; readonly seed?: number } = {},
): Interval | null {
  const random = seededRandom(seed);
  return percentileInterval(Array.from({ length: replicates }, () => statistic(resampleGroups(groups, random))));
}

/**
 * The p-value of a permutation test: the share of permuted statistics at least as large as the observed one, which
 * itself counts as one of them (Phipson and Smyth 2010).
 */
export function permutationPValue(observed: number, permuted: readonly number[]): number {
  return (1 + permuted.filter((value) => value >= observed - 1e-12).length) / (1 + permuted.length);
}
