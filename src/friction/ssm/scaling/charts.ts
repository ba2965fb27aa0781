import * as Plot from "@observablehq/plot";
import { MIXERS } from "../../../analysis/sequence-scaling/shape.js";
import { shortTokens } from "../../../memory/charts.js";
import type { Room } from "../../../ui/computed-figure.js";
import { formatNumber } from "../../../ui/format.js";
import { seriesColour } from "../../../ui/series.js";
import type { ChartTheme } from "../../../ui/theme.js";
import type { ClaimedTax } from "./findings.js";
import { type Crossover, NAMES, type Point } from "./points.js";
import type { KernelRow, TaxRow } from "./rows.js";

/** The colour of each mixer, the same in every figure. */
export function mixerColours(theme: Pick<ChartTheme, "dark">) {
  return { domain: MIXERS.map((mixer) => NAMES[mixer]), range: MIXERS.map((_, i) => seriesColour(theme, i)) };
}

/** `2.7K` */
export function crossoverTokens(tokens: number): string {
  return tokens < 1024 ? formatNumber(Math.round(tokens)) : `${formatNumber(tokens / 1024, 1)}K`;
}

const times = (value: number) =>
  value >= 1 ? `${formatNumber(value)}×` : `${formatNumber(Number(value.toPrecision(2)))}×`;

function lengthAxis(narrow: boolean, from: number, to: number) {
  const powers = narrow ? [8, 11, 14, 17, 20] : [8, 10, 12, 14, 16, 18, 20];
  return {
    type: "log" as const,
    base: 2,
    domain: [from, to],
    ticks: powers.map((power) => 2 ** power).filter((tick) => tick >= from && tick <= to),
    tickFormat: shortTokens,
  };
}

function tip(points: readonly Point[], words: (point: Point) => string) {
  return Plot.tip(points, Plot.pointer({ x: "x", y: "y", title: words }));
}

/** Marks where a curve crosses 1, each with its length. */
function crossoverMarks(crossovers: readonly Crossover[], theme: ChartTheme) {
  return [
    Plot.dot(crossovers, { x: "tokens", y: 1, fill: theme.background, stroke: "series", strokeWidth: 2, r: 5 }),
    // The first lies left of its mark, those after it right and below, as neighbours are often near.
    ...crossovers
      .toSorted((a, b) => a.tokens - b.tokens)
      .map((crossover, i) =>
        Plot.text([crossover], {
          x: "tokens",
          y: 1,
          text: ({ tokens }: Crossover) => crossoverTokens(tokens),
          textAnchor: i === 0 ? "end" : "start",
          dx: i === 0 ? -8 : 8,
          dy: i === 1 ? 14 : -8,
          fill: theme.foreground,
          stroke: theme.background,
          strokeWidth: 4,
        }),
      ),
  ];
}

/** Kernels against attention by length, with what was published as marks. */
export function kernelChart(
  points: readonly Point[],
  crossovers: readonly Crossover[],
  published: readonly KernelRow[],
  { width, theme }: Room,
) {
  return Plot.plot({
    width,
    height: 420,
    marginLeft: 48,
    marginRight: 16,
    color: mixerColours(theme),
    x: { ...lengthAxis(width < 560, 256, 2 ** 20), label: "Tokens of a sequence →" },
    y: {
      type: "log",
      domain: [0.05, 100],
      ticks: [0.1, 0.3, 1, 3, 10, 30, 100],
      tickFormat: times,
      grid: true,
      label: "↑ Times as fast as attention",
    },
    marks: [
      Plot.ruleY([1], { stroke: theme.foreground }),
      Plot.line(points, { x: "x", y: "y", stroke: "series", z: "series", strokeWidth: 2.2, clip: true }),
      ...crossoverMarks(crossovers, theme),
      Plot.dot(published, {
        x: "tokens",
        y: "gain",
        symbol: "diamond",
        r: 5,
        stroke: ({ mixer }: KernelRow) => NAMES[mixer],
        fill: ({ mixer }: KernelRow) => NAMES[mixer],
        fillOpacity: ({ evidence }: KernelRow) => (evidence === "seen" ? 0.9 : 0),
        title: ({ implementation, gpu, gain, tokens }: KernelRow) =>
          `published: ${implementation}${gpu === null ? "" : `, ${gpu}`}, ${times(gain)} at ${shortTokens(tokens)}`,
      }),
      tip(points, ({ series, x, y }) => `${series}, ${shortTokens(Math.round(x))}: ${times(Number(y.toPrecision(3)))}`),
    ],
  });
}

/** Training time against attention's by length. */
export function taxByLengthChart(
  points: readonly Point[],
  crossovers: readonly Crossover[],
  length: number,
  { width, theme }: Room,
) {
  const [least, most] = [Math.min(0.1, ...points.map(({ y }) => y)), Math.max(4, ...points.map(({ y }) => y))];
  return Plot.plot({
    width,
    height: 380,
    marginLeft: 48,
    marginRight: 16,
    color: mixerColours(theme),
    x: { ...lengthAxis(width < 560, 256, 2 ** 20), label: "Tokens of a sequence →" },
    y: {
      type: "log",
      domain: [least, most],
      ticks: [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30].filter((tick) => tick >= least && tick <= most),
      tickFormat: times,
      grid: true,
      label: "↑ Times the training time of attention",
    },
    marks: [
      Plot.ruleY([1], { stroke: theme.foreground }),
      Plot.ruleX([length], { stroke: theme.context, strokeDasharray: "2 3" }),
      Plot.line(points, { x: "x", y: "y", stroke: "series", z: "series", strokeWidth: 2.2 }),
      ...crossoverMarks(crossovers, theme),
      tip(points, ({ series, x, y }) => `${series}, ${shortTokens(Math.round(x))}: ${times(Number(y.toPrecision(3)))}`),
    ],
  });
}

/** The tax by size of the model with the claims' GPUs, over the claims and what was measured. */
export function taxBySizeChart(
  points: readonly Point[],
  measured: readonly TaxRow[],
  claims: readonly ClaimedTax[],
  { width, theme }: Room,
) {
  const names = [...new Set(points.map(({ series }) => series))];
  const words = { fill: theme.foreground, stroke: theme.background, strokeWidth: 4 };
  const values = [...points.map(({ y }) => y), ...claims.map(({ high }) => high)];
  return Plot.plot({
    width,
    height: 400,
    marginLeft: 48,
    marginRight: 24,
    color: { domain: names, range: names.map((_, i) => seriesColour(theme, i)) },
    x: {
      type: "log",
      // With base 10 ticks such as 7 would go without a label.
      base: 2,
      domain: [1, 100],
      ticks: width < 560 ? [1, 7, 20, 65] : [1, 2, 4, 7, 10, 20, 40, 65, 100],
      tickFormat: (size: number) => `${size}B`,
      label: "Parameters →",
    },
    y: {
      type: "log",
      domain: [Math.min(0.2, ...values), Math.max(6, ...values)],
      ticks: [0.1, 0.3, 1, 1.5, 3, 5, 10],
      tickFormat: times,
      grid: true,
      label: "↑ Times the training time of attention",
    },
    marks: [
      Plot.ruleY([1], { stroke: theme.foreground }),
      Plot.line(points, { x: "x", y: "y", stroke: "series", z: "series", strokeWidth: 2.2 }),
      Plot.ruleX(
        claims.filter(({ low, high }) => high > low),
        { x: "billions", y1: "low", y2: "high", stroke: theme.foreground, strokeWidth: 3 },
      ),
      Plot.dot(
        claims.filter(({ low, high }) => high === low),
        { x: "billions", y: "low", symbol: "times", stroke: theme.foreground, strokeWidth: 2.5, r: 6 },
      ),
      // The label of a claim at the right edge stands left of it.
      ...claims.map((claim) =>
        Plot.text([claim], {
          x: "billions",
          y: "high",
          text: "label",
          textAnchor: claim.billions > 30 ? "end" : "start",
          dx: claim.billions > 30 ? -8 : 9,
          lineAnchor: "bottom",
          ...words,
        }),
      ),
      Plot.dot(measured, {
        x: "params_b",
        y: "tax",
        symbol: "diamond",
        r: 5,
        stroke: theme.foreground,
        fill: theme.foreground,
        fillOpacity: ({ evidence }: TaxRow) => (evidence === "seen" ? 0.8 : 0),
        title: ({ implementation, gpu, tax }: TaxRow) =>
          `measured: ${implementation}, ${gpu}, ${times(Number(tax.toPrecision(3)))}`,
      }),
      tip(points, ({ series, x, y }) => `${series}, ${formatNumber(x, 1)}B: ${times(Number(y.toPrecision(3)))}`),
    ],
  });
}

/** 0.1, 0.2, 0.5, 1, … */
const DECADES = [-1, 0, 1, 2, 3, 4, 5].flatMap((power) => [1, 2, 5].map((digit) => digit * 10 ** power));

/** Time of a step of writing by context. */
export function decodeChart(points: readonly Point[], { width, theme }: Room) {
  const [least, most] = [Math.min(...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y))];
  return Plot.plot({
    width,
    height: 360,
    marginLeft: 56,
    marginRight: 16,
    color: mixerColours(theme),
    x: { ...lengthAxis(width < 560, 1024, 2 ** 20), label: "Tokens written and read so far →" },
    y: {
      type: "log",
      grid: true,
      ticks: DECADES.filter((tick) => tick >= least && tick <= most),
      tickFormat: (ms: number) => formatNumber(ms),
      label: "↑ Milliseconds for one token of each sequence",
    },
    marks: [
      Plot.line(points, { x: "x", y: "y", stroke: "series", z: "series", strokeWidth: 2.2 }),
      tip(
        points,
        ({ series, x, y }) => `${series}, ${shortTokens(Math.round(x))}: ${formatNumber(Number(y.toPrecision(3)))} ms`,
      ),
    ],
  });
}
