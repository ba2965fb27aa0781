import { groups, mean } from "d3";
import { midranks } from "./ranks.js";
import {
  type Interval,
  percentileInterval,
  permutationPValue,
  type Random,
  resample,
  resampleGroups,
} from "./resample.js";
import { auc } from "./roc.js";

/** One case with the scores of two predictors, higher speaking for the outcome, and the outcome. */
export interface TwoScores {
  readonly friction: number;
  readonly rival: number;
  readonly outcome: boolean;
}

/** A value with its 95% interval; no interval where it cannot be had. */
export interface Estimate {
  readonly value: number;
  readonly interval: Interval | null;
}

/** Areas under two ROC curves over the same cases. */
export interface PairedAuc {
  readonly n: number;
  readonly positives: number;
  readonly friction: Estimate;
  readonly rival: Estimate;
  /** The first area less the second. */
  readonly difference: Estimate;
}

/** The area of the first predictor less that of the second, over the same cases; null where a class is empty. */
export function aucDifference(cases: readonly TwoScores[]): number | null {
  const areas = bothAreas(cases);
  return areas && areas.friction - areas.rival;
}

function bothAreas(cases: readonly TwoScores[]): { readonly friction: number; readonly rival: number } | null {
  const friction = auc(cases.map(({ friction: score, outcome }) => ({ score, outcome })));
  const rival = auc(cases.map(({ rival: score, outcome }) => ({ score, outcome })));
  return friction === null || rival === null ? null : { friction, rival };
}

export interface BootstrapOptions<T> {
  readonly replicates: number;
  readonly random: Random;
  /** Groups of cases that resemble each other: whole groups are drawn instead of single cases. */
  readonly groupBy?: (one: T) => string;
}

/**
 * Both areas and their difference with 95% percentile bootstrap intervals over cases (Efron 1981). Each replicate draws
 * cases, so the two areas stay paired. Null where a class is empty.
 */
export function pairedAuc<T extends TwoScores>(cases: readonly T[], options: BootstrapOptions<T>): PairedAuc | null {
  const seen = bothAreas(cases);
  if (seen === null) return null;
  const { replicates, random, groupBy } = options;
  const clusters = groupBy && groups(cases, groupBy).map(([, members]) => members);
  const drawn = Array.from({ length: replicates }, () =>
    bothAreas(clusters ? resampleGroups(clusters, random) : resample(cases, random)),
  );
  const estimate = (value: number, of: (areas: { friction: number; rival: number }) => number): Estimate => ({
    value,
    interval: percentileInterval(drawn.map((areas) => areas && of(areas))),
  });
  return {
    n: cases.length,
    positives: cases.filter(({ outcome }) => outcome).length,
    friction: estimate(seen.friction, ({ friction }) => friction),
    rival: estimate(seen.rival, ({ rival }) => rival),
    difference: estimate(seen.friction - seen.rival, ({ friction, rival }) => friction - rival),
  };
}

/**
 * Two-sided p-value of no difference between two areas over the same cases, by exchanging the two predictors' midranks
 * within random cases (Venkatraman and Begg 1996; Bandos, Rockette and Gur 2005). Null where a class is empty.
 */
export function exchangePValue(cases: readonly TwoScores[], permutations: number, random: Random): number | null {
  const friction = midranks(cases.map((one) => one.friction));
  const rival = midranks(cases.map((one) => one.rival));
  const ranked = cases.map(({ outcome }, i) => ({ outcome, friction: friction[i] ?? 0, rival: rival[i] ?? 0 }));
  const seen = aucDifference(ranked);
  if (seen === null) return null;
  const permuted = Array.from({ length: permutations }, () =>
    Math.abs(
      aucDifference(
        ranked.map((one) => (random() < 0.5 ? one : { ...one, friction: one.rival, rival: one.friction })),
      ) ?? 0,
    ),
  );
  return permutationPValue(Math.abs(seen), permuted);
}

/** Area over pairs of cases from the same group only, so that what groups have in common plays no part. */
export function aucWithinGroups<T extends TwoScores>(
  cases: readonly T[],
  groupBy: (one: T) => string,
  score: (one: T) => number,
): { readonly auc: number; readonly pairs: number } | null {
  const parts = groups(cases, groupBy).flatMap(([, members]) => {
    const area = auc(members.map((one) => ({ score: score(one), outcome: one.outcome })));
    const positives = members.filter(({ outcome }) => outcome).length;
    return area === null ? [] : [{ area, pairs: positives * (members.length - positives) }];
  });
  const pairs = parts.reduce((total, part) => total + part.pairs, 0);
  return pairs === 0 ? null : { auc: parts.reduce((total, { area, pairs: n }) => total + area * n, 0) / pairs, pairs };
}

/** Cases without the outcome that nobody has recorded. */
export interface MissingCases {
  readonly friction: number;
  readonly rival: number;
}

/**
 * How many further cases without the outcome would bring two areas level. Each added case counts against the first
 * predictor as often as a case with the outcome scores above it, and likewise the second, so the areas move linearly:
 * (n₀ A + k a) / (n₀ + k), where a is the share of cases with the outcome that score above the added one. Null where no
 * number of them would do it, 0 where the second area is at least the first already.
 */
export function missingToLevel(cases: readonly TwoScores[], added: MissingCases): number | null {
  const areas = bothAreas(cases);
  if (areas === null) return null;
  const positives = cases.filter(({ outcome }) => outcome);
  const negatives = cases.length - positives.length;
  const above = (score: (one: TwoScores) => number, limit: number) =>
    mean(positives, (one) => (score(one) > limit ? 1 : score(one) === limit ? 0.5 : 0)) ?? 0;
  const lead = areas.friction - areas.rival;
  if (lead <= 0) return 0;
  const loss = above(({ rival }) => rival, added.rival) - above(({ friction }) => friction, added.friction);
  return loss <= 0 ? null : Math.ceil((negatives * lead) / loss - 1e-9);
}
