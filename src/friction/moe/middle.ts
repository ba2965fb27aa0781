import { group, mean, median } from "d3";
import { groupInterval, type Interval } from "../../analysis/resample.js";
import { type Summary, summarize } from "../../analysis/summary.js";
import { counted, MIN_OBSERVATIONS, round } from "../../tables/finding.js";
import type { Verdict } from "../../ui/claim.js";
import type { Range } from "../measured/quantity.js";

/** What the middle of a sample needs of a row. */
export interface Reported {
  readonly gain: number;
  readonly sources: readonly string[];
}

/** The middle of a sample of gains. */
export interface Middle extends Summary {
  /** Reports that the rows come from. */
  readonly reports: number;
  /** 95% interval of the median when whole reports are drawn anew; null where there are too few of them. */
  readonly interval: Interval | null;
}

/** Rows by their report, which is their first source; a row without a source is its own report. */
export function byReport<R extends Pick<Reported, "sources">>(rows: readonly R[]): readonly (readonly R[])[] {
  return [...group(rows, (r) => r.sources[0] ?? r).values()];
}

/** The median of gains with its interval; null where there is no row. */
export function middleOf(rows: readonly Reported[]): Middle | null {
  const summary = summarize(rows.map(({ gain }) => gain));
  if (!summary) return null;
  const reports = byReport(rows);
  const interval =
    reports.length < MIN_OBSERVATIONS
      ? null
      : groupInterval(reports, (drawn) => median(drawn, ({ gain }) => gain) ?? null);
  return { ...summary, reports: reports.length, interval };
}

/** `median 0.85× (95% interval 0.29–4.1×, middle half 0.27–2.2×; 10 rows of 8 reports)` */
export function describeMiddle({ median: value, interval, lowerQuartile, upperQuartile, n, reports }: Middle): string {
  const spread = [
    interval ? `95% interval ${describeInterval(interval)}×` : "too few reports for an interval",
    ...(n < MIN_OBSERVATIONS ? [] : [`middle half ${describeInterval({ low: lowerQuartile, high: upperQuartile })}×`]),
  ];
  return `median ${round(value)}× (${spread.join(", ")}; ${counted(n, "row")} of ${counted(reports, "report")})`;
}

/** `0.29–4.1`; a third digit of a bootstrap's ends would be noise. */
export function describeInterval({ low, high }: Interval): string {
  return `${Number(low.toPrecision(2))}–${Number(high.toPrecision(2))}`;
}

/** A claimed range holds if the median's interval lies in it, and fails if the interval lies outside. */
export function compareRange(middle: Middle | null, [low, high]: Range): Verdict {
  const interval = middle?.interval;
  if (!interval) return "undecidable";
  if (interval.low >= low && interval.high <= high) return "agrees";
  return interval.high < low || interval.low > high ? "disagrees" : "undecidable";
}

/** One report's gain: the geometric mean of its rows, as gains multiply. */
export function reportGain(rows: readonly Pick<Reported, "gain">[]): number {
  return Math.exp(mean(rows, ({ gain }) => Math.log(gain)) ?? Number.NaN);
}
