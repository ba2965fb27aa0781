import type { ColumnKind, QueryResult, Value } from "../../engine/result.js";

const TYPES: Readonly<Record<ColumnKind, string>> = {
  text: "VARCHAR",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  date: "DATE",
  timestamp: "TIMESTAMP",
  list: "VARCHAR[]",
  struct: "VARCHAR",
};

/** An identifier in quotes. */
function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL. */
function quotedText(text: string): string {
  // DuckDB cannot take NUL within a text.
  return `'${text.replaceAll("\0", "").replaceAll("'", "''")}'`;
}

/** Rows as a query that gives them, for cells whose result no SQL computes. */
export function rowsAsSql({ columns, rows }: QueryResult): string {
  if (columns.length === 0) return "SELECT NULL AS nothing WHERE FALSE";
  const typed = columns.map(({ name, kind }, index) => `CAST(c${index} AS ${TYPES[kind]}) AS ${quotedName(name)}`);
  const names = columns.map((_, index) => `c${index}`).join(", ");
  const records = rows.map((row) => `(${columns.map(({ name }) => literal(row[name] ?? null)).join(", ")})`);
  if (records.length === 0) records.push(`(${columns.map(() => "NULL").join(", ")})`);
  const none = rows.length === 0 ? " WHERE FALSE" : "";
  return `SELECT ${typed.join(", ")} FROM (VALUES ${records.join(", ")}) AS given(${names})${none}`;
}

function literal(value: Value): string {
  if (value === null) return "NULL";
  if (typeof value === "string") return quotedText(value);
  if (typeof value === "number") return Number.isFinite(value) ? `CAST(${value} AS DOUBLE)` : "NULL";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (Array.isArray(value))
    return `CAST([${value.map((item) => quotedText(String(item ?? ""))).join(", ")}] AS VARCHAR[])`;
  return quotedText(JSON.stringify(value));
}
