import { isList } from "../src/schema/cell.ts";
import type { Reference } from "../src/schema/column.ts";
import { isTableName, tableNamed } from "../src/schema/tables.ts";
import { type LocatedRow, problemAt, type ReadTable, type ReadTables } from "./located-row.ts";
import type { Problem } from "./problem.ts";
import { didYouMean } from "./suggestion.ts";

/** Cells that name a row of another table which that table does not have. Items of a list are looked up one by one. */
export function referenceProblems(tables: ReadTables): readonly Problem[] {
  const keys = new Map<string, ReadonlySet<string> | null>();
  const keysOf = (reference: Reference): ReadonlySet<string> | null => {
    const name = `${reference.table}.${reference.column}`;
    const known = keys.get(name) ?? existingValues(tables, reference);
    keys.set(name, known);
    return known;
  };
  return Object.values(tables).flatMap((table) => tableProblems(table, keysOf));
}

function tableProblems(
  { name, rows }: ReadTable,
  keysOf: (reference: Reference) => ReadonlySet<string> | null,
): readonly Problem[] {
  return Object.entries(tableNamed(name).columns).flatMap(([column, { references }]) => {
    const existing = references && keysOf(references);
    if (!references || !existing) return [];
    return rows.flatMap((row) =>
      items(row, column)
        .filter((item) => !existing.has(item))
        .map((item) => {
          const target = `${references.table}.${references.column}`;
          return problemAt(row, column, `${column} ${item} is not in ${target}${didYouMean(item, existing)}`);
        }),
    );
  });
}

/**
 * The values that a reference may take, or null where the table's rows are not all known. Texts are taken as they stand
 * in the file, so that a row with a mistake elsewhere can still be referred to.
 */
function existingValues(tables: ReadTables, { table, column }: Reference): ReadonlySet<string> | null {
  if (!isTableName(table) || !tables[table].complete) return null;
  return new Set(
    tables[table].rows.flatMap((row) => {
      const fields = row.isAligned ? [row.fields.get(column)] : [...row.fields.values()];
      return fields.map((field) => field?.text ?? "");
    }),
  );
}

function items(row: LocatedRow, column: string): readonly string[] {
  const cell = row.cells[column];
  if (typeof cell === "string") return [cell];
  return isList(cell) ? cell : [];
}
