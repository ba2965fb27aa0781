import { type TableName, tableNamed } from "../src/schema/tables.ts";
import { type LocatedRow, problemAt, type ReadTable } from "./located-row.ts";
import type { Problem } from "./problem.ts";

/** Rows that repeat the key, or other values that must be unique, of an earlier row of the table. */
export function uniquenessProblems({ name, rows }: ReadTable): readonly Problem[] {
  const { key, unique = [] } = tableNamed(name);
  return [key, ...unique].flatMap((columns, index) => repeats(rows, columns, index === 0 ? name : null));
}

function repeats(rows: readonly LocatedRow[], columns: readonly string[], keyOf: TableName | null): readonly Problem[] {
  const firstLines = new Map<string, number>();
  return rows.flatMap((row) => {
    const values = columns.map((column) => row.fields.get(column)?.text ?? "");
    if (!row.isAligned || values.includes("")) return [];
    const identity = JSON.stringify(values);
    const earlier = firstLines.get(identity);
    if (earlier === undefined) {
      firstLines.set(identity, row.line);
      return [];
    }
    const named = columns.map((column, index) => `${column} ${values[index]}`).join(", ");
    const said = keyOf === null ? undefined : tableNamed(keyOf).duplicate;
    const message =
      said === undefined
        ? `${named} ${columns.length === 1 ? "stands" : "stand"} already in line ${earlier}`
        : `${said}, in line ${earlier} (${named})`;
    return [problemAt(row, columns[0] ?? "", message)];
  });
}
