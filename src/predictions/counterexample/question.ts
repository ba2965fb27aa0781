import type { Parameter, Parameters } from "../../engine/result.js";
import { type Token, tokenize } from "../../engine/tokens.js";
import type { Column } from "../../schema/column.js";
import { type TableName, tableNamed } from "../../schema/tables.js";
import type { Scenario, ScenarioRow } from "../scenario.js";
import type { VerdictRow } from "../verdict.js";

/** A bet as the search sees it. */
export interface Question {
  readonly sql: string;
  /** The values of its definitions. */
  readonly parameters: Parameters;
  /** The day of the verdict, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The rows of each table that the query reads and that may be supposed otherwise. */
  readonly tables: ReadonlyMap<TableName, readonly ScenarioRow[]>;
  readonly run: (scenario: Scenario) => Promise<VerdictRow>;
}

/** Columns that name or describe a row: they decide nothing. */
const DESCRIPTIVE: ReadonlySet<string> = new Set(["name", "what", "fact", "note", "sources", "evidence"]);

/** A table's columns that the query names and that may decide, with their declarations. */
export function decidingColumns(
  { sql }: Pick<Question, "sql">,
  table: TableName,
): readonly (readonly [string, Column])[] {
  const words = wordsOf(sql);
  const { columns, key } = tableNamed(table);
  return Object.entries(columns).filter(([name]) => words.has(name) && !key.includes(name) && !DESCRIPTIVE.has(name));
}

/** What the query compares a column with, where it does so directly: `kind = 'x'`, `size >= $least`, `tier IN ('a', 'b')`. */
export function comparedWith(
  { sql, parameters }: Pick<Question, "sql" | "parameters">,
  column: string,
): readonly Parameter[] {
  const tokens = tokenize(sql);
  const values = tokens.flatMap(({ kind, text }, index) =>
    kind === "word" && text === column ? operandsAfter(tokens.slice(index + 1, index + 40), parameters) : [],
  );
  return [...new Set(values)];
}

const OPERATORS: ReadonlySet<string> = new Set(["=", "<", ">", "!", "(", ",", "IN", "NOT", "LIKE", "ILIKE"]);

function operandsAfter([operator, ...rest]: readonly Token[], parameters: Parameters): readonly Parameter[] {
  if (operator === undefined || !OPERATORS.has(operator.text.toUpperCase()) || ["(", ","].includes(operator.text))
    return [];
  const values: Parameter[] = [];
  for (const { kind, text } of rest) {
    if (kind === "string") values.push(text.slice(1, -1).replaceAll("''", "'").replaceAll("%", ""));
    else if (kind === "number") values.push(Number(text));
    else if (kind === "parameter") values.push(parameters[text.slice(1)] ?? null);
    else if (!OPERATORS.has(text.toUpperCase())) break;
  }
  return values;
}

function wordsOf(sql: string): ReadonlySet<string> {
  return new Set(tokenize(sql).flatMap(({ kind, text }) => (kind === "word" ? [text] : [])));
}

/** The key of a row as a scenario writes it. */
export function keyOf(table: TableName, row: ScenarioRow): string {
  return tableNamed(table)
    .key.map((column) => String(row[column] ?? ""))
    .join("/");
}

/** The column that dates a table's rows. */
export function dateColumnOf(table: TableName): string | null {
  return Object.entries(tableNamed(table).columns).find(([, { type }]) => type === "date")?.[0] ?? null;
}

/** Columns by which rows are of one kind: few values, declared in the schema. */
export function kindColumns(question: Question, table: TableName): readonly string[] {
  return decidingColumns(question, table).flatMap(([name, { type }]) =>
    type === "enum" || type === "boolean" ? [name] : [],
  );
}

/** Rows by a text that their kind makes, in the order of the record. */
export function grouped<T>(items: readonly T[], nameOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = nameOf(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}
