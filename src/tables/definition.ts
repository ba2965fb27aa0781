import type { GenericSchema } from "valibot";
import type { ChartContext } from "../ui/chart.js";
import type { LegendItem } from "../ui/chart-legend.js";
import type { ColumnView } from "../ui/data-cell.js";
import type { ChartTheme } from "../ui/theme.js";
import type { ChartSpec } from "../workbench/document/chart-spec.js";
import type { ClaimTest } from "./finding.js";

/** What a drawing needs beside its rows. */
export type Room = Pick<ChartContext, "width" | "theme">;

export interface Chart<R> {
  readonly title: string;
  readonly draw: (rows: readonly R[], room: Room) => SVGElement | HTMLElement;
  /** The figure's message, computed from the rows. */
  readonly caption: (rows: readonly R[]) => string;
  readonly legend?: (theme: ChartTheme) => readonly LegendItem[];
  /** The figure as near as the workbench can draw it, under a title of its own as it may not be the same. */
  readonly spec: ChartSpec;
}

/** One of the essay's appendix tables: how its rows are read, tested against its claims, drawn and shown. */
export interface AppendixTable<R> {
  /** One row of the query from which claims are tested and charts are drawn. */
  readonly row: GenericSchema<unknown, R>;
  readonly claims: readonly ClaimTest<R>[];
  /** How its tests read a claim that names no other reading: which rows, as of when. */
  readonly reading: string;
  readonly charts: readonly Chart<R>[];
  /** How the columns of the page's queries are shown, by name. */
  readonly columns: Readonly<Record<string, ColumnView>>;
  /** Tables of the dataset on which the page rests. */
  readonly files: readonly string[];
}
