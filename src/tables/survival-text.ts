import type { SurvivalQuantile } from "../analysis/survival.js";
import { MIN_OBSERVATIONS, round } from "./finding.js";

/** What {@link describeMedian} needs to know of a group of subjects. */
export interface MedianOf {
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
export function describeMedian({ median, watched, reached }: MedianOf): string {
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
