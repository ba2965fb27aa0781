import { rank } from "d3";

/**
 * Ranks from 1, equal values sharing the mean of their ranks (midranks).
 *
 * @throws RangeError where a value is not a number
 */
export function midranks(values: readonly number[]): readonly number[] {
  if (values.some(Number.isNaN)) throw new RangeError("a value that is not a number has no rank");
  // d3 gives equal values the lowest of their ranks, from 0.
  const lowest = rank(values);
  const ties = new Map<number, number>();
  for (const place of lowest) ties.set(place, (ties.get(place) ?? 0) + 1);
  return Array.from(lowest, (place) => place + ((ties.get(place) ?? 1) + 1) / 2);
}

/**
 * Spearman's rank correlation: Pearson's correlation of midranks, so that ties are allowed (Kendall 1948). Null where
 * there are fewer than two pairs or one side is constant.
 *
 * @throws RangeError where the two sides differ in length
 */
export function spearman(a: readonly number[], b: readonly number[]): number | null {
  if (a.length !== b.length) throw new RangeError(`${a.length} values cannot be paired with ${b.length}`);
  const left = centred(midranks(a));
  const right = centred(midranks(b));
  const scale = Math.sqrt(dot(left, left) * dot(right, right));
  return scale === 0 ? null : dot(left, right) / scale;
}

function centred(ranks: readonly number[]): readonly number[] {
  return ranks.map((place) => place - (ranks.length + 1) / 2);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, value, i) => total + value * (b[i] ?? 0), 0);
}
