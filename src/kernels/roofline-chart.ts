import * as Plot from "@observablehq/plot";
import { max, min, scaleLog } from "d3";
import { attainableFlops, type Ceilings, ridgePoint } from "../analysis/roofline.js";
import type { ChartContext } from "../ui/chart.js";
import { kindLegend, kindScales } from "../ui/series.js";
import type { ChartTheme } from "../ui/theme.js";
import { familyKind } from "./families.js";
import { ratesOf } from "./figures.js";
import { labelMarks } from "./label-marks.js";
import { boxEndingAt, placeLabels } from "./label-places.js";
import { logAxisX, logAxisY, logTicks } from "./log-axis.js";
import { type LabRun, markedName } from "./measurements.js";
import { resultOf } from "./result-of.js";
import { type RoofPoint, rooflineCaption, roofPoints } from "./roofline.js";
import { type RunChart, runChart } from "./run-chart.js";
import { threeDigits } from "./words.js";

/** A run with others of its kind beside it for comparison. */
export interface RooflineRuns {
  readonly run: LabRun;
  readonly beside: readonly LabRun[];
}

const MARGIN = { left: 56, right: 16, top: 26, bottom: 42 };
const GIGA = 1e9;

/** Rates of kernels against operations per byte, under the roof that the run's own ceilings set. */
export function rooflineChart(): RunChart<RooflineRuns> {
  return runChart<RooflineRuns>({
    title: "Kernels under the roof of their device",
    filename: "kernel-roofline",
    caption: ({ run }) => rooflineCaption(run),
    table: tableOf,
    draw,
    legend: ({ run, beside }, theme) => [
      ...kindLegend(kindsOf(run))(theme),
      ...(beside.length > 0 ? [{ label: "other devices", colour: theme.context, symbol: "circle" as const }] : []),
    ],
  });
}

function kindsOf(run: LabRun) {
  return [...new Set(roofPoints(run).map(({ family }) => family))].map(familyKind);
}

function tableOf(shown: RooflineRuns | null) {
  const runs = shown === null ? [] : [shown.run, ...shown.beside];
  return resultOf(
    {
      run: "text",
      kernel: "text",
      operations_per_byte: "number",
      gflop_per_s: "number",
      share_of_roof: "number",
      code: "text",
    },
    runs.flatMap((run) =>
      roofPoints(run).map(({ kernelId, intensity, flopsPerSecond, share, code }) => ({
        run: run.label,
        kernel: kernelId,
        operations_per_byte: intensity,
        gflop_per_s: flopsPerSecond / GIGA,
        share_of_roof: share,
        code,
      })),
    ),
  );
}

/** One roof with the words over its right end. */
interface Roof {
  readonly ceilings: Ceilings;
  readonly text: string;
  readonly kind: "own" | "half" | "beside";
}

function roofsOf({ run, beside }: RooflineRuns): readonly Roof[] {
  const rates = ratesOf(run.measurements);
  const half = rates.halfFlopsPerSecond ?? 0;
  const own: Roof[] =
    rates.ceilings === null ? [] : [{ ceilings: rates.ceilings, text: peakText(rates.ceilings), kind: "own" }];
  if (rates.ceilings !== null && half > rates.ceilings.flopsPerSecond) {
    const text = `f16: ${threeDigits(half / GIGA)} GFLOP/s`;
    own.push({ ceilings: { ...rates.ceilings, flopsPerSecond: half }, text, kind: "half" });
  }
  const others = beside.flatMap(({ measurements, device }): readonly Roof[] => {
    const { ceilings } = ratesOf(measurements);
    return ceilings === null ? [] : [{ ceilings, text: `${device}: ${peakText(ceilings)}`, kind: "beside" }];
  });
  return [...others, ...own];
}

function peakText({ flopsPerSecond, bytesPerSecond }: Ceilings): string {
  return `${threeDigits(flopsPerSecond / GIGA)} GFLOP/s, ${threeDigits(bytesPerSecond / GIGA)} GB/s`;
}

function draw(shown: RooflineRuns, { width, theme }: ChartContext): SVGElement | HTMLElement {
  const { run, beside } = shown;
  const points = roofPoints(run).map((point) => ({ ...point, kind: familyKind(point.family).label }));
  const others = beside.flatMap((other) => roofPoints(other).map((point) => ({ ...point, device: other.device })));
  const roofs = roofsOf(shown);
  const height = width < 520 ? 440 : 500;
  const all = [...points, ...others];
  const intensities = [...all.map(({ intensity }) => intensity), ...roofs.map(({ ceilings }) => ridgePoint(ceilings))];
  const rates = [...all, ...roofs.map(({ ceilings }) => ceilings)].map(({ flopsPerSecond }) => flopsPerSecond / GIGA);
  const from = (min(intensities) ?? 1) / 2;
  const to = (max(intensities) ?? 1) * 3;
  const domain: [number, number] = [(min(rates) ?? 1) / 3, (max(rates) ?? 1) * 2];
  const x = scaleLog([from, to], [MARGIN.left, width - MARGIN.right]);
  const y = scaleLog(domain, [height - MARGIN.bottom, MARGIN.top]);
  const labels = placeLabels(
    points.map((point) => ({
      ...point,
      x: x(point.intensity),
      y: y(point.flopsPerSecond / GIGA),
      text: markedName(point),
    })),
    { left: MARGIN.left, right: width - 2, top: MARGIN.top, bottom: height - MARGIN.bottom },
    roofs.map(({ ceilings, text }) => boxEndingAt(x(to), y(ceilings.flopsPerSecond / GIGA) - TEXT_RISE, text)),
  );
  const { color, symbol } = kindScales(kindsOf(run), theme);
  const rateOf = ({ flopsPerSecond }: { readonly flopsPerSecond: number }) => flopsPerSecond / GIGA;
  return Plot.plot({
    width,
    height,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    x: { type: "log", domain: [from, to] },
    y: { type: "log", domain },
    color,
    symbol,
    marks: [
      logAxisX(logTicks(from, to), "Useful operations per byte that must move →"),
      logAxisY(domain, "↑ GFLOP/s"),
      roofs.map((roof) => roofMarks(roof, [from, to], theme)),
      Plot.dot(others, {
        x: "intensity",
        y: rateOf,
        stroke: theme.context,
        r: 3,
        title: ({ kernelId, device }) => `${kernelId}, ${device}`,
      }),
      Plot.ruleX(points, {
        x: "intensity",
        y1: ({ lowFlopsPerSecond }) => lowFlopsPerSecond / GIGA,
        y2: ({ highFlopsPerSecond }) => highFlopsPerSecond / GIGA,
        stroke: "kind",
      }),
      Plot.dot(points, {
        x: "intensity",
        y: rateOf,
        fill: "kind",
        symbol: "kind",
        r: 4.5,
        tip: true,
        title: ({ kernelId, flopsPerSecond, share }: RoofPoint) =>
          `${kernelId}\n${threeDigits(flopsPerSecond / GIGA)} GFLOP/s${share === null ? "" : `\n${threeDigits(share * 100)} % of its roof`}`,
      }),
      labelMarks(labels, x, y, theme),
    ],
  });
}

const TEXT_RISE = 8;

function roofMarks({ ceilings, text, kind }: Roof, [from, to]: readonly [number, number], theme: ChartTheme) {
  const stroke = kind === "beside" ? theme.context : theme.foreground;
  const ridge = ridgePoint(ceilings);
  // The roof of half precision goes on from that of f32, under which it is the same.
  const line = [kind === "half" ? ridge / 2 : from, ridge, to].map((intensity) => ({
    intensity,
    rate: attainableFlops(ceilings, intensity) / GIGA,
  }));
  return [
    Plot.line(line, {
      x: "intensity",
      y: "rate",
      stroke,
      strokeWidth: kind === "own" ? 2 : 1,
      ...(kind === "own" ? {} : { strokeDasharray: kind === "half" ? "2 2" : "5 3" }),
    }),
    Plot.text(line.slice(-1), {
      x: "intensity",
      y: "rate",
      text: () => text,
      textAnchor: "end",
      dy: -TEXT_RISE,
      fill: stroke,
    }),
  ];
}
