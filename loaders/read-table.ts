import * as v from "valibot";
import { type Cell, cellSchema } from "../src/schema/cell.ts";
import type { Column } from "../src/schema/column.ts";
import type { Table } from "../src/schema/table.ts";
import { type TableName, tableNamed } from "../src/schema/tables.ts";
import { type Field, readCsv } from "./csv.ts";
import { headerProblems } from "./header.ts";
import { type LocatedRow, problemAt, type ReadTable } from "./located-row.ts";
import type { Problem } from "./problem.ts";

type ParseCell = (text: string) => { readonly value: Cell } | { readonly message: string };

/**
 * Reads one table's CSV file and checks all that can be checked without the other tables, short of repeated keys.
 *
 * @param file the name to give in problems
 */
export function readTable(
  name: TableName,
  file: string,
  bytes: Uint8Array,
): { readonly table: ReadTable; readonly problems: readonly Problem[] } {
  const csv = readCsv(file, bytes);
  const table = tableNamed(name);
  const problems = [...csv.problems];
  if (csv.header.length > 0) problems.push(...headerProblems(file, table, csv.header));
  const parsers = Object.entries(table.columns).map(
    ([column, declared]) => [column, cellParser(column, declared)] as const,
  );
  const rows = csv.records.map((record) => {
    const isAligned = record.length === csv.header.length;
    const fields = fieldsByColumn(csv.header, record);
    const cells: Record<string, Cell> = {};
    const row: LocatedRow = { file, line: record[0]?.line ?? 1, cells, fields, isAligned };
    let isSound = isAligned;
    for (const [column, parse] of parsers) {
      const field = fields.get(column);
      const parsed = field && isAligned ? parse(field.text) : { value: null };
      cells[column] = "value" in parsed ? parsed.value : null;
      if ("value" in parsed) continue;
      isSound = false;
      problems.push(problemAt(row, column, parsed.message));
    }
    // A rule that reads a broken cell would blame another cell for it.
    if (isSound) problems.push(...ruleProblems(table, row));
    return row;
  });
  return {
    table: { name, rows, complete: csv.complete && csv.header.some(({ text }) => text === table.key[0]) },
    problems,
  };
}

function fieldsByColumn(header: readonly Field[], record: readonly Field[]): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  header.forEach(({ text }, index) => {
    const field = record[index];
    if (field && !fields.has(text)) fields.set(text, field);
  });
  return fields;
}

function cellParser(name: string, column: Column): ParseCell {
  const schema = cellSchema(name, column);
  return (text) => {
    if (text === "") return column.optional ? { value: null } : { message: `${name} must not be empty` };
    const result = v.safeParse(schema, text, { abortPipeEarly: true });
    return result.success ? { value: result.output } : { message: result.issues[0].message };
  };
}

function ruleProblems(table: Table, row: LocatedRow): readonly Problem[] {
  return (table.rules ?? []).flatMap((rule) => {
    const violation = rule.check(row.cells);
    return violation === null ? [] : [problemAt(row, violation.column, violation.message)];
  });
}
