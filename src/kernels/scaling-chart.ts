import * as Plot from "@observablehq/plot";
import { scaleLog } from "d3";
import type { ChartContext } from "../ui/chart.js";
import { formatNumber } from "../ui/format.js";
import { seriesColour } from "../ui/series.js";
import { spread } from "../ui/spread.js";
import { logAxisX, logAxisY } from "./log-axis.js";
import { type LabRun, markedName } from "./measurements.js";
import { resultOf } from "./result-of.js";
import { type RunChart, runChart } from "./run-chart.js";
import { powerText, type Sweeps, scalingCaption } from "./scaling.js";
import { timeText } from "./words.js";

export interface ScalingShown {
  readonly run: LabRun;
  readonly sweeps: Sweeps;
}

const SYMBOLS = ["circle", "diamond", "triangle", "square", "star", "cross"] as const;

/** Time against the swept parameter, on logarithmic axes, with the fitted power of each kernel. */
export function scalingChart(): RunChart<ScalingShown> {
  return runChart<ScalingShown>({
    title: "Time over a parameter",
    filename: "kernel-scaling",
    caption: ({ run, sweeps }) => scalingCaption(run, sweeps),
    table: tableOf,
    draw,
  });
}

function tableOf(shown: ScalingShown | null) {
  return resultOf(
    {
      kernel: "text",
      value: "number",
      median_ms: "number",
      low_ms: "number",
      high_ms: "number",
      exponent: "number",
      exponent_low: "number",
      exponent_high: "number",
      held: "text",
      code: "text",
    },
    (shown?.sweeps.series ?? []).flatMap(({ kernelId, code, points, fit, held }) =>
      points.map(({ x, medianMs, lowMs, highMs }) => ({
        kernel: kernelId,
        value: x,
        median_ms: medianMs,
        low_ms: lowMs,
        high_ms: highMs,
        exponent: fit.exponent,
        exponent_low: fit.low,
        exponent_high: fit.high,
        held,
        code,
      })),
    ),
  );
}

const MARGIN = { top: 26, bottom: 42, left: 56 };

/** A kernel's name, and its power under it. */
const LABEL_HEIGHT = 28;

function draw({ sweeps: { series, parameter } }: ScalingShown, { width, theme }: ChartContext) {
  const lines = series.map((one) => [markedName(one), powerText(one.fit)] as const);
  const letters = Math.max(...lines.flat().map((line) => line.length));
  const isNarrow = width < 520;
  const marginRight = Math.min(0.48 * width, letters * (isNarrow ? 5.2 : 6.2) + 18);
  const height = Math.max(360, 80 + LABEL_HEIGHT * series.length);
  const points = series.flatMap(({ kernelId, points: own }) => own.map((point) => ({ ...point, kernelId })));
  const times = points.flatMap(({ lowMs, highMs }) => [lowMs, highMs]);
  const domain: [number, number] = [Math.min(...times) / 1.3, Math.max(...times) * 1.3];
  const y = scaleLog(domain, [height - MARGIN.bottom, MARGIN.top]);
  const ends = series.map(({ points: own, fit }) => {
    const last = own.at(-1);
    return { x: last?.x ?? 1, medianMs: last?.medianMs ?? 1, fit };
  });
  const places = spread(
    ends.map(({ medianMs }) => y(medianMs)),
    LABEL_HEIGHT,
  );
  const fitted = series.flatMap(({ kernelId, points: own, fit }) =>
    [own[0], own.at(-1)].flatMap((point) =>
      point === undefined ? [] : [{ kernelId, x: point.x, ms: fit.coefficient * point.x ** fit.exponent }],
    ),
  );
  const ids = series.map(({ kernelId }) => kernelId);
  const rightmost = Math.max(...points.map(({ x }) => x));
  const values = [...new Set(points.map(({ x }) => x))].sort((a, b) => a - b);
  return Plot.plot({
    width,
    height,
    marginLeft: MARGIN.left,
    marginRight,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    x: { type: "log" },
    y: { type: "log", domain },
    color: { domain: ids, range: ids.map((_, i) => seriesColour(theme, i)) },
    symbol: { domain: ids, range: ids.map((_, i) => SYMBOLS[i % SYMBOLS.length] ?? "circle") },
    marks: [
      logAxisX(isNarrow ? values.filter((_, i) => i % 2 === 0) : values, `${parameter} (n) →`),
      logAxisY(domain, "↑ Median time, ms"),
      Plot.line(fitted, { x: "x", y: "ms", z: "kernelId", stroke: "kernelId", strokeDasharray: "3 3" }),
      Plot.line(points, { x: "x", y: "medianMs", z: "kernelId", stroke: "kernelId", strokeOpacity: 0.35 }),
      Plot.ruleX(points, { x: "x", y1: "lowMs", y2: "highMs", stroke: "kernelId" }),
      Plot.dot(points, {
        x: "x",
        y: "medianMs",
        fill: "kernelId",
        symbol: "kernelId",
        r: 4,
        tip: true,
        title: (d: (typeof points)[number]) =>
          `${d.kernelId}\n${parameter} ${formatNumber(d.x)}\n${timeText(d.medianMs)} (${timeText(d.lowMs)} to ${timeText(d.highMs)})`,
      }),
      ends.map((_, i) =>
        Plot.text([rightmost], {
          x: (d: number) => d,
          y: () => y.invert(places[i] ?? 0),
          text: () => lines[i]?.join("\n") ?? "",
          textAnchor: "start",
          lineHeight: 1.15,
          dx: 10,
          fontSize: isNarrow ? 9.5 : 11,
          fill: seriesColour(theme, i),
        }),
      ),
    ],
  });
}
