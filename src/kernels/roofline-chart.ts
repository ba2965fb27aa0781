import * as Plot from "@observablehq/plot";
import { max, min, scaleLog } from "d3";
import { attainableFlops, type Ceilings, ridgePoint } from "../analysis/roofline.js";
import type { ChartContext } from "../ui/chart.js";
import { kindLegend, kindScales } from "../ui/series.js";
import { familyKind } from "./families.js";
import { ratesOf } from "./figures.js";
import { placeLabels } from "./label-places.js";
import type { LabRun } from "./measurements.js";
import { resultOf } from "./result-of.js";
import { rooflineCaption, roofPoints } from "./roofline.js";
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
    title: "Roofline",
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
    { run: "text", kernel: "text", operations_per_byte: "number", gflop_per_s: "number", share_of_roof: "number" },
    runs.flatMap((run) =>
      roofPoints(run).map(({ kernelId, intensity, flopsPerSecond, share }) => ({
        run: run.label,
        kernel: kernelId,
        operations_per_byte: intensity,
        gflop_per_s: flopsPerSecond / GIGA,
        share_of_roof: share,
      })),
    ),
  );
}

interface Roof {
  readonly ceilings: Ceilings;
  readonly device: string;
}

function draw({ run, beside }: RooflineRuns, { width, theme }: ChartContext): SVGElement | HTMLElement {
  const points = roofPoints(run).map((point) => ({ ...point, kind: familyKind(point.family).label }));
  const others = beside.flatMap((other) => roofPoints(other).map((point) => ({ ...point, device: other.device })));
  const roofs: readonly Roof[] = [run, ...beside].flatMap(({ measurements, device }) => {
    const { ceilings } = ratesOf(measurements);
    return ceilings === null ? [] : [{ ceilings, device }];
  });
  const height = width < 520 ? 420 : 480;
  const all = [...points, ...others];
  const intensities = [...all.map(({ intensity }) => intensity), ...roofs.map(({ ceilings }) => ridgePoint(ceilings))];
  const rates = [...all.map((point) => point.flopsPerSecond), ...roofs.map(({ ceilings }) => ceilings.flopsPerSecond)];
  const x = scaleLog([(min(intensities) ?? 1) / 2, (max(intensities) ?? 1) * 3], [MARGIN.left, width - MARGIN.right]);
  const y = scaleLog(
    [(min(rates) ?? 1) / GIGA / 3, ((max(rates) ?? 1) / GIGA) * 2],
    [height - MARGIN.bottom, MARGIN.top],
  );
  const room = { left: MARGIN.left, right: width - 2, top: MARGIN.top, bottom: height - MARGIN.bottom };
  const labels = placeLabels(
    points.map((point) => ({
      ...point,
      x: x(point.intensity),
      y: y(point.flopsPerSecond / GIGA),
      text: point.kernelId,
    })),
    room,
  );
  const { color, symbol } = kindScales(kindsOf(run), theme);
  const giga = (value: number) => value / GIGA;
  return Plot.plot({
    width,
    height,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    x: { type: "log", domain: x.domain(), label: "Useful operations per byte that must move →", tickFormat: "~g" },
    y: { type: "log", domain: y.domain(), label: "↑ GFLOP/s", grid: true, tickFormat: "~s" },
    color,
    symbol,
    marks: [
      roofs.map(({ ceilings, device }, i) =>
        roofMarks({ ceilings, text: i === 0 ? null : device }, x.domain(), theme.foreground, theme.context),
      ),
      Plot.dot(others, {
        x: "intensity",
        y: (d: { flopsPerSecond: number }) => giga(d.flopsPerSecond),
        stroke: theme.context,
        r: 3,
        title: (d: { device: string; kernelId: string }) => `${d.kernelId}, ${d.device}`,
      }),
      Plot.ruleX(points, {
        x: "intensity",
        y1: (d: { lowFlopsPerSecond: number }) => giga(d.lowFlopsPerSecond),
        y2: (d: { highFlopsPerSecond: number }) => giga(d.highFlopsPerSecond),
        stroke: "kind",
      }),
      Plot.dot(points, {
        x: "intensity",
        y: (d: { flopsPerSecond: number }) => giga(d.flopsPerSecond),
        fill: "kind",
        symbol: "kind",
        r: 4.5,
        tip: true,
        title: (d: { kernelId: string; flopsPerSecond: number; share: number | null }) =>
          `${d.kernelId}\n${threeDigits(giga(d.flopsPerSecond))} GFLOP/s${d.share === null ? "" : `\n${threeDigits(d.share * 100)} % of its roof`}`,
      }),
      (["start", "end"] as const).map((anchor) =>
        Plot.text(
          labels.filter((label) => label.anchor === anchor),
          {
            x: (d: { x: number }) => x.invert(d.x),
            y: (d: { y: number }) => y.invert(d.y),
            text: (d: { point: { text: string } }) => d.point.text,
            textAnchor: anchor,
            fontSize: 10.5,
            fill: theme.foreground,
            stroke: theme.background,
            strokeWidth: 3,
          },
        ),
      ),
    ],
  });
}

function roofMarks(
  { ceilings, text }: { readonly ceilings: Ceilings; readonly text: string | null },
  [from = 1, to = 1]: readonly number[],
  own: string,
  context: string,
) {
  const { flopsPerSecond, bytesPerSecond } = ceilings;
  const stroke = text === null ? own : context;
  const line = [from, ridgePoint(ceilings), to].map((intensity) => ({
    intensity,
    gflops: attainableFlops(ceilings, intensity) / GIGA,
  }));
  return [
    Plot.line(line, {
      x: "intensity",
      y: "gflops",
      stroke,
      strokeWidth: text === null ? 2 : 1,
      ...(text === null ? {} : { strokeDasharray: "4 3" }),
    }),
    Plot.text([line[2]], {
      x: "intensity",
      y: "gflops",
      text: () =>
        `${text === null ? "" : `${text}: `}${threeDigits(flopsPerSecond / GIGA)} GFLOP/s, ${threeDigits(bytesPerSecond / GIGA)} GB/s`,
      textAnchor: "end",
      dy: -8,
      fill: text === null ? own : context,
    }),
  ];
}
