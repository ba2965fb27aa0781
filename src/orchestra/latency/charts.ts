import * as Plot from "@observablehq/plot";
import type { GrowthFit } from "../../analysis/orchestration/growth.js";
import type { QueryResult } from "../../engine/result.js";
import type { ChartContext } from "../../ui/chart.js";
import { type Kind, kindScales, seriesColour } from "../../ui/series.js";
import type { ChainPoint } from "./outcome.js";

type Room = Pick<ChartContext, "width" | "theme">;

const NARROW = 560;

export const QUANTILE_KINDS: readonly Kind[] = [
  { label: "P50", series: 0, symbol: "circle" },
  { label: "P95", series: 2, symbol: "triangle" },
  { label: "P99", series: 1, symbol: "diamond" },
];

/** P50, P95 and P99 against the number of calls, both axes logarithmic, with the drawn chains' intervals. */
export function drawChain(points: readonly ChainPoint[], { width, theme }: Room) {
  if (points.length === 0) throw new Error("Nothing is computed yet.");
  const computed = points.filter(({ seconds }) => seconds !== null);
  const drawn = points.filter(({ low, high }) => low !== null && high !== null);
  const longest = Math.max(...points.map(({ calls }) => calls));
  const ends = points.filter(({ calls }) => calls === longest);
  return Plot.plot({
    width,
    height: 380,
    marginLeft: 58,
    marginRight: 42,
    x: { type: "log", label: "calls in a row →", ticks: callTicks(longest), tickFormat: String, grid: true },
    y: { type: "log", label: "↑ seconds", grid: true, tickFormat: ",~f", ticks: 6 },
    ...kindScales(QUANTILE_KINDS, theme),
    marks: [
      Plot.line(
        points.filter(({ approximated }) => approximated !== null),
        { x: "calls", y: "approximated", stroke: "quantile", strokeDasharray: "3 4", strokeWidth: 1.5 },
      ),
      Plot.line(computed, { x: "calls", y: "seconds", stroke: "quantile", strokeWidth: 2 }),
      Plot.ruleX(drawn, { x: "calls", y1: "low", y2: "high", stroke: "quantile", strokeWidth: 3, strokeOpacity: 0.6 }),
      Plot.dot(
        points.filter((point) => point.drawn !== null),
        {
          x: "calls",
          y: "drawn",
          fill: "quantile",
          symbol: "quantile",
          r: 3,
          channels: { computed: "seconds", from: "low", to: "high" },
          tip: true,
        },
      ),
      Plot.text(ends, {
        x: "calls",
        y: (d: ChainPoint) => d.seconds ?? d.drawn,
        text: "quantile",
        dx: 8,
        textAnchor: "start",
        fill: theme.foreground,
        fontWeight: 600,
      }),
    ],
  });
}

/** The P99 on plain axes, and the three shapes fitted to it. */
export function drawFits(points: readonly ChainPoint[], fits: readonly GrowthFit[] | null, { width, theme }: Room) {
  if (fits === null) throw new Error("Nothing is computed yet.");
  const p99 = points.flatMap(({ quantile, calls, seconds, drawn }) => {
    const value = seconds ?? drawn;
    return quantile === "P99" && value !== null ? [{ calls, seconds: value }] : [];
  });
  const longest = Math.max(...p99.map(({ calls }) => calls));
  const top = 1.25 * Math.max(...p99.map(({ seconds }) => seconds));
  const curves = fits.map((fit) => ({
    ...fit,
    points: Array.from({ length: 120 }, (_, i) => 1 + ((longest - 1) * i) / 119).map((calls) => ({
      calls,
      seconds: fit.at(calls),
    })),
  }));
  const dashes = { linear: "1 0", power: "7 3", exponential: "2 3" } as const;
  const colours = { linear: 3, power: 2, exponential: 1 } as const;
  return Plot.plot({
    width,
    height: 320,
    marginLeft: 58,
    marginRight: width < NARROW ? 20 : 100,
    x: { label: "calls in a row →", domain: [0, longest] },
    y: { label: "↑ P99, seconds", grid: true, domain: [0, top], tickFormat: ",~f", clamp: false },
    marks: [
      Plot.ruleY([0]),
      ...curves.map(({ shape, points: line }) =>
        Plot.line(
          line.filter(({ seconds }) => seconds >= 0 && seconds <= top),
          {
            x: "calls",
            y: "seconds",
            stroke: seriesColour(theme, colours[shape]),
            strokeDasharray: dashes[shape],
            strokeWidth: 2,
          },
        ),
      ),
      Plot.dot(p99, { x: "calls", y: "seconds", fill: theme.foreground, r: 4, tip: true }),
    ],
  });
}

/** The exponent of growth of each published latency, by how much calls of a chain depend on each other. */
export const DEPENDENCE_KINDS: readonly Kind[] = [
  { label: "independent", series: 0, symbol: "circle" },
  { label: "half-shared", series: 2, symbol: "triangle" },
  { label: "shared", series: 1, symbol: "diamond" },
];

export function drawExponents({ rows }: QueryResult, nameOf: (trace: string) => string, { width, theme }: Room) {
  const narrow = width < NARROW;
  const traces = [...new Set(rows.map((row) => String(row["trace"])))];
  return Plot.plot({
    width,
    height: 70 + 38 * traces.length,
    marginLeft: narrow ? 120 : 230,
    marginRight: 20,
    x: { label: "exponent of growth (1: in proportion to the length) →", domain: [0.5, 1.1], grid: true, ticks: 6 },
    y: { domain: traces, label: null },
    ...kindScales(DEPENDENCE_KINDS, theme),
    marks: [
      Plot.axisY({
        label: null,
        tickSize: 0,
        lineWidth: narrow ? 10 : 20,
        // What stands behind a comma is the size of the sample, which the table has.
        tickFormat: (trace: string) => nameOf(trace).split(/[,;]/)[0] ?? trace,
      }),
      Plot.ruleX([1], { stroke: theme.foreground, strokeDasharray: "4 3" }),
      Plot.ruleY(rows, { y: "trace", x1: "exponent_low", x2: "exponent_high", stroke: "dependence", strokeWidth: 2 }),
      Plot.dot(rows, {
        y: "trace",
        x: "exponent",
        fill: "dependence",
        symbol: "dependence",
        r: 5,
        channels: {
          "linear misses": "misfit_linear",
          "power misses": "misfit_power",
          "exponential misses": "misfit_exponential",
        },
        tip: true,
      }),
    ],
  });
}

/** Ticks at 1, 2, 5, 10 and so on up to the longest chain, which logarithmic axes of other ends would not have. */
function callTicks(longest: number): number[] {
  return [1, 2, 5, 10, 20, 50, 100, 200].filter((tick) => tick <= longest);
}
