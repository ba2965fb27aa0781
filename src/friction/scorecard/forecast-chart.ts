import * as Plot from "@observablehq/plot";
import * as v from "valibot";
import { shareBy } from "../../analysis/survival.js";
import type { QueryResult } from "../../engine/result.js";
import type { Room } from "../../tables/definition.js";
import { readRows } from "../../tables/rows.js";
import { type ChartFigure, chartFigure } from "../../ui/chart.js";
import { seriesColour } from "../../ui/series.js";
import { type Forecast, HORIZONS_MONTHS } from "./forecast.js";

const step = v.object({
  months: v.number(),
  at_risk: v.number(),
  events: v.number(),
  censored: v.number(),
  share: v.number(),
  low: v.nullable(v.number()),
  high: v.nullable(v.number()),
});

type Step = v.InferOutput<typeof step>;

/** A curve as rows: the share there, with its limits, from the paper to the end of the longest watch. */
export function curveResult({ estimate, n }: Forecast): QueryResult {
  const curve = estimate?.curve ?? { n: 0, events: 0, steps: [] };
  const start = { months: 0, atRisk: n, events: 0, censored: 0 };
  const steps = [...(curve.steps[0]?.months === 0 ? [] : [start]), ...curve.steps].map(
    ({ months, atRisk, events, censored }): Step => {
      const by = shareBy(curve, months);
      return {
        months,
        at_risk: atRisk,
        events,
        censored,
        share: rounded(by?.share ?? 0),
        low: by === null || by.low === null ? null : rounded(by.low),
        high: by === null || by.high === null ? null : rounded(by.high),
      };
    },
  );
  return {
    columns: [
      { name: "months", kind: "number" },
      { name: "at_risk", kind: "number" },
      { name: "events", kind: "number" },
      { name: "censored", kind: "number" },
      { name: "share", kind: "number" },
      { name: "low", kind: "number" },
      { name: "high", kind: "number" },
    ],
    rows: steps,
  };
}

/** The share of similar techniques that got there, against months since the paper. */
export function forecastFigure(caption: Node, describe: () => string, medianMonths: () => number | null): ChartFigure {
  return chartFigure({
    title: "Share of similar techniques that got there",
    filename: "lag-forecast",
    description: describe,
    data: { columns: [], rows: [] },
    draw: ({ data, ...room }) => draw(readRows(step, data), medianMonths(), room),
    caption,
  });
}

/** Where the drawing ends: a few techniques that were watched for decades would squeeze the years that matter. */
const DRAWN_MONTHS = 120;

function drawnEnd(median: number | null): number {
  return Math.max(DRAWN_MONTHS, (median ?? 0) * 1.1);
}

/** Whether the drawing ends before the curve does. */
export function isDrawingCut({ estimate }: Forecast): boolean {
  const last = estimate?.curve.steps.at(-1);
  return last !== undefined && last.months > drawnEnd(estimate?.median?.months ?? null);
}

/** The steps up to the drawing's end, the last one drawn out to it. */
function drawnSteps(rows: readonly Step[], median: number | null): readonly Step[] {
  const end = drawnEnd(median);
  const inside = rows.filter(({ months }) => months <= end);
  const last = inside.at(-1);
  return last === undefined || inside.length === rows.length
    ? inside
    : [...inside, { ...last, months: end, censored: 0 }];
}

function draw(all: readonly Step[], median: number | null, { width, theme }: Room) {
  const rows = drawnSteps(all, median);
  const colour = seriesColour(theme, 0);
  const last = rows.at(-1);
  const end = Math.max(42, last?.months ?? 0);
  const censored = rows.filter((row) => row.censored > 0);
  return Plot.plot({
    width,
    height: 280,
    marginRight: 54,
    marginTop: 24,
    x: { label: "Months since the paper →", domain: [0, end], grid: false },
    y: { label: "↑ Share that got there, %", domain: [0, 100], grid: true },
    marks: [
      Plot.ruleX(HORIZONS_MONTHS, { stroke: theme.rule, strokeDasharray: "2,3" }),
      Plot.areaY(
        rows.filter(({ low, high }) => low !== null && high !== null),
        {
          x: "months",
          y1: (d: Step) => (d.low ?? 0) * 100,
          y2: (d: Step) => (d.high ?? 0) * 100,
          curve: "step-after",
          fill: colour,
          fillOpacity: 0.16,
        },
      ),
      Plot.lineY(rows, {
        x: "months",
        y: (d: Step) => d.share * 100,
        curve: "step-after",
        stroke: colour,
        strokeWidth: 2,
      }),
      Plot.ruleX(censored, {
        x: "months",
        y1: (d: Step) => Math.max(0, d.share * 100 - 2),
        y2: (d: Step) => Math.min(100, d.share * 100 + 2),
        stroke: colour,
      }),
      Plot.ruleY([0]),
      last === undefined
        ? []
        : Plot.text([last], {
            x: "months",
            y: (d: Step) => d.share * 100,
            text: (d: Step) => `${Math.round(d.share * 100)}%`,
            dx: 6,
            textAnchor: "start",
            fill: colour,
            fontWeight: 600,
          }),
      median === null
        ? []
        : [
            Plot.dot([median], { x: (d: number) => d, y: () => 50, r: 4, fill: colour }),
            Plot.text([median], {
              x: (d: number) => d,
              y: () => 50,
              text: (d: number) => `half after ${Math.round(d * 10) / 10}`,
              dx: 8,
              dy: 10,
              textAnchor: "start",
              stroke: theme.background,
              strokeWidth: 4,
              fill: theme.foreground,
            }),
          ],
    ],
  });
}

function rounded(share: number): number {
  return Math.round(share * 1e4) / 1e4;
}
