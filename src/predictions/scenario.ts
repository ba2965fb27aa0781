import * as v from "valibot";
import { cellSchema } from "../schema/cell.js";
import type { Column } from "../schema/column.js";
import { isTableName, TABLE_NAMES, type TableName, tableNamed } from "../schema/tables.js";

export { decodeScenario, encodeScenario } from "./scenario-link.js";
export { withScenario } from "./scenario-sql.js";

/** A cell of a hypothetical row: a date is written as in the CSV file (`2027`, `2027-05`, `2027-05-17`). */
export type ScenarioValue = string | number | boolean | null | readonly string[];

export type ScenarioRow = Readonly<Record<string, ScenarioValue>>;

/** A row to add. It takes the place of a row with its key; columns that it leaves out are empty. */
export interface Addition {
  readonly table: TableName;
  readonly row: ScenarioRow;
}

/** One cell to change. Where a table's key has several columns, `key` joins their values with `/`. */
export interface Change {
  readonly table: TableName;
  readonly key: string;
  readonly column: string;
  readonly value: ScenarioValue;
}

export interface Removal {
  readonly table: TableName;
  readonly key: string;
}

/** What a reader supposes instead of the record: rows added, cells changed, rows removed. */
export interface Scenario {
  readonly add: readonly Addition[];
  readonly change: readonly Change[];
  readonly remove: readonly Removal[];
}

/** What is wrong with a scenario, and where in it. */
export interface ScenarioProblem {
  /** Such as `add[0].row.released`. */
  readonly where: string;
  readonly message: string;
}

export type ParsedScenario =
  | { readonly kind: "scenario"; readonly scenario: Scenario }
  | { readonly kind: "invalid"; readonly problems: readonly ScenarioProblem[] };

export const NO_SCENARIO: Scenario = { add: [], change: [], remove: [] };

const tableName = v.custom<TableName>(
  (input) => typeof input === "string" && isTableName(input),
  ({ input }) => `there is no table ${JSON.stringify(input)}: the tables are ${TABLE_NAMES.join(", ")}`,
);

const value = v.union(
  [v.string(), v.number(), v.boolean(), v.null(), v.array(v.string())],
  "a value must be a text, number, true, false, null or a list of texts",
);

const shape = v.strictObject({
  add: v.optional(v.array(v.strictObject({ table: tableName, row: v.record(v.string(), value) })), []),
  change: v.optional(v.array(v.strictObject({ table: tableName, key: v.string(), column: v.string(), value })), []),
  remove: v.optional(v.array(v.strictObject({ table: tableName, key: v.string() })), []),
});

/** Parses a scenario from outside and checks it against the tables' declarations. */
export function parseScenario(input: unknown): ParsedScenario {
  const parsed = v.safeParse(shape, input);
  if (!parsed.success) {
    const problems = parsed.issues.map((issue) => ({ where: pathText(issue.path ?? []), message: issue.message }));
    return { kind: "invalid", problems };
  }
  const scenario = parsed.output;
  const problems = [
    ...scenario.add.flatMap((addition, index) => additionProblems(addition, `add[${index}]`)),
    ...scenario.change.flatMap((change, index) => changeProblems(change, `change[${index}]`)),
    ...scenario.remove.flatMap((removal, index) => keyProblems(removal, `remove[${index}]`)),
  ];
  return problems.length > 0 ? { kind: "invalid", problems } : { kind: "scenario", scenario };
}

function additionProblems({ table, row }: Addition, where: string): readonly ScenarioProblem[] {
  const missing = tableNamed(table)
    .key.filter((column) => (row[column] ?? null) === null)
    .map((column) => ({ where: `${where}.row`, message: `a row of ${table} needs ${column}` }));
  const cells = Object.entries(row).flatMap(([column, cell]) =>
    cellProblems(table, column, cell, `${where}.row.${column}`),
  );
  return [...missing, ...cells];
}

function changeProblems(change: Change, where: string): readonly ScenarioProblem[] {
  const { table, column, value: cell } = change;
  const problems = [...keyProblems(change, where), ...cellProblems(table, column, cell, `${where}.value`)];
  if (!tableNamed(table).key.includes(column)) return problems;
  return [...problems, { where: `${where}.column`, message: `${column} is in the key of ${table}: remove and add` }];
}

function keyProblems({ table, key }: Removal, where: string): readonly ScenarioProblem[] {
  const columns = tableNamed(table).key;
  if (key !== "" && key.split("/").length === columns.length) return [];
  return [{ where: `${where}.key`, message: `a key of ${table} is ${columns.join("/")}, not ${JSON.stringify(key)}` }];
}

function cellProblems(table: TableName, name: string, cell: ScenarioValue, where: string): readonly ScenarioProblem[] {
  const { columns } = tableNamed(table);
  const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (column === undefined) return [{ where, message: `the table ${table} has no column ${name}` }];
  const message = cellProblem(name, column, cell);
  return message === null ? [] : [{ where, message }];
}

/** The cell as a CSV file would have it, so that the file's own rules check it; null where the type cannot be right. */
function csvText(column: Column, cell: Exclude<ScenarioValue, null>): string | null {
  switch (column.type) {
    case "integer":
    case "number":
      // A CSV file has no exponents.
      return typeof cell === "number"
        ? cell.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 })
        : null;
    case "boolean":
      return typeof cell === "boolean" ? (cell ? "yes" : "no") : null;
    case "list":
      return typeof cell === "object" && cell.every((item) => !item.includes(";")) ? cell.join(";") : null;
    default:
      return typeof cell === "string" ? cell : null;
  }
}

const NOUN: Readonly<Record<Column["type"], string>> = {
  text: "a text",
  enum: "a text",
  date: "a date as text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  list: "a list of texts without semicolons",
};

function cellProblem(name: string, column: Column, cell: ScenarioValue): string | null {
  if (cell === null) return column.optional ? null : `${name} may not be empty`;
  const text = csvText(column, cell);
  if (text === null) return `${name} must be ${NOUN[column.type]}, not ${JSON.stringify(cell)}`;
  if (text.includes("\0")) return `${name} holds a NUL character`;
  if (text === "") return column.optional ? null : `${name} may not be empty`;
  const parsed = v.safeParse(cellSchema(name, column), text);
  return parsed.success ? null : parsed.issues[0].message;
}

function pathText(path: readonly v.IssuePathItem[]): string {
  return path
    .map(({ key }) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}
