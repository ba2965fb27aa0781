import * as Plot from "@observablehq/plot";
import { shortTokens } from "../../memory/charts.js";
import type { Room } from "../../ui/computed-figure.js";
import { formatNumber } from "../../ui/format.js";
import { seriesColour } from "../../ui/series.js";
import type { ChartTheme } from "../../ui/theme.js";
import { describeRange, type Range } from "../measured/quantity.js";
import type { Claimed } from "./claimed.js";
import type { Gain, Ratio } from "./gain.js";
import { GAIN_TICKS, gainTick } from "./gain-chart.js";
import {
  type GainPoint,
  type Kept,
  type Mark,
  marksAt,
  seriesOf,
  shortAgainstLong,
  type Woken,
} from "./serving-points.js";

/** From where on a context counts as very long, in tokens: the claim names no length. */
const VERY_LONG = 65_536;

interface Band {
  readonly low: number;
  readonly high: number;
  readonly label: string;
  /** Where it starts on the horizontal axis; null where it holds for all of it. */
  readonly from: number | null;
}

/** Claims as bands of gain: two ranges, one for long contexts alone, and one of slowdowns. */
function bands(
  { measured, announced, longContext, timesSlower: [least, most] }: Claimed,
  onContext: boolean,
): readonly Band[] {
  const band = ([low, high]: Range, label: string) => ({ low, high, label, from: null });
  return [
    band(measured, `claimed ${describeRange(measured)}×`),
    band(announced, `claimed ${describeRange(announced)}×`),
    ...(onContext ? [{ ...band(longContext, `claimed ${describeRange(longContext)}×`), from: VERY_LONG }] : []),
    band([1 / most, 1 / least], `claimed ${least}–${most}× slower`),
  ];
}

interface Axis {
  readonly label: string;
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
  readonly onContext: boolean;
}

function colours(theme: ChartTheme, points: readonly { readonly series: string }[]) {
  const names = seriesOf(points);
  return { domain: [...names], range: names.map((_, i) => seriesColour(theme, i)) };
}

function gainPlot(
  points: readonly GainPoint[],
  marks: readonly Mark[],
  claimed: Claimed,
  x: Axis,
  { width, theme }: Room,
) {
  const words = { stroke: theme.background, strokeWidth: 4 };
  const [from, to] = [Math.min(...points.map((point) => point.x)), Math.max(...points.map((point) => point.x))];
  const shown = marks.filter((mark) => mark.x >= from && mark.x <= to);
  const gains = [...points, ...shown].map(({ gain }) => gain);
  const claims = bands(claimed, x.onContext);
  const start = (band: Band) => band.from ?? from;
  return Plot.plot({
    width,
    height: 440,
    marginLeft: 44,
    marginRight: 16,
    color: colours(theme, points),
    x: { type: "log", base: 2, domain: [from, to], ticks: [...x.ticks], tickFormat: x.format, label: `${x.label} →` },
    y: {
      type: "log",
      domain: [Math.min(0.05, ...gains), Math.max(16, ...gains)],
      ticks: [0.1, ...GAIN_TICKS],
      tickFormat: gainTick,
      grid: true,
      label: "↑ Times the tokens a second of the dense model",
    },
    marks: [
      Plot.rect(claims, {
        x1: start,
        x2: to,
        y1: "low",
        y2: "high",
        fill: theme.context,
        fillOpacity: theme.dark ? 0.3 : 0.2,
      }),
      Plot.ruleY([1], { stroke: theme.foreground }),
      Plot.line(points, { x: "x", y: "gain", stroke: "series", z: "series", strokeWidth: 2.2 }),
      Plot.text(claims, {
        x: start,
        y: ({ low, high }: Band) => Math.sqrt(low * high),
        text: "label",
        textAnchor: "start",
        dx: 12,
        fill: theme.foreground,
        ...words,
      }),
      Plot.dot(shown, {
        x: "x",
        y: "gain",
        symbol: "diamond",
        r: 5,
        stroke: theme.foreground,
        fill: theme.foreground,
        fillOpacity: ({ isSeen }: Mark) => (isSeen ? 0.8 : 0),
        title: ({ name, gain }: Mark) => `measured: ${name}, ${formatNumber(gain)}×`,
      }),
      Plot.tip(
        points,
        Plot.pointer({
          x: "x",
          y: "gain",
          title: ({ series, x: at, gain }: GainPoint) =>
            `${series}, ${x.format(Math.round(at))}: ${formatNumber(Number(gain.toPrecision(3)))}×`,
        }),
      ),
    ],
  });
}

const contextTicks = (powers: readonly number[]) => powers.map((power) => 2 ** power);

/** Gain against context, one curve for each batch, over the claims, with what was measured as marks. */
export function gainByContextChart(points: readonly GainPoint[], rows: readonly Gain[], claimed: Claimed, room: Room) {
  const axis = {
    label: "Context (tokens)",
    ticks: contextTicks(room.width < 560 ? [10, 14, 18] : [10, 12, 14, 15, 16, 17, 18, 20]),
    format: shortTokens,
    onContext: true,
  };
  return gainPlot(points, marksAt(rows, "context_tokens"), claimed, axis, room);
}

/** Gain against batch, one curve for each context. */
export function gainByBatchChart(points: readonly GainPoint[], rows: readonly Gain[], claimed: Claimed, room: Room) {
  const axis = {
    label: "Sequences at once",
    ticks: [1, 4, 16, 64, 256, 1024, 4096],
    format: (batch: number) => formatNumber(batch),
    onContext: false,
  };
  return gainPlot(points, marksAt(rows, "batch"), claimed, axis, room);
}

/** What each model keeps of its speed as the context grows, over the claim. */
export function keptChart(points: readonly Kept[], rows: readonly Gain[], { kept }: Claimed, { width, theme }: Room) {
  const measured = shortAgainstLong(rows);
  const words = { fill: theme.foreground, stroke: theme.background, strokeWidth: 4 };
  const claim = [
    {
      x: kept.contextTokens,
      y: kept.share,
      text: `claimed −${Math.round((1 - kept.share) * 100)}% at ${shortTokens(kept.contextTokens)}`,
    },
  ];
  return Plot.plot({
    width,
    height: 340,
    marginLeft: 44,
    marginRight: 16,
    color: colours(theme, points),
    x: {
      type: "log",
      base: 2,
      domain: [1024, 2 ** 20],
      ticks: contextTicks(width < 560 ? [10, 15, 20] : [10, 12, 14, 15, 16, 17, 18, 20]),
      tickFormat: shortTokens,
      label: "Context (tokens) →",
    },
    y: { domain: [0, 100], percent: true, grid: true, label: "↑ Share of the speed at 1K tokens that is kept (%)" },
    marks: [
      Plot.line(points, { x: "context", y: "share", stroke: "series", z: "series", strokeWidth: 2.2 }),
      Plot.dot(claim, { x: "x", y: "y", symbol: "times", stroke: theme.foreground, strokeWidth: 2.5, r: 6 }),
      Plot.text(claim, { x: "x", y: "y", text: "text", dx: 10, textAnchor: "start", ...words }),
      Plot.dot(measured, {
        x: "context_tokens",
        y: "gain",
        symbol: "diamond",
        r: 5,
        stroke: theme.foreground,
        fill: theme.foreground,
        fillOpacity: ({ evidence }: Ratio) => (evidence === "seen" ? 0.8 : 0),
        title: ({ model, gain }: Ratio) => `measured: ${model} keeps ${Math.round(100 * gain)}%`,
      }),
      Plot.text(measured, {
        x: "context_tokens",
        y: "gain",
        text: ({ model }: Ratio) => `measured: ${model.replace(/\s.*$/, "")}`,
        dx: -9,
        textAnchor: "end",
        ...words,
      }),
    ],
  });
}

/** Share of the experts woken against the size of the batch. */
export function wokenChart(points: readonly Woken[], batch: number, { width, theme }: Room) {
  return Plot.plot({
    width,
    height: 300,
    marginLeft: 44,
    marginRight: 16,
    color: colours(theme, points),
    x: {
      type: "log",
      base: 2,
      ticks: [1, 4, 16, 64, 256, 1024, 4096],
      tickFormat: (tokens: number) => formatNumber(tokens),
      label: "Tokens in a step →",
    },
    y: { domain: [0, 100], percent: true, grid: true, label: "↑ Share of the experts that a step reads (%)" },
    marks: [
      Plot.line(points, { x: "batch", y: "share", stroke: "series", z: "series", strokeWidth: 2.2 }),
      Plot.ruleX([batch], { stroke: theme.context, strokeDasharray: "2 3" }),
    ],
  });
}
