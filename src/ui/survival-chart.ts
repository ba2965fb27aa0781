import * as Plot from "@observablehq/plot";
import type { SurvivalCurve } from "../analysis/survival.js";
import type { ChartContext } from "./chart.js";
import { spread } from "./spread.js";

/** One group's curve in a figure. */
export interface SurvivalGroup {
  readonly curve: SurvivalCurve;
  readonly colour: string;
  /** Stands at the curve's end; the words must tell the groups apart without their colours. */
  readonly label: string;
}

export interface SurvivalPlotOptions extends Pick<ChartContext, "width" | "theme"> {
  readonly groups: readonly SurvivalGroup[];
  /** Months that the figure shows; a watch may be far longer. */
  readonly until: number;
  readonly xLabel: string;
  readonly yLabel: string;
  /** Room for the labels at the curves' ends, in pixels. */
  readonly marginRight: number;
  readonly marginTop?: number | undefined;
  /** Marks between the curves and their labels, such as claimed times. */
  readonly marks?: Plot.Markish[] | undefined;
}

interface CurvePoint {
  readonly months: number;
  readonly share: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** Figures narrower than this have shorter labels and fewer ticks. */
export const NARROW = 560;

// Curves of fewer subjects have bands so wide that they would bury the others.
const FULL_BAND = 20;

/** Cumulative incidence, one less the survival, from nothing at the start to the end of the watch or of the figure. */
export function cumulative(curve: SurvivalCurve, until: number): readonly CurvePoint[] {
  const start = { months: 0, share: 0, low: 0, high: 0 };
  const points = curve.steps
    .filter(({ months }) => months <= until)
    .map(({ months, survival, low, high }) => ({
      months,
      share: 1 - survival,
      low: high === null ? null : 1 - high,
      high: low === null ? null : 1 - low,
    }));
  const last = points.at(-1) ?? start;
  const end = Math.min(until, curve.steps.at(-1)?.months ?? 0);
  return [start, ...points, ...(end > last.months ? [{ ...last, months: end }] : [])];
}

/** Kaplan–Meier curves of cumulative adoption with pointwise bands, ticks where a watch ended, and labels at the ends. */
export function survivalPlot(options: SurvivalPlotOptions) {
  const { groups, until, width, theme, marginRight, marginTop = 18 } = options;
  const narrow = width < NARROW;
  const height = (narrow ? 322 : 402) + marginTop;
  const marginBottom = 40;
  const drawn = groups.map((group) => {
    const points = cumulative(group.curve, until);
    const censored = group.curve.steps
      .filter(({ censored, months }) => censored > 0 && months <= until)
      .map(({ months }) => ({ months, share: points.findLast((point) => point.months <= months)?.share ?? 0 }));
    return { ...group, points, censored, end: points.at(-1) ?? { months: 0, share: 0 } };
  });
  const heights = spread(
    drawn.map(({ end }) => end.share),
    17 / (height - marginTop - marginBottom),
  );
  const step = narrow ? 24 : 12;
  return Plot.plot({
    width,
    height,
    marginLeft: 44,
    marginRight,
    marginTop,
    marginBottom,
    x: {
      domain: [0, until],
      ticks: Array.from({ length: Math.floor(until / step) + 1 }, (_, i) => i * step),
      label: options.xLabel,
    },
    y: { domain: [0, 1], percent: false, tickFormat: "%", grid: true, label: options.yLabel },
    marks: [
      drawn.map(({ points, colour, curve }) =>
        Plot.areaY(points, {
          x: "months",
          y1: "low",
          y2: "high",
          fill: colour,
          fillOpacity: curve.n < FULL_BAND ? 0.06 : 0.14,
          curve: "step-after",
        }),
      ),
      Plot.ruleY([0.5], { stroke: theme.context, strokeDasharray: "2,3" }),
      drawn.map(({ points, colour }) =>
        Plot.lineY(points, { x: "months", y: "share", stroke: colour, strokeWidth: 2, curve: "step-after" }),
      ),
      drawn.map(({ censored, colour }) =>
        Plot.ruleX(censored, {
          x: "months",
          y1: (d: { share: number }) => d.share - 0.009,
          y2: (d: { share: number }) => d.share + 0.009,
          stroke: colour,
          strokeWidth: 1,
        }),
      ),
      options.marks ?? [],
      Plot.ruleY([0]),
      drawn.map(({ end, colour, label }, i) =>
        Plot.text([end], {
          x: "months",
          y: heights[i] ?? end.share,
          text: [label],
          fill: colour,
          textAnchor: "start",
          dx: 6,
          fontWeight: 600,
          stroke: theme.background,
          strokeWidth: 4,
          clip: false,
        }),
      ),
    ],
  });
}
