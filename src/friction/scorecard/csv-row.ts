import * as v from "valibot";
import { type Cell, cellSchema } from "../../schema/cell.js";
import { type TableName, tableNamed } from "../../schema/tables.js";
import { csvField } from "../../ui/downloads.js";

/** A row for a table's CSV file, checked as `npm run check` checks one row, short of other rows and tables. */
export interface CsvRow {
  readonly table: TableName;
  /** Without the end of the line. */
  readonly line: string;
  readonly problems: readonly string[];
}

/**
 * Writes texts in the order of the table's columns; a column that is not given stays empty.
 *
 * @param labels what a reader knows columns by; the problems name them so
 */
export function csvRow(
  table: TableName,
  texts: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>> = {},
): CsvRow {
  const { columns, rules = [] } = tableNamed(table);
  const problems: string[] = [];
  const cells: Record<string, Cell> = {};
  for (const [name, column] of Object.entries(columns)) {
    const text = texts[name] ?? "";
    cells[name] = null;
    if (text === "") {
      if (!column.optional) problems.push(`${name} must not be empty`);
      continue;
    }
    const parsed = v.safeParse(cellSchema(name, column), text, { abortPipeEarly: true });
    if (parsed.success) cells[name] = parsed.output;
    else problems.push(parsed.issues[0].message);
  }
  for (const rule of rules) {
    const violation = rule.check(cells);
    if (violation !== null) problems.push(violation.message);
  }
  const named = (problem: string) => {
    const [column = ""] = problem.split(" ", 1);
    // A pattern is for those who edit the files.
    const rest = problem
      .slice(column.length)
      .replace(/ does not match \S+$/, " is not written as the dataset wants it");
    return `${labels[column] ?? column}${rest}`;
  };
  const line = Object.keys(columns)
    .map((name) => csvField(texts[name] ?? ""))
    .join(",");
  return { table, line, problems: problems.map(named) };
}
