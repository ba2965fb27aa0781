import * as Plot from "@observablehq/plot";
import { scaleLinear, scaleLog } from "d3";
import type { ChartContext } from "../ui/chart.js";
import type { LegendItem } from "../ui/chart-legend.js";
import { seriesColour } from "../ui/series.js";
import type { ChartTheme } from "../ui/theme.js";

/** One figure on a line of its own. */
export interface ComparedFigure {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Measured by this lab on a GPU, and not read in a publication. */
  readonly isRecorded: boolean;
}

/** Figures of one thing, under a heading. */
export interface ComparedGroup {
  readonly title: string;
  readonly figures: readonly ComparedFigure[];
}

export interface ComparisonAxis {
  readonly kind: "share" | "ratio";
  readonly label: string;
}

const LINE = 16;
const MARGIN = { left: 12, right: 22, top: 8, bottom: 42 };
/** What a letter of a label takes at most on average: names have wide ones, and text past the edge is cut off. */
const LETTER = 6.3;
const GAP = 8;

/** What the marks of {@link comparisonPlot} mean. */
export function comparisonLegend(theme: ChartTheme): readonly LegendItem[] {
  return [
    { label: "published, with the range that was given", colour: theme.context, symbol: "circle" },
    { label: "recorded on a GPU by this lab", colour: seriesColour(theme, 1), symbol: "diamond" },
  ];
}

/** Figures by group, each on a line with its name beside it, so that no two can hide each other. */
export function comparisonPlot(
  groups: readonly ComparedGroup[],
  { kind, label }: ComparisonAxis,
  { width, theme }: ChartContext,
): SVGElement | HTMLElement {
  let line = 0;
  const headings: { title: string; line: number }[] = [];
  const figures: (ComparedFigure & { line: number })[] = [];
  for (const { title, figures: own } of groups) {
    headings.push({ title, line });
    line += 1;
    for (const figure of own) {
      figures.push({ ...figure, line });
      line += 1;
    }
    line += 0.5;
  }
  const height = MARGIN.top + MARGIN.bottom + line * LINE;
  const domain = kind === "share" ? shareDomain(figures) : ratioDomain(figures);
  const range = [MARGIN.left, width - MARGIN.right];
  const x = kind === "share" ? scaleLinear(domain, range) : scaleLog(domain, range);
  const placed = figures.map((figure) => {
    const rooms = { start: width - x(figure.high) - GAP, end: x(figure.low) - GAP };
    const anchor = figure.label.length * LETTER <= rooms.start || rooms.start > rooms.end ? "start" : "end";
    return { ...figure, anchor, text: cut(figure.label, Math.floor(rooms[anchor] / LETTER)) };
  });
  const colour = ({ isRecorded }: ComparedFigure) => (isRecorded ? seriesColour(theme, 1) : theme.context);
  return Plot.plot({
    width,
    height,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    x: {
      type: kind === "share" ? "linear" : "log",
      domain,
      grid: true,
      label,
      ticks: kind === "share" ? 5 : ratioTicks(domain, width),
      tickFormat:
        kind === "share" ? (share: number) => `${Math.round(share * 100)}\u00a0%` : (ratio: number) => `${ratio}×`,
    },
    y: { axis: null, domain: [line, -0.5] },
    marks: [
      kind === "ratio" ? Plot.ruleX([1], { stroke: theme.foreground, strokeDasharray: "4 3" }) : [],
      Plot.text(headings, {
        x: domain[0],
        y: "line",
        text: "title",
        textAnchor: "start",
        fontWeight: 600,
        fontSize: 11.5,
        fill: theme.foreground,
        stroke: theme.background,
        strokeWidth: 4,
      }),
      Plot.ruleY(placed, { x1: "low", x2: "high", y: "line", stroke: colour, strokeWidth: 3, strokeOpacity: 0.6 }),
      Plot.dot(placed, {
        x: "value",
        y: "line",
        fill: colour,
        symbol: ({ isRecorded }: ComparedFigure) => (isRecorded ? "diamond" : "circle"),
        r: 3.5,
      }),
      (["start", "end"] as const).map((anchor) =>
        Plot.text(
          placed.filter((figure) => figure.anchor === anchor),
          {
            x: anchor === "start" ? "high" : "low",
            y: "line",
            text: "text",
            textAnchor: anchor,
            dx: anchor === "start" ? GAP : -GAP,
            fontSize: 10.5,
            fill: theme.foreground,
            stroke: theme.background,
            strokeWidth: 3,
          },
        ),
      ),
    ],
    symbol: { type: "identity" },
  });
}

function cut(text: string, letters: number): string {
  // Without room a negative length would count from the end and leave nearly all of the text.
  if (letters < 2) return "";
  return text.length > letters ? `${text.slice(0, letters - 1).trimEnd()}…` : text;
}

function shareDomain(figures: readonly ComparedFigure[]): [number, number] {
  return [0, Math.max(1, ...figures.map(({ high }) => high))];
}

function ratioDomain(figures: readonly ComparedFigure[]): [number, number] {
  const ends = figures.flatMap(({ low, high }) => [low, high]);
  return [Math.min(1, ...ends) / 1.2, Math.max(2, ...ends) * 1.2];
}

/** Powers of ten times 1, 2 and 5, fewer where there is no room. */
function ratioTicks([from, to]: readonly [number, number], width: number): number[] {
  const factors = width < 520 && to / from > 50 ? [1] : [1, 2, 5];
  return [-3, -2, -1, 0, 1, 2, 3]
    .flatMap((decade) => factors.map((factor) => Number(`${factor}e${decade}`)))
    .filter((value) => value >= from && value <= to);
}
