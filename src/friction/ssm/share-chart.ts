import * as Plot from "@observablehq/plot";
import { range } from "d3";
import { seriesColour } from "../../ui/series.js";
import type { ChartTheme } from "../../ui/theme.js";
import { type CliffTest, sharesBySize } from "./cliff.js";
import { LINES } from "./model.js";
import { SIZE_TICKS } from "./records-chart.js";

/** The share of pure models by size with its intervals, and the two descriptions that compete: an edge and a slope. */
export function shareChart(
  { sized, definition, step, slope }: CliffTest,
  { width, theme }: { readonly width: number; readonly theme: ChartTheme },
): SVGElement | HTMLElement {
  const bins = sharesBySize(sized).map(({ share, ...bin }) => ({
    ...bin,
    ...share,
    count: `${Math.round(share.share * share.n)} of ${share.n}`,
  }));
  const sizes = sized.map(({ sizeB }) => sizeB);
  const [smallest, greatest] = [Math.min(...sizes) * 0.8, Math.max(...sizes) * 1.25];
  const grid = range(0, 201).map((i) => smallest * (greatest / smallest) ** (i / 200));
  const line = LINES[definition.line];
  const steps = [
    { x: smallest, y: step.share(Math.log(line) - 1) },
    { x: line, y: step.share(Math.log(line) - 1) },
    { x: line, y: step.share(Math.log(line)) },
    { x: greatest, y: step.share(Math.log(line)) },
  ];
  const [edge, gradual] = [seriesColour(theme, 1), seriesColour(theme, 0)];
  const rug = sized.map((s) => ({ ...s, y: s.pure ? 1.07 : -0.07, name: s.model.name }));
  return Plot.plot({
    width,
    height: 360,
    marginLeft: 58,
    marginRight: 14,
    marginTop: 26,
    x: {
      type: "log",
      domain: [smallest, greatest],
      label: `Parameters ${definition.size === "total" ? "in all" : "that act on one token"} (billion) →`,
      ticks: SIZE_TICKS.filter((tick) => tick >= smallest && tick <= greatest),
      tickFormat: "~g",
    },
    y: { domain: [-0.12, 1.12], label: null, ticks: [0, 0.25, 0.5, 0.75, 1], tickFormat: "%", grid: true },
    marks: [
      Plot.text(["↑ Pure models, share of pure and hybrid"], {
        frameAnchor: "top-left",
        text: (text: string) => text,
        dx: -52,
        dy: -20,
        textAnchor: "start",
        fill: theme.foreground,
      }),
      Plot.line(
        grid.map((x) => ({ x, y: slope.share(Math.log(x)) })),
        { x: "x", y: "y", stroke: gradual, strokeWidth: 2 },
      ),
      Plot.line(steps, { x: "x", y: "y", stroke: edge, strokeWidth: 2, strokeDasharray: "6 4" }),
      Plot.ruleX(rug, {
        x: "sizeB",
        y1: (r: (typeof rug)[number]) => r.y - 0.03,
        y2: (r: (typeof rug)[number]) => r.y + 0.03,
        stroke: theme.muted,
      }),
      Plot.ruleX(bins, { x: "middleB", y1: "low", y2: "high", stroke: theme.foreground }),
      Plot.dot(bins, {
        x: "middleB",
        y: "share",
        fill: theme.foreground,
        r: 4.5,
        channels: { Size: "label", Pure: "count" },
        tip: true,
      }),
      Plot.text(bins, {
        x: "middleB",
        y: "share",
        text: "count",
        dx: 7,
        dy: -10,
        textAnchor: "start",
        fill: theme.foreground,
        stroke: theme.background,
        strokeWidth: 5,
      }),
    ],
  });
}
