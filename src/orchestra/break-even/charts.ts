import * as Plot from "@observablehq/plot";
import { breakEvenQueries, type Hosting, netUsd } from "../../analysis/orchestration/break-even.js";
import type { QueryResult, ResultRow } from "../../engine/result.js";
import type { ChartContext } from "../../ui/chart.js";
import { type Kind, kindScales, seriesColour } from "../../ui/series.js";
import { resultOf } from "../result.js";

type Room = Pick<ChartContext, "width" | "theme">;

const NARROW = 560;

export const GPU_KINDS: readonly Kind[] = [
  { label: "1 GPU", series: 0, symbol: "circle" },
  { label: "4 GPUs", series: 2, symbol: "triangle" },
  { label: "8 GPUs", series: 3, symbol: "square" },
  { label: "16 GPUs", series: 1, symbol: "diamond" },
];

const kindOf = (row: ResultRow) => (row["gpus"] === 1 ? "1 GPU" : `${String(row["gpus"])} GPUs`);

/** Break-even at each published rent and number of GPUs, against the claimed volume. */
export function drawBounds({ rows }: QueryResult, claimed: number, { width, theme }: Room) {
  const label = (row: ResultRow) => `${String(row["date"]).slice(0, 4)}: ${String(row["context"])}`;
  const narrow = width < NARROW;
  const rents = [...new Set(rows.map(label))];
  return Plot.plot({
    width,
    height: 84 + 52 * rents.length,
    marginTop: 30,
    marginLeft: narrow ? 14 : 250,
    marginRight: 20,
    x: { type: "log", label: "queries a month →", grid: true, tickFormat: "~s", ticks: 5, inset: 12 },
    y: { label: null, domain: rents, axis: narrow ? null : "left" },
    ...kindScales(GPU_KINDS, theme),
    marks: [
      Plot.ruleX([claimed], { stroke: theme.foreground, strokeDasharray: "4 3" }),
      Plot.text([claimed], {
        x: (d: number) => d,
        text: () => "claimed",
        frameAnchor: "top",
        dy: -14,
        fill: theme.foreground,
      }),
      Plot.ruleY(rows, {
        y: label,
        x1: "queries_low",
        x2: "queries_high",
        stroke: kindOf,
        strokeWidth: 3,
        strokeOpacity: 0.6,
      }),
      Plot.dot(rows, { y: label, x: "queries", fill: kindOf, symbol: kindOf, r: 5.5, tip: true }),
      narrow
        ? Plot.text(rents, {
            y: (d: string) => d,
            text: (d: string) => d,
            frameAnchor: "left",
            dy: -17,
            textAnchor: "start",
            fill: theme.foreground,
            stroke: theme.background,
            strokeWidth: 4,
          })
        : null,
    ],
  });
}

/** What a month saves at each volume. */
export function netResult(hosting: Hosting, claimed: number): QueryResult {
  const volume = breakEvenQueries(hosting) ?? claimed;
  const most = 2 * Math.max(claimed, volume);
  return resultOf(
    { queries: "number", net_usd: "number" },
    Array.from({ length: 201 }, (_, i) => (most * i) / 200).map((queries) => ({
      queries,
      net_usd: netUsd(hosting, queries),
    })),
  );
}

/** The month's saving by volume, with break-even and the claimed volume marked. */
export function drawNet({ rows }: QueryResult, hosting: Hosting, claimed: number, { width, theme }: Room) {
  const volume = breakEvenQueries(hosting);
  const marks = [
    ...(volume === null ? [] : [{ queries: volume, label: "pays from here", dy: -14 }]),
    { queries: claimed, label: "claimed", dy: -2 },
  ];
  return Plot.plot({
    width,
    height: 320,
    marginTop: 36,
    marginLeft: 66,
    marginRight: 24,
    x: { label: "queries a month →", tickFormat: "~s", ticks: width < NARROW ? 5 : 8 },
    y: { label: "↑ saved in a month, USD", grid: true, tickFormat: "~s" },
    marks: [
      Plot.ruleY([0], { stroke: theme.foreground }),
      Plot.ruleX(marks, { x: "queries", stroke: theme.muted, strokeDasharray: "4 3" }),
      ...marks.map((mark) =>
        Plot.text([mark], { x: "queries", text: "label", frameAnchor: "top", dy: mark.dy - 8, fill: theme.foreground }),
      ),
      Plot.line(rows, { x: "queries", y: "net_usd", stroke: seriesColour(theme, 0), strokeWidth: 2.5 }),
      ...(volume === null
        ? []
        : [Plot.dot([{ queries: volume }], { x: "queries", y: () => 0, r: 6, fill: seriesColour(theme, 1) })]),
    ],
  });
}
