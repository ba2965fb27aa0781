import type { SurvivalCurve, SurvivalQuantile } from "../analysis/survival.js";
import type { Verdict } from "../ui/claim.js";
import type { MonthRange } from "./claimed-months.js";
import { MIN_OBSERVATIONS, round } from "./finding.js";

/** Subjects watched for one event, as sentences and verdicts speak of them. */
export interface WatchedGroup {
  readonly curve: SurvivalCurve;
  readonly median: SurvivalQuantile;
  /** Subjects with a known time under watch, and how many of them had the event. */
  readonly watched: readonly unknown[];
  readonly reached: number;
}

/** `95% interval 8.7–22.2`, with an open end where the curve does not come down so far. */
export function describeInterval({ low, high }: SurvivalQuantile): string {
  if (low === null) return "95% interval not reached within the watch";
  return `95% interval ${round(low)}${high === null ? " upwards" : `–${round(high)}`}`;
}

/** `13.5 months (95% interval 8.7–22.2)`, or why there is no median. */
export function describeMedian({ median, watched, reached }: Omit<WatchedGroup, "curve">): string {
  if (watched.length === 0) return "nothing on record";
  if (watched.length < MIN_OBSERVATIONS) return "too few to tell";
  if (median.months === null) return "more than half have not got there";
  if (reached < MIN_OBSERVATIONS) return "too few to tell";
  return `${round(median.months)} months (${describeInterval(median)})`;
}

/** `p = 0.012`, `p < 0.0001` */
export function describeP(p: number): string {
  return p < 0.0001 ? "p < 0.0001" : `p = ${Number(p.toPrecision(2))}`;
}

/** How {@link verdictOfMedian} decides, for a reader. */
export const VERDICT_RULE =
  "A claimed range agrees with a stage where the median lies in it and its interval has both ends, or the whole interval lies in it; it disagrees where the interval misses it; otherwise the stage cannot decide.";

/**
 * Compares a claimed range with an observed median and its interval. A limit to which the curve never comes down lies
 * beyond the watch: it counts as later than the last time on record.
 */
export function verdictOfMedian({ watched, reached, curve, median }: WatchedGroup, claimed: MonthRange): Verdict {
  if (watched.length < MIN_OBSERVATIONS || (median.months !== null && reached < MIN_OBSERVATIONS)) return "undecidable";
  const low = median.low ?? curve.steps.at(-1)?.months ?? 0;
  const high = median.high ?? Number.POSITIVE_INFINITY;
  if (high < claimed.from || low > claimed.to) return "disagrees";
  if (claimed.from <= low && high <= claimed.to) return "agrees";
  const inRange = median.months !== null && claimed.from <= median.months && median.months <= claimed.to;
  return inRange && median.high !== null ? "agrees" : "undecidable";
}
