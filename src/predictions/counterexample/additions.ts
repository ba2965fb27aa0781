import type { Parameter } from "../../engine/result.js";
import type { Column, NumericColumn } from "../../schema/column.js";
import { type TableName, tableNamed } from "../../schema/tables.js";
import { NO_SCENARIO, type Scenario, type ScenarioRow, type ScenarioValue } from "../scenario.js";
import { comparedWith, dateColumnOf, decidingColumns, grouped, keyOf, kindColumns, type Question } from "./question.js";

/** One cell of a copied row that is written anew. */
export interface Rewriting {
  readonly column: string;
  readonly value: ScenarioValue;
}

/** A row to add: a copy of a row on record with some of its cells rewritten. */
export interface Copy {
  readonly table: TableName;
  readonly template: ScenarioRow;
  readonly rewritten: readonly Rewriting[];
}

/** A value to write into a cell of a copy, which may depend on the row that is copied. */
export interface Draft {
  readonly column: string;
  readonly valueIn: (template: ScenarioRow) => ScenarioValue;
}

/** A name that no row has, for an organisation that is new to the record. */
const NEWCOMER = "Another organisation";

const ORGANISATION: ReadonlySet<string> = new Set(["org", "who"]);

/**
 * The rows of a table that stand for its others: of each kind the latest and the one with the largest value of each number
 * that the query names; in a table without kinds those that bear on the finding.
 */
export function templates(
  question: Question,
  table: TableName,
  relevant: readonly ScenarioRow[],
): readonly ScenarioRow[] {
  const kinds = kindColumns(question, table);
  if (kinds.length === 0) return relevant;
  const rows = latestFirst(table, question.tables.get(table) ?? []);
  const numbers = decidingColumns(question, table).filter(([, { type }]) => type === "number" || type === "integer");
  const chosen = new Set<ScenarioRow>();
  for (const group of grouped(rows, (row) => kinds.map((kind) => String(row[kind])).join()).values()) {
    const [latest] = group;
    if (latest) chosen.add(latest);
    for (const [number] of numbers) {
      const largest = group.toSorted((a, b) => Number(b[number] ?? 0) - Number(a[number] ?? 0))[0];
      if (largest) chosen.add(largest);
    }
  }
  return rows.filter((row) => chosen.has(row));
}

function latestFirst(table: TableName, rows: readonly ScenarioRow[]): readonly ScenarioRow[] {
  const date = dateColumnOf(table) ?? "";
  return rows.toSorted((a, b) => String(b[date] ?? "").localeCompare(String(a[date] ?? "")));
}

/** The values that are tried in each deciding column of a table; lists are grown instead, by {@link longer}. */
export function drafts(question: Question, table: TableName): readonly Draft[] {
  return decidingColumns(question, table).flatMap(([name, column]) => {
    const values = valuesOf(comparedWith(question, name), name, column);
    const fixed = values.map((value) => ({ column: name, valueIn: () => value }));
    if (column.type !== "number" && column.type !== "integer") return fixed;
    return [...fixed, ...[0.5, 2].map((factor) => ({ column: name, valueIn: scaled(name, column, factor) }))];
  });
}

function valuesOf(compared: readonly Parameter[], name: string, column: Column): readonly ScenarioValue[] {
  switch (column.type) {
    case "boolean":
      return [true, false];
    case "enum": {
      const all = Object.keys(column.values);
      if (compared.length === 0) return all;
      // Values that the query does not name are alike to it: one stands for all.
      const other = all.find((value) => !compared.includes(value));
      return all.filter((value) => compared.includes(value) || value === other);
    }
    case "integer":
    case "number":
      return [...new Set([...compared, 0])].filter((value) => typeof value === "number" && inRange(value, column));
    case "text":
      return ORGANISATION.has(name) ? [NEWCOMER] : compared.filter((value) => typeof value === "string");
    default:
      return [];
  }
}

/** A row's own number times a factor, where the column may hold it; else the number as it is. */
function scaled(name: string, column: NumericColumn, factor: number) {
  return (template: ScenarioRow): ScenarioValue => {
    const cell = template[name] ?? null;
    if (typeof cell !== "number") return cell;
    const value = column.type === "integer" ? Math.round(cell * factor) : cell * factor;
    return inRange(value, column) ? value : cell;
  };
}

function inRange(value: number, { min = -Infinity, max = Infinity }: NumericColumn): boolean {
  return value >= min && value <= max;
}

/** The copies of rows that a set of drafts makes; those that it leaves as they are make none. */
export function copiesOf(table: TableName, rows: readonly ScenarioRow[], draft: readonly Draft[]): readonly Copy[] {
  return rows.flatMap((template) => {
    const rewritten = draft.map(({ column, valueIn }) => ({ column, value: valueIn(template) }));
    return rewritten.every(({ column, value }) => (template[column] ?? null) !== value)
      ? [{ table, template, rewritten }]
      : [];
  });
}

/** Columns of a table that list references, which a copy may make longer, with what it may add. */
export function growingColumns(
  question: Question,
  table: TableName,
): readonly { column: string; ids: readonly string[] }[] {
  return decidingColumns(question, table).flatMap(([column, { type, references }]) => {
    if (type !== "list" || references === undefined) return [];
    const ids = [...question.tables].flatMap(([at, rows]) =>
      at === references.table ? latestFirst(at, rows).map((row) => keyOf(at, row)) : [],
    );
    return [{ column, ids }];
  });
}

/** The rewriting by which a row's list also names `ids`; null where it names them all. */
export function longer(template: ScenarioRow, column: string, ids: readonly string[]): Rewriting | null {
  const cell = template[column];
  const listed = typeof cell === "object" && cell !== null ? cell : [];
  const added = ids.filter((id) => !listed.includes(id));
  return added.length === 0 ? null : { column, value: [...listed, ...added] };
}

/** The copies as added rows, dated at the day of the verdict and taken as read in their source. */
export function added(copies: readonly Copy[], asOf: string): Scenario {
  return {
    ...NO_SCENARIO,
    add: copies.map(({ table, template, rewritten }, index) => {
      const { key, columns } = tableNamed(table);
      const date = dateColumnOf(table);
      const named = ["name", "what", "fact"].filter((column) => Object.hasOwn(columns, column));
      return {
        table,
        row: {
          ...template,
          ...Object.fromEntries(key.map((column) => [column, `supposed-${index + 1}-${template[column]}`])),
          ...Object.fromEntries(named.map((column) => [column, `Supposed, after: ${template[column]}`])),
          ...(date === null ? {} : { [date]: asOf }),
          ...Object.fromEntries(rewritten.map(({ column, value }) => [column, value])),
          evidence: "seen",
          note: null,
          sources: [],
        },
      };
    }),
  };
}
