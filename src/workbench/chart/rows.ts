import { bisectRight, extent, max, mean, median, min, nice, sum, ticks, utcDay, utcTickInterval } from "d3";
import type { QueryResult, ResultRow, Value } from "../../engine/result.js";
import { formatValue } from "../../ui/format.js";
import type { Aggregate, ChannelName } from "../document/chart-spec.js";
import type { Field, Fields, Layout } from "./fields.js";

/** A value as a chart lays it out. */
export type Datum = number | Date | string | null;

/** One mark: the value of each channel. A binned axis has the ends of the bin beside its start. */
export interface Mark {
  readonly x?: Datum;
  readonly x2?: Datum;
  readonly y?: Datum;
  readonly y2?: Datum;
  readonly color?: Datum;
  readonly size?: Datum;
  readonly label?: Datum;
  readonly fx?: Datum;
  readonly fy?: Datum;
}

type MutableMark = { -readonly [K in keyof Mark]: Mark[K] };

/** A result's rows as marks: values laid out, put into bins, and aggregated over all channels that are not. */
export function marksOf(result: QueryResult, fields: Fields): readonly Mark[] {
  const list = Object.values(fields);
  const readers = new Map(list.map((field) => [field.channel, readerOf(field, result)]));
  const bins = new Map(
    list.filter(({ bins }) => bins !== null).map((field) => [field.channel, binsOf(field, result, readers)]),
  );
  const grouping = list.filter(({ aggregate }) => aggregate === null);
  const aggregated = list.filter(({ aggregate }) => aggregate !== null);
  const plain = result.rows.map((row) => {
    const mark: MutableMark = {};
    for (const { channel } of grouping) {
      const value = readers.get(channel)?.(row) ?? null;
      const found = bins.get(channel)?.(value);
      mark[channel] = found === undefined ? value : (found?.[0] ?? null);
      if (found && channel === "x") mark.x2 = found[1];
      if (found && channel === "y") mark.y2 = found[1];
    }
    return mark;
  });
  if (aggregated.length === 0) return plain;
  const groups = new Map<string, { readonly mark: MutableMark; readonly rows: ResultRow[] }>();
  for (const [index, mark] of plain.entries()) {
    const key = JSON.stringify(grouping.map(({ channel }) => mark[channel] ?? null));
    const group = groups.get(key) ?? { mark, rows: [] };
    groups.set(key, group);
    const row = result.rows[index];
    if (row !== undefined) group.rows.push(row);
  }
  for (const { mark, rows } of groups.values()) {
    for (const { channel, aggregate, layout } of aggregated) {
      const values = rows.map((row) => readers.get(channel)?.(row) ?? null);
      mark[channel] = aggregateOf(aggregate ?? "count", values, layout, rows.length);
    }
  }
  return [...groups.values()].map(({ mark }) => mark);
}

type Reader = (row: ResultRow) => Datum;

function readerOf({ column, layout }: Field, { columns }: QueryResult): Reader {
  const kind = columns.find(({ name }) => name === column)?.kind ?? "text";
  return (row) => {
    const value = column === null ? null : (row[column] ?? null);
    if (value === null) return null;
    if (layout === "number") return numberOf(value);
    if (layout === "time") return dateOf(value);
    // A year is a name here: it takes no comma.
    return typeof value === "number" ? String(value) : formatValue(value, kind);
  };
}

function numberOf(value: Value): number | null {
  // An integer beyond a double's reach comes as its digits; a mark can only be near it.
  const number = typeof value === "number" || typeof value === "string" ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

function dateOf(value: Value): Date | null {
  const date = new Date(typeof value === "string" ? value : Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}

const SUMMARIES: Readonly<Record<Exclude<Aggregate, "count">, (numbers: readonly number[]) => number | undefined>> = {
  sum: (numbers) => sum(numbers),
  mean: (numbers) => mean(numbers),
  median: (numbers) => median(numbers),
  min: (numbers) => min(numbers),
  max: (numbers) => max(numbers),
};

function aggregateOf(aggregate: Aggregate, values: readonly Datum[], layout: Layout, rows: number): Datum {
  if (aggregate === "count") return rows;
  const numbers = values.filter((value) => value !== null).map(Number);
  if (numbers.length === 0) return null;
  const result = SUMMARIES[aggregate](numbers) ?? null;
  return layout === "time" && result !== null ? new Date(result) : result;
}

/** Finds a value's bin; null for a value that has none. */
function binsOf(
  field: Field,
  { rows }: QueryResult,
  readers: ReadonlyMap<ChannelName, Reader>,
): (value: Datum) => readonly [Datum, Datum] | null {
  const read = readers.get(field.channel);
  const values = rows.map((row) => read?.(row) ?? null).filter((value) => value !== null);
  const [low, high] = extent(values.map(Number));
  if (low === undefined || high === undefined) return () => null;
  const edges = (field.layout === "time" ? timeEdges : numberEdges)(low, high, field.bins ?? 1);
  const as = (edge: number): Datum => (field.layout === "time" ? new Date(edge) : edge);
  return (value) => {
    if (value === null) return null;
    // The last bin has its upper end too, every other its lower alone.
    const at = Math.min(bisectRight(edges, Number(value)), edges.length - 1);
    const [start, end] = [edges[at - 1], edges[at]];
    return start === undefined || end === undefined ? null : [as(start), as(end)];
  };
}

function numberEdges(low: number, high: number, count: number): readonly number[] {
  if (low === high) return [low - 0.5, low + 0.5];
  const [start, end] = nice(low, high, count);
  return ticks(start, end, count);
}

function timeEdges(low: number, high: number, count: number): readonly number[] {
  const interval = (low === high ? null : utcTickInterval(new Date(low), new Date(high), count)) ?? utcDay;
  const start = interval.floor(new Date(low));
  return [...interval.range(start, new Date(high)), interval.offset(interval.floor(new Date(high)), 1)].map(Number);
}
