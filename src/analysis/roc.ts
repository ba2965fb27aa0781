import { ascending, groups } from "d3";

/** One case: a predictor's score and whether the outcome came. A higher score should speak for the outcome. */
export interface Scored {
  readonly score: number;
  readonly outcome: boolean;
}

/**
 * Area under the ROC curve: the probability that a random case with the outcome scores higher than a random one
 * without, ties counting half. It is the Mann–Whitney statistic over its maximum (Hanley and McNeil 1982, equation 1).
 * Null where all cases or none have the outcome.
 *
 * @throws RangeError where a score is not a number
 */
export function auc(cases: readonly Scored[]): number | null {
  const counts = new Map<number, { positives: number; negatives: number }>();
  for (const { score, outcome } of cases) {
    if (Number.isNaN(score)) throw new RangeError("a score that is not a number has no order");
    const here = counts.get(score) ?? { positives: 0, negatives: 0 };
    here[outcome ? "positives" : "negatives"] += 1;
    counts.set(score, here);
  }
  let [positives, negatives, wins] = [0, 0, 0];
  for (const [, here] of [...counts].sort(([a], [b]) => a - b)) {
    wins += here.positives * (negatives + here.negatives / 2);
    positives += here.positives;
    negatives += here.negatives;
  }
  return positives === 0 || negatives === 0 ? null : wins / (positives * negatives);
}

/** The rates at one cut-off: cases that score at least `threshold` are called to have the outcome; null calls none. */
export interface RocPoint {
  readonly threshold: number | null;
  readonly truePositiveRate: number;
  readonly falsePositiveRate: number;
}

/** The ROC curve from (0, 0) to (1, 1), one point for each distinct score; empty where a class is. */
export function rocCurve(cases: readonly Scored[]): readonly RocPoint[] {
  const positives = cases.filter(({ outcome }) => outcome).length;
  const negatives = cases.length - positives;
  if (positives === 0 || negatives === 0) return [];
  let [hits, alarms] = [0, 0];
  const points = groups(cases, ({ score }) => score)
    .sort(([a], [b]) => ascending(b, a))
    .map(([threshold, here]): RocPoint => {
      const found = here.filter(({ outcome }) => outcome).length;
      hits += found;
      alarms += here.length - found;
      return { threshold, truePositiveRate: hits / positives, falsePositiveRate: alarms / negatives };
    });
  return [{ threshold: null, truePositiveRate: 0, falsePositiveRate: 0 }, ...points];
}

/** How calls and outcomes meet. */
export interface Confusion {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
}

/** Counts of calls against outcomes. */
export function confusion(cases: readonly { readonly called: boolean; readonly outcome: boolean }[]): Confusion {
  const count = (called: boolean, outcome: boolean) =>
    cases.filter((one) => one.called === called && one.outcome === outcome).length;
  return {
    truePositives: count(true, true),
    falsePositives: count(true, false),
    falseNegatives: count(false, true),
    trueNegatives: count(false, false),
  };
}
