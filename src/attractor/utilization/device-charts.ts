import * as Plot from "@observablehq/plot";
import type { Room } from "../../tables/definition.js";
import { type Kind, kindScales, seriesColour } from "../../ui/series.js";
import type { DatedRun, Figure, OwnRow } from "./figures.js";

export const VENDORS = [
  { label: "AMD", series: 1, symbol: "triangle" },
  { label: "Google", series: 3, symbol: "square" },
  { label: "Intel", series: 2, symbol: "diamond" },
  { label: "MetaX", series: 4, symbol: "star" },
  { label: "NVIDIA", series: 0, symbol: "circle" },
] as const satisfies readonly Kind[];

/** One chip a line: the share of its own datasheet that the best matrix product reached. */
export function vendorChart(rows: readonly Figure[], { width, theme }: Room) {
  const scales = kindScales(VENDORS, theme);
  const vendor = ({ vendor: name }: Figure) => name ?? "";
  return Plot.plot({
    width,
    height: 54 + 24 * rows.length,
    marginLeft: 96,
    marginRight: 40,
    x: { domain: [0, 1], tickFormat: "%", label: "Share of the chip’s datasheet peak →", grid: true },
    y: { domain: rows.map(({ device }) => device ?? ""), label: null, tickSize: 0 },
    color: scales.color,
    symbol: scales.symbol,
    marks: [
      Plot.ruleX([0]),
      Plot.ruleY(rows, { y: "device", x1: 0, x2: "share", stroke: vendor, strokeOpacity: 0.35, strokeWidth: 1.5 }),
      Plot.dot(rows, { y: "device", x: "share", symbol: vendor, stroke: vendor, fill: vendor, r: 4.5 }),
      Plot.text(rows, {
        y: "device",
        x: "share",
        dx: 9,
        textAnchor: "start",
        text: ({ share }: Figure) => `${Math.round((share ?? 0) * 100)}%`,
        fill: theme.foreground,
      }),
    ],
  });
}

/** Whole runs by the date of their figure, one shape a vendor; hollow where nobody read the source. */
export function datedChart(runs: readonly DatedRun[], { width, theme }: Room) {
  const scales = kindScales(VENDORS, theme);
  const place = { x: ({ date }: DatedRun) => new Date(date), y: "share", symbol: "vendor", r: 4.5 };
  return Plot.plot({
    width,
    height: 300,
    marginLeft: 44,
    marginRight: 24,
    x: { type: "utc", label: "Date of the figure →", ...(width < 560 && { ticks: 4 }) },
    y: { domain: [0, 1], tickFormat: "%", label: "↑ Model FLOP utilization", grid: true },
    color: scales.color,
    symbol: scales.symbol,
    marks: [
      Plot.ruleY([0]),
      Plot.dot(runs, { ...place, stroke: "vendor" }),
      Plot.dot(runs, { ...place, fill: "vendor", filter: ({ evidence }: DatedRun) => evidence === "seen" }),
    ],
  });
}

/** The kernels of one recorded run, as a share of what their own device was measured to do. */
export function ownChart(rows: readonly OwnRow[], { width, theme }: Room) {
  const colour = seriesColour(theme, rows[0]?.is_software === true ? 5 : 0);
  const narrow = width < 560;
  return Plot.plot({
    width,
    height: 54 + (narrow ? 34 : 22) * rows.length,
    marginLeft: narrow ? 8 : 236,
    marginRight: 20,
    x: {
      domain: [0, Math.max(0.01, ...rows.map(({ high }) => high)) * 1.05],
      tickFormat: "%",
      label: "Share of the device’s own fastest arithmetic →",
      grid: true,
      ticks: narrow ? 4 : 8,
    },
    y: { domain: rows.map(({ kernel }) => kernel), axis: null },
    marks: [
      Plot.ruleX([0]),
      Plot.link(rows, {
        y1: "kernel",
        y2: "kernel",
        x1: "low",
        x2: "high",
        stroke: colour,
        strokeWidth: 3,
        strokeOpacity: 0.45,
        dy: narrow ? 6 : 0,
      }),
      Plot.dot(rows, { y: "kernel", x: "share", fill: colour, r: 4, dy: narrow ? 6 : 0 }),
      Plot.text(rows, {
        y: "kernel",
        x: 0,
        dx: narrow ? 0 : -8,
        dy: narrow ? -8 : 0,
        textAnchor: narrow ? "start" : "end",
        text: ({ family, kernel }: OwnRow) => (narrow ? kernel : `${family}: ${shortened(kernel)}`),
        fill: theme.foreground,
      }),
    ],
  });
}

/** A kernel's name without its family's, where that leaves something. */
function shortened(kernel: string): string {
  return kernel.replace(/^(recurrent|continuous|prefill)-/, "");
}
