import { html } from "htl";
import type { QueryResult } from "../engine/result.js";
import { type ChartContext, type ChartFigure, chartFigure } from "./chart.js";
import type { LegendItem } from "./chart-legend.js";
import type { ChartTheme } from "./theme.js";

export type Room = Pick<ChartContext, "width" | "theme">;

export interface ComputedFigureOptions<P> {
  readonly title: string;
  /** What is drawn; asked once for each update, never for a redraw. */
  readonly compute: () => P;
  readonly draw: (points: P, room: Room) => SVGElement | HTMLElement;
  /** The figure's finding: its caption, and its description for those who do not see it. */
  readonly describe: (points: P) => string;
  /** What is drawn, as the rows of the table under the figure, which all have the same columns. */
  readonly table: (points: P) => readonly Row[];
  readonly legend?: ((points: P, theme: ChartTheme) => readonly LegendItem[]) | undefined;
  readonly filename?: string | undefined;
}

type Row = Readonly<Record<string, string | number | null>>;

/** Rows as a query would give them, numbers to four digits. */
export function computedTable(rows: readonly Row[]): QueryResult {
  const names = Object.keys(rows[0] ?? {});
  return {
    columns: names.map((name) => ({
      name,
      kind: rows.some((row) => typeof row[name] === "string") ? "text" : "number",
    })),
    rows: rows.map((row) =>
      Object.fromEntries(
        names.map((name) => {
          const cell = row[name] ?? null;
          return [name, typeof cell === "number" ? Number(cell.toPrecision(4)) : cell];
        }),
      ),
    ),
  };
}

const NONE: QueryResult = { columns: [], rows: [] };

/** A figure of what the page computes, not of a query's rows: empty until its first update. */
export function computedFigure<P>(options: ComputedFigureOptions<P>): {
  readonly node: ChartFigure;
  update(): void;
} {
  let points: P | null = null;
  const caption = html<HTMLElement>`<span></span>`;
  const node = chartFigure({
    title: options.title,
    filename: options.filename,
    data: NONE,
    caption,
    description: () => (points === null ? "" : options.describe(points)),
    draw: ({ width, theme }) => (points === null ? html`<div></div>` : options.draw(points, { width, theme })),
    legend: (theme) => (points === null ? [] : (options.legend?.(points, theme) ?? [])),
  });
  return {
    node,
    update: () => {
      points = options.compute();
      const text = options.describe(points);
      if (caption.textContent !== text) caption.textContent = text;
      node.update(computedTable(options.table(points)));
    },
  };
}
