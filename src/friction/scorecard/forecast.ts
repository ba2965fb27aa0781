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
import { MAX_DISTANCE } from "./state.js";

/** Fewer similar techniques than this give no forecast. */
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
  /** The estimate; null where there are too few techniques for one. */
  readonly estimate: {
    readonly curve: SurvivalCurve;
    readonly median: SurvivalQuantile;
    readonly horizons: readonly Horizon[];
  } | null;
  /** The smallest larger distance at which there are enough, and how many they are then. */
  readonly wider: { readonly distance: number; readonly n: number } | null;
}

/**
 * Months until techniques of similar scores reached a stage, by Kaplan and Meier: those that have not got there count
 * for as long as they were watched.
 *
 * @param within largest sum of differences on the five axes at introduction
 */
export function forecast(
  subject: Subject,
  within: number,
  stage: Stage,
  durations: readonly TechniqueDuration[],
  techniques: readonly Technique[],
): Forecast {
  const near = <T extends Parameters<typeof complete>[0]>(items: readonly T[], limit: number) =>
    items.filter((item) => {
      const scores = complete(item);
      return scores !== null && distance(subject.scores, scores) <= limit;
    });
  const candidates = durations.filter((row) => row.stage === stage && row.architecture_id !== subject.own?.id);
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
    nUncollected: near(techniques, within).filter(({ id }) => !known.has(id) && id !== subject.own?.id).length,
    nSeen: watched.filter(({ evidence }) => evidence === "seen").length,
    estimate: watched.length < MIN_SIMILAR ? null : estimate(kaplanMeier(watched)),
    wider: wider ?? null,
  };
}

function estimate(curve: SurvivalCurve): NonNullable<Forecast["estimate"]> {
  return {
    curve,
    median: survivalQuantile(curve),
    horizons: HORIZONS_MONTHS.map((months) => ({ months, share: shareBy(curve, months) })),
  };
}
