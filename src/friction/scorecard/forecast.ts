import { complete, distance } from "../../analysis/profile.js";
import {
  kaplanMeier,
  type SurvivalCurve,
  type SurvivalQuantile,
  shareBy,
  survivalQuantile,
} from "../../analysis/survival.js";
import type { Stage, Technique, TechniqueDuration } from "./rows.js";
import type { Subject } from "./similar.js";
import { MAX_DISTANCE, type Scorecard } from "./state.js";

/** Fewer similar techniques than this give no forecast, and fewer still being watched give no month for the half. */
export const MIN_SIMILAR = 8;

/** Months from the paper at which the share there is told. */
export const HORIZONS_MONTHS = [12, 24, 36] as const;

export interface Horizon {
  readonly months: number;
  /** Null where nobody was watched for so long. */
  readonly share: { readonly share: number; readonly low: number | null; readonly high: number | null } | null;
}

export interface Forecast {
  readonly stage: Stage;
  readonly distance: number;
  /** Techniques with a duration: reached and censored. */
  readonly n: number;
  readonly nReached: number;
  readonly nCensored: number;
  /** Similar techniques left out because adoption is on record but its date is not. */
  readonly nUndated: number;
  /** Similar techniques left out because nobody collected events of this stage. */
  readonly nUncollected: number;
  readonly nSeen: number;
  /** The rows are those read in a source: an absence cannot be read, so the outcome chose them. */
  readonly isSelected: boolean;
  /** The estimate; null where there are too few techniques for one, or where the outcome chose them. */
  readonly estimate: {
    readonly curve: SurvivalCurve;
    /** Techniques still being watched when the curve comes down to half; null where it does not. */
    readonly atRiskAtHalf: number | null;
    /** Null where the curve does not come down to half, or only with fewer than {@link MIN_SIMILAR} at risk. */
    readonly median: SurvivalQuantile | null;
    readonly horizons: readonly Horizon[];
  } | null;
  /** The smallest larger distance at which there are enough, and how many they are then. */
  readonly wider: { readonly distance: number; readonly n: number } | null;
}

/** What a forecast is made from. */
export interface ForecastRows {
  readonly durations: readonly TechniqueDuration[];
  readonly techniques: readonly Technique[];
  /** The durations are only those read in a source. */
  readonly verifiedOnly: boolean;
}

/**
 * Months until techniques of similar scores reached a stage, by Kaplan and Meier: those that have not got there count
 * for as long as they were watched.
 *
 * @param distance largest sum of differences on the five axes at introduction
 */
export function forecast(
  subject: Subject,
  { distance: within, stage }: Pick<Scorecard, "distance" | "stage">,
  { durations, techniques, verifiedOnly }: ForecastRows,
): Forecast {
  const own = new Set(subject.own.map(({ id }) => id));
  const near = <T extends Parameters<typeof complete>[0]>(items: readonly T[], limit: number) =>
    items.filter((item) => {
      const scores = complete(item);
      return scores !== null && distance(subject.scores, scores) <= limit;
    });
  const candidates = durations.filter((row) => row.stage === stage && !own.has(row.architecture_id));
  const watchedWithin = (limit: number) =>
    near(candidates, limit).flatMap(({ months, status, evidence }) =>
      months === null ? [] : [{ months, event: status === "reached", evidence }],
    );
  const similar = near(candidates, within);
  const watched = watchedWithin(within);
  const known = new Set(similar.map((row) => row.architecture_id));
  const widerDistances = Array.from({ length: MAX_DISTANCE - within }, (_, i) => within + i + 1);
  const wider = widerDistances
    .map((limit) => ({ distance: limit, n: watchedWithin(limit).length }))
    .find(({ n }) => n >= MIN_SIMILAR);
  const nReached = watched.filter(({ event }) => event).length;
  return {
    stage,
    distance: within,
    n: watched.length,
    nReached,
    nCensored: watched.length - nReached,
    nUndated: similar.length - watched.length,
    nUncollected: near(techniques, within).filter(({ id }) => !known.has(id) && !own.has(id)).length,
    nSeen: watched.filter(({ evidence }) => evidence === "seen").length,
    isSelected: verifiedOnly,
    estimate: verifiedOnly || watched.length < MIN_SIMILAR ? null : estimate(kaplanMeier(watched)),
    wider: wider ?? null,
  };
}

function estimate(curve: SurvivalCurve): NonNullable<Forecast["estimate"]> {
  const quantile = survivalQuantile(curve);
  const { months: half } = quantile;
  const atRiskAtHalf = half === null ? null : (curve.steps.find(({ months }) => months >= half)?.atRisk ?? 0);
  return {
    curve,
    atRiskAtHalf,
    median: atRiskAtHalf === null || atRiskAtHalf < MIN_SIMILAR ? null : quantile,
    horizons: HORIZONS_MONTHS.map((months) => ({ months, share: shareBy(curve, months) })),
  };
}
