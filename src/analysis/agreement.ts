import { sum } from "d3";

/** How far apart two levels count: `quadratic` by the square of their distance, `none` as all or nothing. */
export type KappaWeights = "quadratic" | "linear" | "none";

const DISAGREEMENT: Readonly<Record<KappaWeights, (distance: number) => number>> = {
  quadratic: (distance) => distance ** 2,
  linear: (distance) => distance,
  none: (distance) => Number(distance > 0),
};

/**
 * Cohen's weighted kappa of two raters over ordered levels 0, 1, …, `levels` − 1 (Cohen 1968, equation 3): 1 less the
 * weighted disagreement seen over the one expected if each rated at random with the same totals. 1 is full agreement, 0
 * is chance, below 0 is worse than chance. Null where none is defined: no pairs, or both raters give one and the same
 * level throughout.
 *
 * @throws RangeError where a rating is not one of the levels
 */
export function weightedKappa(
  pairs: readonly (readonly [number, number])[],
  levels: number,
  weights: KappaWeights = "quadratic",
): number | null {
  const first = Array.from({ length: levels }, () => 0);
  const second = Array.from({ length: levels }, () => 0);
  let seen = 0;
  const disagreement = DISAGREEMENT[weights];
  for (const [a, b] of pairs) {
    if (!isLevel(a, levels) || !isLevel(b, levels))
      throw new RangeError(`the ratings ${a} and ${b} are not both levels from 0 to ${levels - 1}`);
    first[a] = (first[a] ?? 0) + 1;
    second[b] = (second[b] ?? 0) + 1;
    seen += disagreement(Math.abs(a - b));
  }
  const expected = sum(first, (inFirst, i) =>
    sum(second, (inSecond, j) => inFirst * inSecond * disagreement(Math.abs(i - j))),
  );
  return expected === 0 ? null : 1 - (seen * pairs.length) / expected;
}

function isLevel(value: number, levels: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < levels;
}

/** The share of pairs in which both raters give the same level; null where there are none. */
export function rawAgreement(pairs: readonly (readonly [number, number])[]): number | null {
  return pairs.length === 0 ? null : pairs.filter(([a, b]) => a === b).length / pairs.length;
}
