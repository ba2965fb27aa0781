import * as Plot from "@observablehq/plot";
import { formatDate } from "../../ui/format.js";
import { type Kind, seriesColour } from "../../ui/series.js";
import type { ChartTheme } from "../../ui/theme.js";
import { type Gates, type Judged, reachedOn } from "./candidates.js";
import { type Band, layOutMap, type PlacedName } from "./map-layout.js";

export const FATES = [
  { label: "adopted", series: 1, symbol: "diamond" },
  { label: "not adopted", series: 0, symbol: "circle" },
] as const satisfies readonly Kind[];

export interface MapRoom {
  readonly width: number;
  readonly theme: ChartTheme;
  readonly href: (id: string) => string;
}

/** Every alternative by name: hardware fit to the right, backing upwards, the two gates as lines. */
export function gateMap(judged: readonly Judged[], gates: Gates, { width, theme, href }: MapRoom) {
  const { columns, rows, names, height } = layOutMap(judged, gates, width);
  const first = columns.find(({ passes }) => passes);
  const second = rows.findLast(({ passes }) => passes);
  const [left, top] = [columns[0]?.from ?? 0, rows[0]?.from ?? 0];
  const bottom = rows.at(-1)?.to ?? height;
  const gateColour = seriesColour(theme, 3);
  const cells = rows.flatMap((row) => columns.map((column) => ({ row, column })));
  const narrow = left === 0;
  return Plot.plot({
    width,
    height,
    margin: 0,
    x: { type: "identity", axis: null },
    y: { type: "identity", axis: null },
    symbol: { type: "identity" },
    marks: [
      Plot.rect(cells, {
        x1: ({ column }) => column.from + 1,
        x2: ({ column }) => column.to - 1,
        y1: ({ row }) => row.from + 1,
        y2: ({ row }) => row.to - 1,
        fill: theme.foreground,
        fillOpacity: ({ row, column }: { row: Band; column: Band }) => (row.passes && column.passes ? 0.08 : 0.025),
      }),
      Plot.text(columns, {
        x: ({ from, to }) => (from + to) / 2,
        y: top - 8,
        text: "label",
        fill: theme.foreground,
        fontWeight: 600,
      }),
      Plot.text(rows, {
        x: narrow ? 6 : left - 8,
        y: ({ from, to }) => (narrow ? from + 12 : (from + to) / 2),
        text: ({ label }) => (narrow ? `earlier model: ${label}` : label),
        textAnchor: narrow ? "start" : "end",
        fill: theme.muted,
      }),
      narrow
        ? null
        : Plot.text([{ x: 0, y: top - 8 }], {
            x: "x",
            y: "y",
            text: () => "earlier model",
            textAnchor: "start",
            fill: theme.muted,
          }),
      first === undefined || first === columns[0]
        ? null
        : Plot.ruleX([first.from], { y1: top - 24, y2: bottom, stroke: gateColour, strokeWidth: 2.5 }),
      first === undefined
        ? null
        : Plot.text([first], {
            x: ({ from }) => Math.min(from + 5, width - 120),
            y: 8,
            text: () => "passes gate 1 →",
            textAnchor: "start",
            fill: gateColour,
            fontWeight: 600,
          }),
      second === undefined || second === rows.at(-1)
        ? null
        : Plot.ruleY([second.to], { x1: 0, x2: width, stroke: gateColour, strokeWidth: 2.5 }),
      second === undefined
        ? null
        : Plot.text([second], {
            x: width - 4,
            y: ({ to }) => to - 8,
            text: () => "↑ passes gate 2",
            textAnchor: "end",
            fill: gateColour,
            fontWeight: 600,
          }),
      [true, false].map((adopted) => fateMarks(names, adopted, gates, { theme, href })),
      Plot.text(["H: how well the computation fits a GPU →"], {
        x: left + 4,
        y: height - 8,
        textAnchor: "start",
        fill: theme.muted,
      }),
    ],
  });
}

/** The marks and names of one fate: filled and bold for the adopted, hollow for the others. */
function fateMarks(
  names: readonly PlacedName[],
  adopted: boolean,
  gates: Gates,
  { theme, href }: Pick<MapRoom, "theme" | "href">,
) {
  const own = names.filter(({ judged }) => judged.adopted === adopted);
  const { series, symbol } = FATES[adopted ? 0 : 1];
  const colour = seriesColour(theme, series);
  return [
    Plot.dot(own, {
      x: "x",
      y: "y",
      r: adopted ? 4 : 3,
      symbol: () => symbol,
      stroke: colour,
      fill: adopted ? colour : "none",
      strokeWidth: 1.3,
    }),
    Plot.text(own, {
      x: ({ x }) => x + 8,
      y: "y",
      text: "text",
      textAnchor: "start",
      fill: theme.foreground,
      fontWeight: adopted ? 700 : 400,
      href: ({ judged: { row } }: PlacedName) => href(row.architecture_id),
      title: ({ judged }: PlacedName) => titleOf(judged, gates),
    }),
  ];
}

function titleOf({ row, adopted }: Judged, { stage }: Gates): string {
  const backing = row.backing_model === null ? "no earlier model" : `${row.backing_model} came before`;
  const fate = adopted ? `adopted ${formatDate(reachedOn(row, stage) ?? "", "day")}` : "not adopted";
  return `${row.technique}: H ${row.h}, ${backing}, ${fate}`;
}
