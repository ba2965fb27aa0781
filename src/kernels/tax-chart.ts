import * as Plot from "@observablehq/plot";
import { group, scaleLinear, scaleLog } from "d3";
import { MAX_H } from "../analysis/rubric.js";
import type { RankAssociation } from "../analysis/rubric-tax.js";
import type { ChartContext } from "../ui/chart.js";
import { seriesColour } from "../ui/series.js";
import { spread } from "../ui/spread.js";
import { comparisonPlot } from "./comparison-chart.js";
import { logAxisY } from "./log-axis.js";
import type { LabRun } from "./measurements.js";
import { resultOf } from "./result-of.js";
import { type RunChart, runChart } from "./run-chart.js";
import { type TaxBasis, type TaxPoint, taxCaption } from "./tax.js";
import { threeDigits } from "./words.js";

export interface TaxShown {
  readonly run: LabRun;
  readonly points: readonly TaxPoint[];
  readonly association: RankAssociation | null;
  readonly basis: TaxBasis;
}

const MARGIN = { left: 56, right: 170, top: 26, bottom: 42 };

/** Narrower than this, names fit beside the points no more. */
const LEAST_SCATTER_WIDTH = 640;

/** Tax of each technique against its H. */
export function taxChart(): RunChart<TaxShown> {
  return runChart<TaxShown>({
    title: "Hardware fit H and the tax on this device",
    filename: "rubric-and-tax",
    caption: ({ run, points, association, basis }) => taxCaption(run, points, association, basis),
    table: (shown) =>
      resultOf(
        { technique: "text", h: "number", tax: "number", low: "number", high: "number", kernel: "text", code: "text" },
        (shown?.points ?? []).map(({ name, h, tax, low, high, kernelId, code }) => ({
          technique: name,
          h,
          tax,
          low,
          high,
          kernel: kernelId,
          code,
        })),
      ),
    draw,
  });
}

function draw(shown: TaxShown, context: ChartContext) {
  return context.width < LEAST_SCATTER_WIDTH ? drawLines(shown, context) : drawScatter(shown, context);
}

/** On a narrow screen each technique has a line of its own, under its H. */
function drawLines({ points, basis }: TaxShown, context: ChartContext) {
  const groups = [...group(points, ({ h }) => h)]
    .sort(([a], [b]) => b - a)
    .map(([h, own]) => ({
      title: `H ${h}`,
      figures: own.map(({ name, code, tax, low, high }) => ({
        label: `${shortened(name)}${code === "other" ? "*" : ""}`,
        value: tax,
        low,
        high,
        isRecorded: true,
      })),
    }));
  return comparisonPlot(groups, { kind: "ratio", label: `${axisText(basis)} →` }, context);
}

function axisText(basis: TaxBasis): string {
  return basis === "gemm" ? "Tax: times as long as in GEMM" : "Tax: times as long as the roof allows";
}

/** Techniques of one H lie on one line, where they are: the names are moved apart, not the points. */
function drawScatter({ points, basis }: TaxShown, { width, theme }: ChartContext) {
  const taxes = points.flatMap(({ low, high }) => [low, high]);
  const columns = [...group(points, ({ h }) => h)];
  const height = Math.max(440, 100 + LABEL_GAP * Math.max(...columns.map(([, own]) => own.length)));
  const least = Math.max(0, Math.min(...points.map(({ h }) => h)) - 0.25);
  const x = scaleLinear([least, MAX_H], [MARGIN.left, width - MARGIN.right]);
  const domain: [number, number] = [Math.min(1, ...taxes) / 1.5, Math.max(1, ...taxes) * 1.5];
  const y = scaleLog(domain, [height - MARGIN.bottom, MARGIN.top]);
  const room = x(1) - x(0) - LABEL_DISTANCE - 10;
  const labels = columns.flatMap(([h, own]) => {
    const places = spread(
      own.map(({ tax }) => y(tax)),
      LABEL_GAP,
    );
    const isLast = h === MAX_H;
    return own.map((point, i) => ({
      ...point,
      labelY: y.invert(places[i] ?? 0),
      text: `${shortened(point.name, Math.floor((isLast ? MARGIN.right - LABEL_DISTANCE : room) / LETTER))}${point.code === "other" ? "*" : ""}`,
    }));
  });
  const labelX = ({ h }: TaxPoint) => x.invert(x(h) + LABEL_DISTANCE);
  const colour = seriesColour(theme, 0);
  return Plot.plot({
    width,
    height,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    x: {
      domain: x.domain(),
      ticks: Array.from({ length: MAX_H + 1 }, (_, h) => h).filter((h) => h >= least),
      tickFormat: (h: number) => `${h}`,
      label: "H, hardware fit (0 to 6) →",
    },
    y: { type: "log", domain },
    marks: [
      logAxisY(domain, `↑ ${axisText(basis)}`),
      Plot.ruleY([1], { stroke: theme.foreground, strokeDasharray: "4 3" }),
      Plot.link(labels, {
        x1: "h",
        y1: "tax",
        x2: (d: TaxPoint) => x.invert(x(d.h) + LABEL_DISTANCE - 3),
        y2: "labelY",
        stroke: theme.context,
        strokeWidth: 0.75,
      }),
      Plot.ruleX(points, { x: "h", y1: "low", y2: "high", stroke: colour }),
      Plot.dot(points, {
        x: "h",
        y: "tax",
        fill: colour,
        fillOpacity: 0.75,
        stroke: theme.background,
        r: 4.5,
        tip: true,
        title: (d: TaxPoint) => `${d.name}\nH ${d.h}, tax ${threeDigits(d.tax)}\nby ${d.kernelId}`,
      }),
      Plot.text(labels, {
        x: labelX,
        y: "labelY",
        text: "text",
        textAnchor: "start",
        fontSize: 10.5,
        fill: theme.foreground,
        stroke: theme.background,
        strokeWidth: 3,
      }),
    ],
  });
}

const LABEL_GAP = 13;
const LABEL_DISTANCE = 20;
const LETTER = 5.6;

/** A name without what stands in brackets, as a label has little room. */
function shortened(name: string, letters = 30): string {
  const plain = name.replace(/\s*\([^)]*\)/g, "");
  return plain.length > letters ? `${plain.slice(0, letters - 1).trimEnd()}…` : plain;
}
