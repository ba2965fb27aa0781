import { extent, interpolateRgb, median, rollup, sum, ticks } from "d3";
import type { LegendItem } from "../../ui/chart-legend.js";
import { formatNumber } from "../../ui/format.js";
import { type Kind, kindLegend, kindScales } from "../../ui/series.js";
import type { ChartTheme } from "../../ui/theme.js";
import { isZone, ZONE_STYLES } from "../../ui/zones.js";
import type { ChartSpec } from "../document/chart-spec.js";
import { type Field, type Fields, scaleOf } from "./fields.js";
import type { Datum, Mark } from "./rows.js";

/** More than these cannot be told apart, or do not fit. */
export const MAX_COLOURS = 7;
export const MAX_FACETS = 24;
export const MAX_CATEGORIES = 100;

type Position = "x" | "y" | "color" | "fx" | "fy";

/** A channel's categories in the order in which they stand: as given, sorted as asked, or as they come. */
export function categoriesOf(
  spec: ChartSpec,
  fields: Fields,
  marks: readonly Mark[],
  channel: Position,
): readonly string[] {
  const present = [...new Set(marks.flatMap((mark) => textOf(mark[channel])))];
  const given = scaleOf(spec, channel)?.domain?.map(String);
  if (given !== undefined) return given;
  const { sort } = spec;
  if (sort === undefined || sort.axis !== channel)
    return present.every(isNumeric) ? present.toSorted(byNumber) : present;
  const ordered = sort.by === "name" ? present.toSorted(byName) : byValue(spec, fields, marks, channel, present);
  return sort.order === "descending" ? ordered.toReversed() : ordered;
}

function textOf(value: Datum | undefined): readonly string[] {
  return typeof value === "string" ? [value] : [];
}

export const isNumeric = (text: string): boolean => text.trim() !== "" && Number.isFinite(Number(text));

const byNumber = (a: string, b: string): number => Number(a) - Number(b);

const byName = (a: string, b: string): number =>
  isNumeric(a) && isNumeric(b) ? byNumber(a, b) : a.localeCompare(b, "en", { numeric: true });

/** By the other axis: bars that stand on each other by their sum, all else by the median. */
function byValue(
  { mark }: ChartSpec,
  fields: Fields,
  marks: readonly Mark[],
  channel: Position,
  present: readonly string[],
): readonly string[] {
  const other = channel === "x" ? "y" : "x";
  if (fields[other]?.layout === "category") return present;
  const summary = mark === "barX" || mark === "barY" ? sum : median;
  const values = rollup(
    marks,
    (group) => summary(group.map((each) => (each[other] === null ? Number.NaN : Number(each[other])))) ?? 0,
    (each) => each[channel],
  );
  return present.toSorted((a, b) => (values.get(a) ?? 0) - (values.get(b) ?? 0));
}

/** What a chart cannot show of its data. */
export function dataProblems(spec: ChartSpec, fields: Fields, marks: readonly Mark[]): readonly string[] {
  const most: Readonly<Record<Position, number>> = {
    x: MAX_CATEGORIES,
    y: MAX_CATEGORIES,
    color: MAX_COLOURS,
    fx: MAX_FACETS,
    fy: MAX_FACETS,
  };
  return (["x", "y", "color", "fx", "fy"] as const).flatMap((channel) => {
    if (fields[channel]?.layout !== "category") return [];
    const count = categoriesOf(spec, fields, marks, channel).length;
    if (count <= most[channel]) return [];
    return [
      `${channel} has ${count} categories, and at most ${most[channel]} can be told apart: filter or group them in SQL`,
    ];
  });
}

/** The kinds that colours stand for, each with a symbol; zones have their own. */
function kindsOf(categories: readonly string[]): readonly Kind[] {
  const symbols = ["circle", "diamond", "triangle", "square", "star", "cross", "times"] as const;
  return categories.map((label, index) => ({
    label,
    series: index,
    symbol: symbols[index % symbols.length] ?? "circle",
  }));
}

/** Plot's colour and symbol scales and the figure's legend, for the spec's colour channel. */
export interface Colours {
  readonly scales: (theme: ChartTheme) => object;
  readonly legend: (theme: ChartTheme) => readonly LegendItem[];
}

export function coloursOf(spec: ChartSpec, fields: Fields, marks: readonly Mark[]): Colours {
  const field = fields.color;
  if (field === undefined) return { scales: () => ({}), legend: () => [] };
  if (field.layout !== "category") return continuousColours(spec, field, marks);
  const categories = categoriesOf(spec, fields, marks, "color");
  if (categories.length > 0 && categories.every(isZone)) {
    return {
      scales: (theme) => ({
        color: { domain: categories, range: categories.map((zone) => theme.zone[zone]) },
        symbol: { domain: categories, range: categories.map((zone) => ZONE_STYLES[zone].plotSymbol) },
      }),
      legend: (theme) =>
        categories.map((zone) => ({
          label: ZONE_STYLES[zone].name,
          colour: theme.zone[zone],
          symbol: ZONE_STYLES[zone].plotSymbol,
        })),
    };
  }
  const kinds = kindsOf(categories);
  return { scales: (theme) => kindScales(kinds, theme), legend: kindLegend(kinds) };
}

function continuousColours(spec: ChartSpec, field: Field, marks: readonly Mark[]): Colours {
  const values = marks.flatMap(({ color }) =>
    typeof color === "number" || color instanceof Date ? [Number(color)] : [],
  );
  const [low = 0, high = 1] = extent(values);
  const given = scaleOf(spec, "color");
  const [start = low, end = high] =
    given?.domain?.map((at) => (field.layout === "time" ? Date.parse(String(at)) : Number(at))) ?? [];
  const isLog = given?.type === "log" && start > 0;
  const place = isLog ? Math.log : given?.type === "sqrt" ? Math.sqrt : Number;
  const share = (value: number) => (place(value) - place(start)) / (place(end) - place(start) || 1);
  const ramp = (theme: ChartTheme) => interpolateRgb(theme.dark ? "#24364d" : "#d5e3f3", theme.accent);
  const steps = isLog ? [start, Math.sqrt(start * end), end] : ticks(start, end, 4);
  const name = (value: number) =>
    field.layout === "time" ? new Date(value).toISOString().slice(0, 10) : formatNumber(value);
  return {
    scales: (theme) => ({
      color: {
        type: isLog ? "log" : given?.type === "sqrt" ? "sqrt" : "linear",
        domain: [start, end],
        interpolate: () => ramp(theme),
        clamp: true,
      },
    }),
    legend: (theme) =>
      steps.map((value) => ({ label: name(value), colour: ramp(theme)(share(value)), symbol: "square" })),
  };
}
