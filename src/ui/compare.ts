import type { QueryResult, Value } from "../engine/result.js";

/** One thing in which a live result differs from its snapshot. Rows count from 0. */
export type Difference =
  | { readonly kind: "column"; readonly column: string; readonly only: "snapshot" | "live" }
  | { readonly kind: "rows"; readonly snapshot: number; readonly live: number }
  | {
      readonly kind: "cell";
      readonly row: number;
      readonly column: string;
      readonly snapshot: Value;
      readonly live: Value;
    };

export interface Comparison {
  readonly equal: boolean;
  /** Cells that differ, those of rows and columns that only one side has among them. */
  readonly cells: number;
  /** The first few differences, columns and row counts before cells. */
  readonly differences: readonly Difference[];
}

/**
 * Compares two results cell by cell. Row order counts; the order of columns does not; numbers must be equal, not near.
 */
export function compareResults(snapshot: QueryResult, live: QueryResult, limit = 5): Comparison {
  const before = new Set(snapshot.columns.map(({ name }) => name));
  const after = new Set(live.columns.map(({ name }) => name));
  const differences: Difference[] = [];
  for (const column of before) if (!after.has(column)) differences.push({ kind: "column", column, only: "snapshot" });
  for (const column of after) if (!before.has(column)) differences.push({ kind: "column", column, only: "live" });

  const rows = Math.max(snapshot.rows.length, live.rows.length);
  const shared = Math.min(snapshot.rows.length, live.rows.length);
  const common = [...before].filter((column) => after.has(column));
  const union = common.length + differences.length;
  if (rows !== shared) differences.push({ kind: "rows", snapshot: snapshot.rows.length, live: live.rows.length });

  let cells = (rows - shared) * union + shared * (union - common.length);
  for (let row = 0; row < shared; row += 1) {
    for (const column of common) {
      const a = snapshot.rows[row]?.[column] ?? null;
      const b = live.rows[row]?.[column] ?? null;
      if (sameValue(a, b)) continue;
      cells += 1;
      if (differences.length < limit) differences.push({ kind: "cell", row, column, snapshot: a, live: b });
    }
  }
  return { equal: differences.length === 0 && cells === 0, cells, differences: differences.slice(0, limit) };
}

/** Whether two values are the same all the way down. */
export function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return false;
  if (isList(a) || isList(b)) {
    return isList(a) && isList(b) && a.length === b.length && a.every((item, i) => sameValue(item, b[i] ?? null));
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => key in b && sameValue(a[key] ?? null, b[key] ?? null))
  );
}

// Array.isArray does not narrow a readonly array out of a union.
function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
