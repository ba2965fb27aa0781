import type { ColumnKind, QueryResult, ResultRow } from "../engine/result.js";

/** Rows as a query's result, for a chart's table and downloads. */
export function resultOf(columns: Readonly<Record<string, ColumnKind>>, rows: readonly ResultRow[]): QueryResult {
  return { columns: Object.entries(columns).map(([name, kind]) => ({ name, kind })), rows };
}
