import * as Plot from "@observablehq/plot";
import { scaleLinear, scaleLog } from "d3";
import { MAX_H } from "../analysis/rubric.js";
import type { RankAssociation } from "../analysis/rubric-tax.js";
import type { ChartContext } from "../ui/chart.js";
import { seriesColour } from "../ui/series.js";
import { labelMarks } from "./label-marks.js";
import { placeLabels } from "./label-places.js";
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

const MARGIN = { left: 56, right: 16, top: 26, bottom: 42 };

/** Tax of each technique against its H. */
export function taxChart(): RunChart<TaxShown> {
  return runChart<TaxShown>({
    title: "Hardware fit H and the tax on this device",
    filename: "rubric-and-tax",
    caption: ({ run, points, association, basis }) => taxCaption(run, points, association, basis),
    table: (shown) =>
      resultOf(
        { technique: "text", h: "number", tax: "number", low: "number", high: "number", kernel: "text" },
        (shown?.points ?? []).map(({ name, h, tax, low, high, kernelId }) => ({
          technique: name,
          h,
          tax,
          low,
          high,
          kernel: kernelId,
        })),
      ),
    draw,
  });
}

function draw({ points, basis }: TaxShown, { width, theme }: ChartContext) {
  const isNarrow = width < 520;
  const height = isNarrow ? 460 : 440;
  const taxes = points.flatMap(({ low, high }) => [low, high]);
  const x = scaleLinear([-0.4, MAX_H + 0.9], [MARGIN.left, width - MARGIN.right]);
  const domain: [number, number] = [Math.min(1, ...taxes) / 1.5, Math.max(1, ...taxes) * 1.5];
  const y = scaleLog(domain, [height - MARGIN.bottom, MARGIN.top]);
  // Techniques of one H stand beside each other, so that equal scores do not hide one another.
  const placed = points.map((point, i) => {
    const column = points.filter(({ h }) => h === point.h);
    const place = column.indexOf(point) - (column.length - 1) / 2;
    return { ...point, at: point.h + (column.length > 1 ? (place / column.length) * 0.5 : 0), i };
  });
  const labels = placeLabels(
    placed.map((point) => ({ ...point, x: x(point.at), y: y(point.tax), text: shortened(point.name) })),
    { left: MARGIN.left, right: width - 2, top: MARGIN.top, bottom: height - MARGIN.bottom },
  );
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
      ticks: Array.from({ length: MAX_H + 1 }, (_, h) => h),
      tickFormat: (h: number) => `${h}`,
      label: "H, hardware fit (0 to 6) →",
    },
    y: { type: "log", domain },
    marks: [
      logAxisY(
        domain,
        basis === "gemm" ? "↑ Tax: times as long as in GEMM" : "↑ Tax: times as long as the roof allows",
      ),
      Plot.ruleY([1], { stroke: theme.foreground, strokeDasharray: "4 3" }),
      Plot.ruleX(placed, { x: "at", y1: "low", y2: "high", stroke: colour }),
      Plot.dot(placed, {
        x: "at",
        y: "tax",
        fill: colour,
        r: 4,
        tip: true,
        title: (d: TaxPoint) => `${d.name}\nH ${d.h}, tax ${threeDigits(d.tax)}\nby ${d.kernelId}`,
      }),
      labelMarks(labels, x, y, theme),
    ],
  });
}

/** A name without what stands in brackets, as a label has little room. */
function shortened(name: string): string {
  const plain = name.replace(/\s*\([^)]*\)/g, "");
  return plain.length > 26 ? `${plain.slice(0, 25).trimEnd()}…` : plain;
}
