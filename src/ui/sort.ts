import type { ResultRow, Value } from "../engine/result.js";

/** The column by which a table is sorted. */
export interface Sort {
  readonly column: string;
  readonly descending?: boolean | undefined;
}

/** What pressing a column's header does: ascending, descending, then the query's own order again. */
export function nextSort(sort: Sort | null, column: string): Sort | null {
  if (sort?.column !== column) return { column };
  return sort.descending ? null : { column, descending: true };
}

/** Rows in the given order. Equal rows keep theirs; what is not known comes last either way. */
export function sortRows(rows: readonly ResultRow[], sort: Sort | null): readonly ResultRow[] {
  if (sort === null) return rows;
  const sign = sort.descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const x = a[sort.column] ?? null;
    const y = b[sort.column] ?? null;
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * compareValues(x, y);
  });
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function compareValues(a: Value, b: Value): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  return collator.compare(sortText(a), sortText(b));
}

function sortText(value: Value): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
