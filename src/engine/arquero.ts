// From Arquero's own modules, not from its entry: that one also reads files, and the import of Node's modules which it
// needs for it stays in the built page and keeps it from loading.
import { opApi } from "arquero/src/op/op-api.js";
import { type ColumnTable, table } from "arquero/src/table/index.js";
import type { QueryResult } from "./result.js";

/** Arquero's functions for use in expressions. */
export const op = opApi;

/** A result as an Arquero table. Dates stay `YYYY-MM-DD`, which sorts and compares as it should. */
export function toArquero({ columns, rows }: QueryResult): ColumnTable {
  return table(columns.map(({ name }) => [name, rows.map((row) => row[name] ?? null)] as const));
}
