import * as Plot from "@observablehq/plot";
import type { ChartContext } from "../../ui/chart.js";
import type { ChartTheme } from "../../ui/theme.js";
import type { ChartSpec } from "../document/chart-spec.js";
import { MAX_LABELS, type PlotInput } from "./chart-text.js";
import { type Field, type Fields, scaleOf } from "./fields.js";
import type { Mark } from "./rows.js";
import { categoriesOf, isNumeric } from "./scales.js";

const NARROW = 560;

const RIGHT = 24;

/** Width of a sign of an axis, in CSS pixels, with some air. */
const SIGN = 7;

const PART_OF_YEAR = /^\d{4}\b/;

/** Of a dot whose size says something, in pixels. */
const MOST_RADIUS = 14;

/** Draws a spec that was checked. */
export function drawSpec(
  { spec, fields, marks, colours }: PlotInput,
  { width, theme }: Pick<ChartContext, "width" | "theme">,
) {
  const rows = fields.fy === undefined ? 1 : categoriesOf(spec, fields, marks, "fy").length;
  const bands = fields.y?.layout === "category" ? categoriesOf(spec, fields, marks, "y").length : 0;
  const left = leftMargin(spec, fields, marks, width);
  const facets = fields.fx === undefined ? 1 : categoriesOf(spec, fields, marks, "fx").length;
  const right = rightMargin(spec, fields, marks, width);
  const room = (width - left - right) / Math.max(1, facets);
  const height = Math.max(rows * Math.max(120, bands * 20), width < NARROW ? 300 : 380) + 60;
  return Plot.plot({
    width,
    height,
    marginLeft: left,
    marginRight: right,
    marginBottom: 44,
    // Room between the axis's label and its uppermost tick, or for the names of facets.
    marginTop: fields.fx === undefined ? 28 : 44,
    x: { ...axis(spec, fields, marks, "x"), ...fittingTicks(spec, fields, marks, room) },
    y: axis(spec, fields, marks, "y"),
    ...(fields.fx === undefined
      ? {}
      : { fx: { domain: categoriesOf(spec, fields, marks, "fx"), label: fields.fx.label } }),
    ...(fields.fy === undefined
      ? {}
      : { fy: { domain: categoriesOf(spec, fields, marks, "fy"), label: fields.fy.label } }),
    ...(fields.size === undefined ? {} : { r: { range: [1, MOST_RADIUS] } }),
    ...colours.scales(theme),
    style: { background: "transparent", color: theme.foreground, fontFamily: theme.fontFamily, fontSize: "12px" },
    marks: [
      baseline(spec, fields, theme),
      drawing({ spec, fields, marks, colours }, theme),
      labels(spec, fields, marks, theme),
    ],
  });
}

function axis(spec: ChartSpec, fields: Fields, marks: readonly Mark[], channel: "x" | "y"): Plot.ScaleOptions {
  const field = fields[channel];
  if (field === undefined) return { label: spec.scales?.[channel]?.label ?? null };
  const scale = scaleOf(spec, channel);
  if (field.layout === "category") {
    const domain = [...categoriesOf(spec, fields, marks, channel)];
    // Beside the axis it would run into the names of the categories.
    const place = channel === "y" ? ({ labelAnchor: "top", labelArrow: "none" } as const) : {};
    return { type: isBand(spec) ? "band" : "point", domain, label: field.label, ...place };
  }
  const domain = scale?.domain?.map((end) => (field.layout === "time" ? new Date(end) : Number(end)));
  return {
    type: field.layout === "time" ? "utc" : scale?.type === "log" || scale?.type === "sqrt" ? scale.type : "linear",
    ...(domain === undefined ? { nice: true } : { domain, clamp: true }),
    ...(scale?.zero === true && { zero: true }),
    grid: true,
    label: field.label,
    // 300m would be read as a length or as millions.
    ...(scale?.type === "log" && hasFractions(marks, channel) && { tickFormat: ",~g" }),
  };
}

function hasFractions(marks: readonly Mark[], channel: "x" | "y"): boolean {
  return marks.some((mark) => Number(mark[channel] ?? 0) > 0 && Number(mark[channel]) < 1);
}

/** Years and other numbers as categories, and parts of years: every second, third and so on where there is no room for all. */
function fittingTicks(spec: ChartSpec, fields: Fields, marks: readonly Mark[], room: number): Plot.ScaleOptions {
  if (fields.x?.layout !== "category") return {};
  const names = categoriesOf(spec, fields, marks, "x");
  const longest = Math.max(0, ...names.map((name) => name.length));
  const step = Math.ceil((names.length * (longest + 1) * SIGN) / Math.max(1, room));
  return step > 1 && names.every((name) => isNumeric(name) || PART_OF_YEAR.test(name))
    ? { ticks: names.filter((_, index) => index % step === 0) }
    : {};
}

function isBand({ mark }: ChartSpec): boolean {
  return mark === "barX" || mark === "barY" || mark === "cell" || mark === "box" || mark === "tick";
}

/** Room for the longest category, within reason. */
function leftMargin(spec: ChartSpec, fields: Fields, marks: readonly Mark[], width: number): number {
  if (fields.y?.layout !== "category") return 56;
  const longest = Math.max(0, ...categoriesOf(spec, fields, marks, "y").map((name) => name.length));
  return Math.min(24 + longest * 6.6, width * 0.4);
}

/** Room for labels beside the ends of bars. */
function rightMargin({ mark }: ChartSpec, { label }: Fields, marks: readonly Mark[], width: number): number {
  if (mark !== "barX" || label === undefined) return RIGHT;
  const longest = marks.reduce((most, one) => Math.max(most, textOf(one.label).length), 0);
  return Math.min(RIGHT + longest * SIGN, width * 0.3);
}

/** Zero, where lengths are measured from it. */
function baseline({ mark, scales }: ChartSpec, { x, y }: Fields, theme: ChartTheme): Plot.Markish {
  const isLog = (channel: "x" | "y") => scales?.[channel]?.type === "log";
  if ((mark === "barX" || mark === "rectX") && x?.layout === "number" && !isLog("x"))
    return Plot.ruleX([0], { stroke: theme.muted });
  if (/^(?:barY|rectY|area)$/.test(mark) && y?.layout === "number" && !isLog("y"))
    return Plot.ruleY([0], { stroke: theme.muted });
  return null;
}

const x = (mark: Mark) => mark.x ?? null;
const x2 = (mark: Mark) => mark.x2 ?? null;
const y = (mark: Mark) => mark.y ?? null;
const y2 = (mark: Mark) => mark.y2 ?? null;
const color = (mark: Mark) => mark.color ?? null;
const size = (mark: Mark) => Number(mark.size ?? 0);
const fx = (mark: Mark) => mark.fx ?? null;
const fy = (mark: Mark) => mark.fy ?? null;

function drawing({ spec, fields, marks }: PlotInput, theme: ChartTheme): Plot.Markish {
  const facets = { ...(fields.fx && { fx }), ...(fields.fy && { fy }) };
  const paint = fields.color === undefined ? theme.accent : color;
  const title = (mark: Mark) => describe(fields, mark);
  const position = { ...(fields.x && { x }), ...(fields.y && { y }) };
  const data = [...marks];
  switch (spec.mark) {
    case "dot":
      return Plot.dot(data, {
        ...position,
        ...facets,
        stroke: paint,
        fill: paint,
        fillOpacity: 0.25,
        ...(fields.color?.layout === "category" && { symbol: color }),
        r: fields.size === undefined ? 4 : size,
        title,
      });
    case "line":
      return Plot.line(sorted(data), {
        ...position,
        ...facets,
        stroke: paint,
        strokeWidth: 2,
        ...(fields.color && { z: color }),
        title,
      });
    case "area":
      return Plot.areaY(sorted(data), {
        ...position,
        ...facets,
        fill: paint,
        fillOpacity: 0.7,
        ...(fields.color && { z: color }),
        title,
      });
    case "barY":
      return Plot.barY(data, { x, y, ...facets, fill: paint, title });
    case "barX":
      return Plot.barX(data, { x, y, ...facets, fill: paint, title });
    case "rectY":
      return binned(fields.x)
        ? Plot.rectY(data, {
            x1: x,
            x2,
            ...(fields.y && { y }),
            ...facets,
            fill: paint,
            insetLeft: 0.5,
            insetRight: 0.5,
            title,
          })
        : Plot.ruleX(data, { ...position, ...facets, stroke: paint, strokeWidth: 3, title });
    case "rectX":
      return binned(fields.y)
        ? Plot.rectX(data, {
            y1: y,
            y2,
            ...(fields.x && { x }),
            ...facets,
            fill: paint,
            insetTop: 0.5,
            insetBottom: 0.5,
            title,
          })
        : Plot.ruleY(data, { ...position, ...facets, stroke: paint, strokeWidth: 3, title });
    case "tick":
      return fields.x?.layout === "category"
        ? Plot.tickY(data, { ...position, ...facets, stroke: paint, title })
        : Plot.tickX(data, { ...position, ...facets, stroke: paint, title });
    case "rule":
      return fields.x === undefined || fields.y?.layout === "category"
        ? Plot.ruleY(data, { ...position, ...facets, stroke: paint, title })
        : Plot.ruleX(data, { ...position, ...facets, stroke: paint, title });
    case "cell":
      return Plot.cell(data, { x, y, ...facets, fill: paint, inset: 0.5, title });
    case "box":
      return (fields.x?.layout === "category" ? Plot.boxY : Plot.boxX)(data, {
        x,
        y,
        ...facets,
        stroke: theme.foreground,
        fill: fields.color === undefined ? theme.accent : color,
        fillOpacity: 0.35,
      });
  }
}

function binned(field: Field | undefined): boolean {
  return field !== undefined && field.bins !== null;
}

/** A line joins its points along x, in whatever order the rows came. */
function sorted(marks: Mark[]): Mark[] {
  return marks.toSorted((a, b) => (typeof a.x === "string" || typeof b.x === "string" ? 0 : Number(a.x) - Number(b.x)));
}

function labels({ mark }: ChartSpec, fields: Fields, marks: readonly Mark[], theme: ChartTheme): Plot.Markish {
  if (fields.label === undefined || (fields.x === undefined && fields.y === undefined)) return null;
  return Plot.text(marks.slice(0, MAX_LABELS), {
    ...(fields.x && { x }),
    ...(fields.y && { y }),
    ...(fields.fx && { fx }),
    ...(fields.fy && { fy }),
    text: (mark: Mark) => textOf(mark.label),
    // Beside the end of a horizontal bar, above all else.
    ...(mark === "barX" ? { dx: 4, textAnchor: "start" } : { dy: fields.size === undefined ? -9 : -MOST_RADIUS - 6 }),
    fill: theme.foreground,
    stroke: theme.background,
    strokeWidth: 3,
  });
}

function describe(fields: Fields, mark: Mark): string {
  return Object.values(fields)
    .map(({ channel, label }) => `${label}: ${textOf(mark[channel])}`)
    .join("\n");
}

function textOf(value: Mark["x"]): string {
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? "not known");
}
