import { groups, rollup, sum } from "d3";
import { chiSquareTail, Z_95 } from "./distributions.js";
import { solve } from "./linear.js";
import { wilsonShare } from "./summary.js";

/** How long one subject was watched, and whether the event came then (true) or the watch ended (false). */
export interface Duration {
  readonly months: number;
  readonly event: boolean;
}

/** One step of a survival curve, at a time when events or censorings happened. */
export interface SurvivalStep {
  readonly months: number;
  /** Subjects still watched and without an event just before. */
  readonly atRisk: number;
  readonly events: number;
  readonly censored: number;
  /** Estimated probability that the event comes later than `months`. */
  readonly survival: number;
  /** Limits of the pointwise 95% interval; null where Greenwood's variance is not defined, at survival 0. */
  readonly low: number | null;
  readonly high: number | null;
}

export interface SurvivalCurve {
  readonly n: number;
  readonly events: number;
  readonly steps: readonly SurvivalStep[];
}

/** A quantile of the time to the event; null where the curve, or a limit of its interval, does not come down to it. */
export interface SurvivalQuantile {
  readonly months: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The Kaplan–Meier estimate of a survival curve (Kaplan and Meier 1958) with Greenwood's variance and 95% limits on the
 * scale of log S, cut at 1: the default of R's `survival::survfit`. Events come before censorings of the same time.
 * Censoring must not depend on the chance of an event.
 *
 * @throws RangeError where a duration is negative or not finite
 */
export function kaplanMeier(durations: readonly Duration[]): SurvivalCurve {
  for (const { months } of durations) {
    if (!(months >= 0 && months < Infinity)) throw new RangeError(`a duration of ${months} months cannot be used`);
  }
  const times = groups(durations, ({ months }) => months).sort(([a], [b]) => a - b);
  let atRisk = durations.length;
  let survival = 1;
  let greenwood = 0;
  const steps = times.map(([months, here]): SurvivalStep => {
    const events = here.filter(({ event }) => event).length;
    survival *= 1 - events / atRisk;
    greenwood += events === 0 ? 0 : events / (atRisk * (atRisk - events));
    const half = Z_95 * Math.sqrt(greenwood);
    const bounded = Number.isFinite(half);
    const step = {
      months,
      atRisk,
      events,
      censored: here.length - events,
      survival,
      low: bounded ? survival * Math.exp(-half) : null,
      high: bounded ? Math.min(1, survival * Math.exp(half)) : null,
    };
    atRisk -= here.length;
    return step;
  });
  return { n: durations.length, events: sum(steps, ({ events }) => events), steps };
}

/**
 * The time by which a share of the subjects has had the event, with the 95% interval of Brookmeyer and Crowley (1982):
 * the times at which the limits of the curve come down to the same level. Where the curve runs exactly at the level,
 * the middle of that stretch, as in R.
 *
 * @param share of subjects with the event, 0.5 for the median
 */
export function survivalQuantile({ steps }: SurvivalCurve, share = 0.5): SurvivalQuantile {
  const level = 1 - share;
  const crossing = (limit: (step: SurvivalStep) => number | null) => crossingTime(steps, level, limit);
  return {
    months: crossing(({ survival }) => survival),
    low: crossing(({ low }) => low),
    high: crossing(({ high }) => high),
  };
}

/** Rounding may leave a product of survival probabilities just above the level that it stands for. */
const TOLERANCE = 1e-9;

function crossingTime(
  steps: readonly SurvivalStep[],
  level: number,
  limit: (step: SurvivalStep) => number | null,
): number | null {
  const reached = steps.findIndex((step) => {
    const value = limit(step);
    return value !== null && value <= level + TOLERANCE;
  });
  const step = steps[reached];
  if (step === undefined) return null;
  const value = limit(step);
  if (value === null || value < level - TOLERANCE) return step.months;
  const end = steps.slice(reached + 1).find((later) => (limit(later) ?? 0) < level - TOLERANCE && later.events > 0);
  return end === undefined ? step.months : (step.months + end.months) / 2;
}

/**
 * The share of subjects that had the event by `months`, with its 95% interval; null after the last duration.
 *
 * Before the first event Greenwood's variance is 0 and bounds nothing. The limits are then Wilson's for no event among
 * those still at risk at `months`: the number at risk as the size of the sample is the cautious choice of Dorey and
 * Korn (1987), as it leaves out whoever was watched for a shorter time.
 */
export function shareBy(
  { steps }: SurvivalCurve,
  months: number,
): { readonly share: number; readonly low: number | null; readonly high: number | null } | null {
  const last = steps.at(-1);
  if (last === undefined || (months > last.months && last.survival > 0)) return null;
  const step = steps.findLast((candidate) => candidate.months <= months);
  if (step === undefined || step.survival === 1) {
    const atRisk = steps.find((candidate) => candidate.months >= months)?.atRisk ?? 0;
    return { share: 0, low: 0, high: wilsonShare(0, atRisk)?.high ?? null };
  }
  return {
    share: 1 - step.survival,
    low: step.high === null ? null : 1 - step.high,
    high: step.low === null ? null : 1 - step.low,
  };
}

/** The mean time to the event when every watch is cut at a horizon, with its 95% interval. */
export interface RestrictedMean {
  readonly horizonMonths: number;
  readonly months: number;
  readonly standardError: number;
  /** Limits, cut at 0 and at the horizon. */
  readonly low: number;
  readonly high: number;
}

/**
 * The restricted mean survival time: the area under the curve up to a horizon (Irwin 1949), with the standard error that
 * follows from Greenwood's variance, as R's `print(survfit(…), rmean = horizon)`. Unlike the median it exists where
 * fewer than half have had the event. Null where the watch ends before the horizon, since the curve is not known there.
 */
export function restrictedMean({ steps }: SurvivalCurve, horizonMonths: number): RestrictedMean | null {
  const last = steps.at(-1);
  if (last === undefined || (last.months < horizonMonths && last.survival > 0)) return null;
  const within = steps.filter(({ months }) => months < horizonMonths);
  let variance = 0;
  let area = 0;
  let end = horizonMonths;
  // From the horizon backwards, the area to the right of each step is known when its variance is added.
  for (const { months, survival, atRisk, events } of within.toReversed()) {
    area += survival * (end - months);
    end = months;
    if (events < atRisk) variance += (area ** 2 * events) / (atRisk * (atRisk - events));
  }
  area += end;
  const standardError = Math.sqrt(variance);
  return {
    horizonMonths,
    months: area,
    standardError,
    low: Math.max(0, area - Z_95 * standardError),
    high: Math.min(horizonMonths, area + Z_95 * standardError),
  };
}

export interface LogRank {
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  readonly groups: readonly {
    readonly group: string;
    readonly n: number;
    readonly observed: number;
    readonly expected: number;
  }[];
}

/**
 * The log-rank test of equal survival in several groups (Mantel 1966; Peto and Peto 1972), as R's `survdiff`.
 * Groups that nobody was at risk in when the first event came are left out, as there. Null where there is nothing to
 * compare: fewer than two groups, no event, or no time at which two groups are at risk.
 *
 * @throws RangeError where a duration is negative or not finite
 */
export function logRank(durations: readonly (Duration & { readonly group: string })[]): LogRank | null {
  for (const { months } of durations) {
    if (!(months >= 0 && months < Infinity)) throw new RangeError(`a duration of ${months} months cannot be used`);
  }
  const times = [...new Set(durations.flatMap(({ months, event }) => (event ? [months] : [])))].sort((a, b) => a - b);
  // A group whose watch ended before the first event is at risk at none, and would leave the variance singular.
  const [firstEvent = Infinity] = times;
  const atRisk = durations.filter(({ months }) => months >= firstEvent);
  const names = [...new Set(atRisk.map(({ group }) => group))].sort();
  const observed = names.map((name) => sum(durations, ({ group, event }) => Number(group === name && event)));
  const expected = names.map(() => 0);
  const variance = names.map(() => names.map(() => 0));
  for (const time of times) {
    const risk = rollup(
      durations.filter(({ months }) => months >= time),
      (here) => here.length,
      ({ group }) => group,
    );
    const n = sum(risk.values());
    const events = sum(durations, ({ months, event }) => Number(event && months === time));
    const spread = n > 1 ? (events * (n - events)) / (n - 1) : 0;
    const shares = names.map((name) => (risk.get(name) ?? 0) / n);
    for (const [i, share] of shares.entries()) {
      expected[i] = (expected[i] ?? 0) + events * share;
      for (const [j, other] of shares.entries()) {
        const row = variance[i];
        if (row !== undefined) row[j] = (row[j] ?? 0) + spread * share * (Number(i === j) - other);
      }
    }
  }
  const difference = observed.map((count, i) => count - (expected[i] ?? 0));
  // The differences sum to zero, so the last group is told by the others.
  const free = names.length - 1;
  const solved =
    free < 1
      ? null
      : solve(
          variance.slice(0, free).map((row) => row.slice(0, free)),
          difference.slice(0, free),
        );
  if (solved === null) return null;
  const chiSquare = sum(solved, (x, i) => x * (difference[i] ?? 0));
  return {
    chiSquare,
    degreesOfFreedom: free,
    pValue: chiSquareTail(chiSquare, free),
    groups: names.map((group, i) => ({
      group,
      n: durations.filter((d) => d.group === group).length,
      observed: observed[i] ?? 0,
      expected: expected[i] ?? 0,
    })),
  };
}
