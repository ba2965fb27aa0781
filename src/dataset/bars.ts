import { ascending, cumsum } from "d3";
import { UNKNOWN } from "./facets.js";

/** One bar of a column's summary: a value, or a run of values too rare to stand alone. */
export interface Bar {
  readonly label: string;
  readonly values: readonly string[];
}

/** One bar for each value; what is not known gets one only where there is any. */
export function plainBars(
  values: readonly string[],
  totals: ReadonlyMap<string, number>,
  nameOf: (value: string) => string,
): readonly Bar[] {
  return values
    .filter((value) => value !== UNKNOWN || (totals.get(value) ?? 0) > 0)
    .map((value) => ({ label: nameOf(value), values: [value] }));
}

/** One bar for each year, the earliest gathered into one as long as they are less than `share` of all. */
export function yearBars(totals: ReadonlyMap<string, number>, share = 0.04): readonly Bar[] {
  const years = [...totals.keys()].filter((year) => year !== UNKNOWN).sort(ascending);
  const first = Number(years[0] ?? 0);
  const last = Number(years.at(-1) ?? -1);
  const all = Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
  const sums = cumsum(all, (year) => totals.get(year) ?? 0);
  const limit = (sums.at(-1) ?? 0) * share;
  const early = all.filter((_, i) => (sums[i] ?? 0) <= limit);
  const head = early.length < 2 ? [] : [{ label: `${early.at(-1)} and earlier`, values: early }];
  return [...head, ...all.slice(head.length === 0 ? 0 : early.length).map((year) => ({ label: year, values: [year] }))];
}

/** The values of all bars between two, in either direction. */
export function valuesBetween(bars: readonly Bar[], from: number, to: number): readonly string[] {
  return bars.slice(Math.min(from, to), Math.max(from, to) + 1).flatMap(({ values }) => values);
}
