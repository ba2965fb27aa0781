import type { ColumnKind, QueryResult, ResultRow } from "../engine/result.js";

/** What a model gives, as the table that figures draw, readers download and screen readers read. */
export function resultOf(columns: Readonly<Record<string, ColumnKind>>, rows: readonly ResultRow[]): QueryResult {
  return { columns: Object.entries(columns).map(([name, kind]) => ({ name, kind })), rows };
}

export const NO_RESULT: QueryResult = { columns: [], rows: [] };
