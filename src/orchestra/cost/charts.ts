import * as Plot from "@observablehq/plot";
import type { QueryResult } from "../../engine/result.js";
import type { ChartContext } from "../../ui/chart.js";
import { type Kind, kindScales, seriesColour } from "../../ui/series.js";

type Room = Pick<ChartContext, "width" | "theme">;

const NARROW = 560;

export const BASELINE_KINDS: readonly Kind[] = [
  { label: "one call of the cheapest model", series: 0, symbol: "circle" },
  { label: "the mean ordinary query", series: 2, symbol: "triangle" },
  { label: "the median ordinary query", series: 3, symbol: "square" },
];

/** Words for the readings of tokens in the model's results. */
export const TOKENS: Readonly<Record<string, string>> = {
  "output-only": "output only",
  "mean-tokens": "mean tokens",
  "growing-prompt": "growing prompts",
};

/** Ratios that the published scripts allow, by cap and tokens, against the claimed and the demonstrated one. */
export function drawBounds(
  { rows }: QueryResult,
  marks: readonly { readonly times: number; readonly label: string }[],
  { width, theme }: Room,
) {
  const label = (row: { readonly cap?: unknown; readonly tokens?: unknown }) =>
    `${row.cap === "max-steps-tau2" ? "200 steps" : row.cap === "max-rounds-hle" ? "50 rounds" : String(row.cap)}, ${TOKENS[String(row.tokens)] ?? String(row.tokens)}`;
  const long = rows.flatMap((row) =>
    BASELINE_KINDS.flatMap(({ label: over }, i) => {
      const value = row[["times_cheapest_call", "times_mean_query", "times_median_query"][i] ?? ""];
      return typeof value === "number" ? [{ setting: label(row), over, value }] : [];
    }),
  );
  return Plot.plot({
    width,
    height: 84 + 40 * rows.length,
    marginTop: 36,
    marginLeft: width < NARROW ? 132 : 170,
    marginRight: 24,
    x: { type: "log", label: "times the cost →", grid: true, tickFormat: "~s", ticks: 5, inset: 12 },
    y: { label: null, domain: rows.map(label) },
    ...kindScales(BASELINE_KINDS, theme),
    marks: [
      Plot.ruleX(marks, { x: "times", stroke: theme.foreground, strokeDasharray: "4 3" }),
      Plot.text(marks, {
        x: "times",
        text: "label",
        frameAnchor: "top",
        dy: -16,
        fill: theme.foreground,
        lineAnchor: "bottom",
      }),
      Plot.dot(long, { x: "value", y: "setting", fill: "over", symbol: "over", r: 6, tip: true }),
    ],
  });
}

export interface Isoquant {
  readonly times: number;
  readonly label: string;
  readonly points: readonly { readonly rounds: number; readonly added: number }[];
}

/** Where a ratio is reached: growth of prompts against the cap on rounds, a line for each ratio, and the setting. */
export function drawMap(
  isoquants: readonly Isoquant[],
  setting: { readonly rounds: number; readonly added: number },
  caps: readonly { readonly rounds: number; readonly label: string }[],
  { width, theme }: Room,
) {
  const lines = isoquants.filter(({ points }) => points.length > 1);
  return Plot.plot({
    width,
    height: 380,
    marginTop: 34,
    marginLeft: 58,
    marginRight: width < NARROW ? 30 : 60,
    x: {
      type: "log",
      label: "cap on rounds →",
      domain: [1, 1000],
      ticks: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
      tickFormat: String,
      grid: true,
    },
    y: {
      type: "log",
      label: "↑ tokens that each round adds to the next prompt",
      domain: [10, 20_000],
      ticks: 4,
      tickFormat: ",~f",
      grid: true,
    },
    marks: [
      Plot.ruleX(caps, { x: "rounds", stroke: theme.muted, strokeDasharray: "2 4" }),
      Plot.text(caps, {
        x: "rounds",
        text: "label",
        frameAnchor: "top",
        dy: -10,
        fill: theme.muted,
        lineAnchor: "bottom",
      }),
      ...lines.map(({ points, times }, i) =>
        Plot.line(
          points.filter(({ added }) => added >= 10),
          {
            x: "rounds",
            y: "added",
            stroke: seriesColour(theme, i),
            strokeWidth: times === 50_000 ? 3.5 : 1.75,
            clip: true,
          },
        ),
      ),
      Plot.text(
        lines.flatMap(({ points, label }) => {
          const shown = points.filter(({ added }) => added >= 10 && added <= 15_000);
          const middle = shown[Math.floor(shown.length * 0.3)];
          return middle === undefined ? [] : [{ ...middle, label }];
        }),
        {
          x: "rounds",
          y: "added",
          text: "label",
          fill: theme.foreground,
          stroke: theme.background,
          strokeWidth: 5,
          fontWeight: 600,
        },
      ),
      Plot.dot([{ ...setting, added: Math.min(20_000, Math.max(10, setting.added)) }], {
        x: "rounds",
        y: "added",
        r: 7,
        fill: theme.foreground,
        stroke: theme.background,
        strokeWidth: 2,
      }),
      Plot.text([{ ...setting, added: Math.min(20_000, Math.max(10, setting.added)) }], {
        x: "rounds",
        y: "added",
        text: ["your setting"],
        dy: 18,
        fill: theme.foreground,
        stroke: theme.background,
        strokeWidth: 5,
      }),
    ],
  });
}

export interface CostMark {
  readonly what: string;
  readonly usd: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** Costs of a query from the cheapest to the worst on one axis. */
export function drawCosts(marks: readonly CostMark[], { width, theme }: Room) {
  if (marks.length === 0) throw new Error("Nothing is drawn yet.");
  const colour = seriesColour(theme, 0);
  return Plot.plot({
    width,
    height: 60 + 38 * marks.length,
    marginLeft: width < NARROW ? 116 : 190,
    marginRight: 66,
    x: { type: "log", label: "USD a query →", grid: true, tickFormat: "~g", ticks: width < NARROW ? 4 : 7 },
    y: { label: null, domain: marks.map(({ what }) => what) },
    marks: [
      Plot.ruleY(
        marks.filter(({ low }) => low !== null),
        { y: "what", x1: "low", x2: "high", stroke: colour, strokeWidth: 4, strokeOpacity: 0.5 },
      ),
      Plot.dot(marks, { y: "what", x: "usd", fill: colour, r: 5 }),
      Plot.text(marks, {
        y: "what",
        x: "usd",
        text: ({ usd }: CostMark) => Number(usd.toPrecision(3)).toString(),
        dx: 10,
        textAnchor: "start",
        fill: theme.foreground,
        stroke: theme.background,
        strokeWidth: 4,
      }),
    ],
  });
}
