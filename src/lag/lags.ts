import { type Share, type Summary, summarize, wilsonShare } from "../analysis/summary.js";
import {
  type Duration,
  kaplanMeier,
  type LogRank,
  logRank,
  type RestrictedMean,
  restrictedMean,
  type SurvivalCurve,
  type SurvivalQuantile,
  survivalQuantile,
} from "../analysis/survival.js";
import { type DurationRow, type Stage, TIER_IDS, type Tier } from "./rows.js";

/** The longest lag that the essays give a tier; within it each tier was watched. */
export const TIER_HORIZON_MONTHS = 36;

/** Short enough that techniques published since 2023 were watched as long. */
export const COHORT_HORIZON_MONTHS = 24;

/** How the techniques of one group came to one stage of adoption. */
export interface Lag {
  /** Techniques with a known time under watch; the others are at the stage, but nobody knows since when. */
  readonly watched: readonly DurationRow[];
  readonly undated: readonly DurationRow[];
  readonly reached: number;
  readonly curve: SurvivalCurve;
  readonly median: SurvivalQuantile;
  readonly mean: RestrictedMean | null;
  /** Months among those that got there, which leaves out all that did not. */
  readonly amongReached: Summary | null;
  /** Share at the stage, undated techniques included. */
  readonly share: Share | null;
}

/** A duration for survival analysis; nothing where it has no length. */
function durationOf({ months, status }: DurationRow): Duration[] {
  return months === null ? [] : [{ months, event: status === "reached" }];
}

/** The time to one stage in a group of techniques. */
export function lagOf(rows: readonly DurationRow[], horizonMonths: number): Lag {
  const watched = rows.filter(({ months }) => months !== null);
  const undated = rows.filter(({ months }) => months === null);
  const arrived = watched.filter(({ status }) => status === "reached");
  const curve = kaplanMeier(watched.flatMap(durationOf));
  return {
    watched,
    undated,
    reached: arrived.length,
    curve,
    median: survivalQuantile(curve),
    mean: restrictedMean(curve, horizonMonths),
    amongReached: summarize(arrived.flatMap(({ months }) => months ?? [])),
    share: wilsonShare(arrived.length + undated.length, rows.length),
  };
}

export interface TierLag extends Lag {
  readonly tier: Tier;
}

/** The time to one stage for each tier, from weights to systems. */
export function tierLags(rows: readonly DurationRow[], stage: Stage): readonly TierLag[] {
  const own = rows.filter((row) => row.stage === stage);
  return TIER_IDS.map((tier) => ({
    tier,
    ...lagOf(
      own.filter((row) => row.tier === tier),
      TIER_HORIZON_MONTHS,
    ),
  }));
}

/** The log-rank test of equal times in groups of rows of one stage. */
export function compare(rows: readonly DurationRow[], group: (row: DurationRow) => string): LogRank | null {
  return logRank(rows.flatMap((row) => durationOf(row).map((duration) => ({ ...duration, group: group(row) }))));
}

/** Years in which papers appeared, to ask whether the lag shrinks. */
export const COHORTS = [
  { id: "before-2020", label: "before 2020", from: Number.NEGATIVE_INFINITY, to: 2019 },
  { id: "2020-2022", label: "2020–2022", from: 2020, to: 2022 },
  { id: "since-2023", label: "2023 and later", from: 2023, to: Number.POSITIVE_INFINITY },
] as const;

export type Cohort = (typeof COHORTS)[number];

/** Whether a technique's paper is of a cohort's years; without a dated paper it is of none. */
export function isOf({ from, to }: Pick<Cohort, "from" | "to">, { paper_year: year }: DurationRow): boolean {
  return year !== null && from <= year && year <= to;
}

export interface CohortLag extends Lag {
  readonly cohort: Cohort;
}

/** The time to one stage for each cohort. */
export function cohortLags(rows: readonly DurationRow[]): readonly CohortLag[] {
  return COHORTS.map((cohort) => ({
    cohort,
    ...lagOf(
      rows.filter((row) => isOf(cohort, row)),
      COHORT_HORIZON_MONTHS,
    ),
  }));
}

/** The log-rank test of equal times in the cohorts. */
export function compareCohorts(rows: readonly DurationRow[]): LogRank | null {
  const known = rows.filter(({ paper_year: year }) => year !== null);
  return compare(known, (row) => COHORTS.find((cohort) => isOf(cohort, row))?.id ?? "");
}

/** The median if every undated technique had been at the stage at once, and if none were there yet. */
export function undatedBounds({ watched, undated, curve }: Lag): readonly [SurvivalQuantile, SurvivalQuantile] {
  const known = watched.flatMap(durationOf);
  const longest = curve.steps.at(-1)?.months ?? 0;
  const all = (extra: Duration) => survivalQuantile(kaplanMeier([...known, ...undated.map(() => extra)]));
  return [all({ months: 0, event: true }), all({ months: longest, event: false })];
}
