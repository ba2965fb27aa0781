import type { ParsedRow } from "../src/schema/rules.ts";
import { TABLE_NAMES, type TableName } from "../src/schema/tables.ts";
import type { Field } from "./csv.ts";
import type { Problem } from "./problem.ts";

/** A row of a table together with the places of its cells in the file. */
export interface LocatedRow {
  readonly file: string;
  readonly line: number;
  readonly cells: ParsedRow;
  readonly fields: ReadonlyMap<string, Field>;
  /** False where the row has more or fewer fields than the header, so that a field may stand in the wrong column. */
  readonly isAligned: boolean;
}

/** What could be read of one table's file. */
export interface ReadTable {
  readonly name: TableName;
  /** Rows in the order of the file. A cell that could not be parsed is null. */
  readonly rows: readonly LocatedRow[];
  /** False where rows may be missing from `rows`. */
  readonly complete: boolean;
}

export type ReadTables = Readonly<Record<TableName, ReadTable>>;

/** Makes one value for each table. */
export function eachTable<T>(make: (name: TableName) => T): Readonly<Record<TableName, T>> {
  return Object.fromEntries(TABLE_NAMES.map((name) => [name, make(name)])) as Record<TableName, T>;
}

/** A problem that points at the cell of a row, or at the row's start where it has no such cell. */
export function problemAt(row: LocatedRow, column: string, message: string): Problem {
  const field = row.fields.get(column);
  return { file: row.file, line: field?.line ?? row.line, column: field?.column ?? 1, message };
}
