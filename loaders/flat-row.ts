import { type Cell, isList, isPartialDate } from "../src/schema/cell.ts";
import type { ParsedRow } from "../src/schema/rules.ts";
import { precisionColumn, type Table } from "../src/schema/table.ts";

export type FlatValue = string | number | boolean | null | readonly string[];

/** A row as the database and every export have it. */
export type FlatRow = Readonly<Record<string, FlatValue>>;

/**
 * Spreads a parsed row over the columns of the database: a date becomes the first day of its period, followed by its
 * precision; an empty list stays a list.
 */
export function flatRow(table: Table, row: ParsedRow): FlatRow {
  return Object.fromEntries(
    Object.entries(table.columns).flatMap(([name, column]): readonly (readonly [string, FlatValue])[] => {
      const cell: Cell = row[name] ?? null;
      if (column.type === "list") return [[name, isList(cell) ? cell : []]];
      if (column.type !== "date") return isPartialDate(cell) ? [] : [[name, cell]];
      const date = isPartialDate(cell) ? cell : null;
      return [
        [name, date?.iso ?? null],
        [precisionColumn(name), date?.precision ?? null],
      ];
    }),
  );
}
