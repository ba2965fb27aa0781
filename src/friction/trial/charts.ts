import * as Plot from "@observablehq/plot";
import type { QueryResult, ResultRow } from "../../engine/result.js";
import type { ChartContext } from "../../ui/chart.js";
import { type Kind, kindScales, seriesColour } from "../../ui/series.js";
import { GOOD_KAPPA } from "./sentences.js";

type Room = Pick<ChartContext, "width" | "theme">;

/** Below this width labels go above their rows, as there is no room beside them. */
const NARROW = 560;

/** The four predictors, the same hue and shape in every figure. */
export const PREDICTOR_KINDS: readonly Kind[] = [
  { label: "H + E", series: 0, symbol: "circle" },
  { label: "H alone", series: 2, symbol: "triangle" },
  { label: "E alone", series: 3, symbol: "square" },
  { label: "small-scale result", series: 1, symbol: "diamond" },
];

/** The two thresholds of adoption. */
export const THRESHOLD_KINDS: readonly Kind[] = [
  { label: "a few models or products", series: 0, symbol: "circle" },
  { label: "several models or products", series: 1, symbol: "diamond" },
];

/** The raters of either version on the same techniques. */
export const VERSION_KINDS: readonly Kind[] = [
  { label: "version 1", series: 1, symbol: "diamond" },
  { label: "version 2, the same techniques", series: 0, symbol: "circle" },
  { label: "version 2, all techniques", series: 2, symbol: "square" },
];

/** A value with its interval, as the trial's tables have it. */
interface Spread {
  readonly low: number;
  readonly high: number;
}

const withSpread = (rows: readonly ResultRow[]) => rows.filter((row) => row["low"] !== null && row["high"] !== null);

const twoDigits = (row: ResultRow) => Number(row["value"]).toFixed(2);

/** Areas under the ROC curves with their intervals, chance marked. */
export function drawAuc({ rows }: QueryResult, { width, theme }: Room) {
  return Plot.plot({
    width,
    height: 340,
    marginTop: 34,
    marginLeft: 128,
    marginRight: 20,
    x: {
      domain: [0.35, 1],
      label: "AUC →",
      grid: true,
    },
    y: { domain: PREDICTOR_KINDS.map(({ label }) => label), label: null },
    fy: { axis: null, padding: 0.25 },
    ...kindScales(PREDICTOR_KINDS, theme),
    marks: [
      Plot.ruleX([0.5], { stroke: theme.muted, strokeDasharray: "3 3" }),
      Plot.text(adoptions(rows), {
        fy: "adopted_as",
        text: (d: { adopted_as: string }) => `adopted in ${d.adopted_as}`,
        frameAnchor: "top-left",
        dx: -122,
        dy: -14,
        textAnchor: "start",
        fontWeight: 600,
      }),
      Plot.ruleY(withSpread(rows), {
        fy: "adopted_as",
        y: "predictor",
        x1: "low",
        x2: "high",
        stroke: "predictor",
        strokeWidth: 2,
      }),
      Plot.dot(rows, { fy: "adopted_as", y: "predictor", x: "value", fill: "predictor", symbol: "predictor", r: 5 }),
      Plot.text(rows, { fy: "adopted_as", y: "predictor", x: "value", text: twoDigits, dy: -11 }),
    ],
  });
}

function adoptions(rows: readonly ResultRow[]) {
  return [...new Set(rows.map((row) => String(row["adopted_as"])))].map((adopted_as) => ({ adopted_as }));
}

/** ROC curves of the friction score and its rival, one panel for each threshold. */
export function drawRoc({ rows }: QueryResult, { width, theme }: Room) {
  const shown = rows.filter((row) => row["predictor"] === "H + E" || row["predictor"] === "small-scale result");
  const panels = adoptions(rows);
  const side = width < NARROW ? { fy: "adopted_as" } : { fx: "adopted_as" };
  const kinds = PREDICTOR_KINDS.filter(({ label }) => label === "H + E" || label === "small-scale result");
  return Plot.plot({
    width,
    height: width < NARROW ? panels.length * (width - 30) : 90 + (width - 80) / Math.max(2, panels.length),
    marginTop: 34,
    marginLeft: 48,
    x: {
      domain: [0, 1],
      label: "unadopted techniques called →",
      percent: false,
      tickFormat: "%",
      grid: true,
      ticks: 5,
    },
    y: { domain: [0, 1], label: "↑ adopted techniques called", tickFormat: "%", grid: true, ticks: 5 },
    fx: { axis: null },
    fy: { axis: null },
    ...kindScales(kinds, theme),
    marks: [
      Plot.line(
        [
          [0, 0],
          [1, 1],
        ],
        { stroke: theme.muted, strokeDasharray: "3 3" },
      ),
      Plot.text(panels, {
        ...side,
        text: (d: { adopted_as: string }) => `adopted in ${d.adopted_as}`,
        frameAnchor: "top-left",
        dy: -18,
        fontWeight: 600,
      }),
      Plot.line(shown, {
        ...side,
        x: "false_positive_rate",
        y: "true_positive_rate",
        z: "predictor",
        stroke: "predictor",
        strokeWidth: 2,
      }),
      Plot.dot(shown, {
        ...side,
        x: "false_positive_rate",
        y: "true_positive_rate",
        fill: "predictor",
        symbol: "predictor",
        r: 3.5,
        channels: { "called from a score of": "threshold" },
        tip: true,
      }),
    ],
  });
}

/** The lead under each variant, both thresholds, with zero marked. */
export function drawSensitivity({ rows }: QueryResult, { width, theme }: Room) {
  const labels = [...new Set(rows.map((row) => String(row["variant"])))];
  const narrow = width < NARROW;
  const marksOf = (kind: Kind, i: number) => {
    const asked = rows.filter((row) => row["adopted_as"] === kind.label);
    const own = asked.filter((row) => row["value"] !== null);
    const dy = i === 0 ? -4 : 4;
    const colour = seriesColour(theme, kind.series);
    return [
      Plot.ruleY(withSpread(own), { y: "variant", x1: "low", x2: "high", stroke: colour, strokeWidth: 1.5, dy }),
      Plot.dot(own, {
        y: "variant",
        x: "value",
        fill: colour,
        symbol: kind.symbol,
        r: 3.5,
        dy,
        channels: { n: "n", adopted: "n_adopted" },
        tip: true,
      }),
      Plot.text(
        asked.filter((row) => row["value"] === null),
        {
          y: "variant",
          x: () => 0,
          dx: 6,
          dy,
          textAnchor: "start",
          text: () => "not comparable: all or none adopted",
          fill: theme.muted,
        },
      ),
    ];
  };
  return Plot.plot({
    width,
    height: 60 + labels.length * (narrow ? 40 : 24),
    marginLeft: narrow ? 12 : 220,
    marginRight: 16,
    x: { label: "AUC of the friction score less AUC of its rival →", grid: true, nice: true },
    y: { domain: labels, label: null, axis: narrow ? null : "left" },
    marks: [
      Plot.ruleX([0], { stroke: theme.foreground }),
      narrow
        ? Plot.text(labels, {
            y: (label: string) => label,
            text: (label: string) => label,
            frameAnchor: "left",
            dy: -16,
            textAnchor: "start",
          })
        : null,
      ...THRESHOLD_KINDS.flatMap(marksOf),
    ],
  });
}

/** The hazard ratio of H with each category left out. */
export function drawLeftOut(
  { rows }: QueryResult,
  { width, theme }: Room,
  overall: (Spread & { readonly ratio: number }) | null,
) {
  const narrow = width < NARROW;
  const colour = seriesColour(theme, 0);
  return Plot.plot({
    width,
    height: 60 + rows.length * 17,
    marginLeft: narrow ? 150 : 190,
    marginRight: 16,
    x: { label: "hazard ratio of one point of H →", grid: true, type: "log", ticks: 5, tickFormat: ".2~f" },
    y: {
      domain: rows.map((row) => row["category"]),
      label: null,
      tickFormat: (text: string) => (narrow ? text : `without ${text}`),
    },
    marks: [
      overall ? Plot.rectX([overall], { x1: "low", x2: "high", fill: colour, fillOpacity: 0.12 }) : null,
      overall ? Plot.ruleX([overall.ratio], { stroke: colour, strokeDasharray: "4 3" }) : null,
      Plot.ruleX([1], { stroke: theme.foreground }),
      Plot.ruleY(rows, { y: "category", x1: "h_low", x2: "h_high", stroke: colour, strokeWidth: 1.5 }),
      Plot.dot(rows, {
        y: "category",
        x: "hazard_ratio_h",
        fill: colour,
        r: 3.5,
        channels: {
          techniques: "n",
          "reached production": "n_reached",
          "held-out concordance": "held_out_concordance",
        },
        tip: true,
      }),
    ],
  });
}

/** Kappa of either version's raters on the same techniques. */
export function drawKappa({ rows }: QueryResult, { width, theme }: Room) {
  const measures = [...new Set(rows.map((row) => String(row["measure"])))];
  const marks = VERSION_KINDS.flatMap((kind, i) => {
    const own = rows.filter((row) => row["raters"] === kind.label && row["value"] !== null);
    const colour = seriesColour(theme, kind.series);
    const dy = (i - 1) * 8;
    return [
      Plot.ruleY(withSpread(own), { y: "measure", x1: "low", x2: "high", stroke: colour, strokeWidth: 2, dy }),
      Plot.dot(own, {
        y: "measure",
        x: "value",
        fill: colour,
        symbol: kind.symbol,
        r: 4.5,
        dy,
        channels: { "equal scores": "equal_share", n: "n" },
        tip: true,
      }),
    ];
  });
  return Plot.plot({
    width,
    height: 60 + measures.length * 40,
    marginLeft: 130,
    marginRight: 20,
    x: {
      label: "quadratic-weighted kappa →",
      grid: true,
      domain: [Math.min(0.3, ...withSpread(rows).map((row) => Number(row["low"]))), 1],
    },
    y: { domain: measures, label: null },
    marks: [
      Plot.ruleX([GOOD_KAPPA], { stroke: theme.foreground, strokeDasharray: "4 3" }),
      Plot.text([GOOD_KAPPA], {
        x: (value: number) => value,
        text: (value: number) => `${value}`,
        frameAnchor: "top",
        dy: -10,
      }),
      ...marks,
    ],
  });
}
