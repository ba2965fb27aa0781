import { tokenize } from "../engine/tokens.js";
import { parsePartialDate } from "../schema/cell.js";
import { SQL_TYPES } from "../schema/sql.js";
import { precisionColumn } from "../schema/table.js";
import { TABLE_NAMES, type TableName, tableNamed } from "../schema/tables.js";
import type { Change, Scenario, ScenarioValue } from "./scenario.js";

/**
 * Lets a query see a scenario instead of the record: each table that the scenario touches is shadowed by a common table
 * expression of its name. Views still read the record, so this is for queries of tables alone.
 *
 * @param sql a query that begins with WITH or SELECT and names tables without their schema
 * @param scenario one that was checked
 */
export function withScenario(sql: string, scenario: Scenario): string {
  const shadows = TABLE_NAMES.filter((table) => touches(scenario, table)).map(
    (table) => `"${table}" AS (${shadow(table, scenario)})`,
  );
  if (shadows.length === 0) return sql;
  const [first, second] = tokenize(sql);
  if (first?.text.toUpperCase() !== "WITH") return `WITH ${shadows.join(",\n")}\n${sql}`;
  const last = second?.text.toUpperCase() === "RECURSIVE" ? second : first;
  const end = last.start + last.text.length;
  return `${sql.slice(0, end)} ${shadows.join(",\n")},\n${sql.slice(end).trimStart()}`;
}

function touches({ add, change, remove }: Scenario, name: TableName): boolean {
  return [...add, ...change, ...remove].some(({ table }) => table === name);
}

function shadow(name: TableName, { add, change, remove }: Scenario): string {
  const key = tableNamed(name).key;
  const added = add.filter(({ table }) => table === name).map(({ row }) => row);
  const replaced = added.map((row) => key.map((column) => String(row[column])));
  const removed = remove.filter(({ table }) => table === name).map((removal) => removal.key.split("/"));
  const changes = change.filter(({ table }) => table === name);

  const record = `SELECT * FROM main."${name}"${where(name, replaced)}`;
  const rows = added.map((row) => `(${cells(name, (column) => row[column] ?? null).join(", ")})`);
  const supposed =
    rows.length === 0 ? record : `${record} UNION ALL SELECT * FROM (VALUES ${rows.join(", ")}) AS added`;
  return `SELECT ${changed(name, changes)} FROM (${supposed}) AS supposed${where(name, removed)}`;
}

/** Keeps all rows but those of the keys. */
function where(name: TableName, keys: readonly (readonly string[])[]): string {
  if (keys.length === 0) return "";
  // One list is looked up much faster than many conditions are tried. Keys are joined as a scenario writes them.
  const key = tableNamed(name)
    .key.map((column) => `CAST("${column}" AS VARCHAR)`)
    .join(" || '/' || ");
  return ` WHERE ${key} NOT IN (${keys.map((parts) => quoted(parts.join("/"))).join(", ")})`;
}

function isRow(name: TableName, key: readonly string[]): string {
  const same = tableNamed(name).key.map(
    (column, index) => `CAST("${column}" AS VARCHAR) = ${quoted(key[index] ?? "")}`,
  );
  return `(${same.join(" AND ")})`;
}

/** A row's cells in the order of the table's columns, each date followed by its precision. */
function cells(name: TableName, cellOf: (column: string) => ScenarioValue): readonly string[] {
  return Object.keys(tableNamed(name).columns).flatMap((column) =>
    literals(name, column, cellOf(column)).map(([, literal]) => literal),
  );
}

function changed(name: TableName, changes: readonly Change[]): string {
  return Object.entries(tableNamed(name).columns)
    .flatMap(([column, { type }]) => (type === "date" ? [column, precisionColumn(column)] : [column]))
    .map((target) => {
      const branches = changes
        .flatMap(({ key, column, value }) =>
          literals(name, column, value)
            .filter(([changedColumn]) => changedColumn === target)
            .map(([, literal]) => `WHEN ${isRow(name, key.split("/"))} THEN ${literal}`),
        )
        // The first branch that holds decides, and the last change should.
        .reverse();
      return branches.length === 0 ? `"${target}"` : `CASE ${branches.join(" ")} ELSE "${target}" END AS "${target}"`;
    })
    .join(", ");
}

/** A cell as SQL, by column of the database: a date fills two. */
function literals(
  name: TableName,
  column: string,
  value: ScenarioValue,
): readonly (readonly [column: string, literal: string])[] {
  const type = tableNamed(name).columns[column]?.type;
  if (type === undefined) throw new Error(`the table ${name} has no column ${column}`);
  if (type === "date") {
    const date = typeof value === "string" ? parsePartialDate(value) : null;
    return [
      [column, `CAST(${date ? quoted(date.iso) : "NULL"} AS DATE)`],
      [precisionColumn(column), `CAST(${date ? quoted(date.precision) : "NULL"} AS VARCHAR)`],
    ];
  }
  // An empty list is a list; no other cell is an empty text.
  const literal = type === "list" && value === null ? "[]" : value === "" ? "NULL" : literalOf(value);
  return [[column, `CAST(${literal} AS ${SQL_TYPES[type]})`]];
}

function literalOf(value: ScenarioValue): string {
  if (value === null) return "NULL";
  if (typeof value === "string") return quoted(value);
  if (typeof value === "object") return `[${value.map(quoted).join(", ")}]`;
  return String(value).toUpperCase();
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
