import { type DuckDBConnection, VARCHAR } from "@duckdb/node-api";

/**
 * The tables and views that a SELECT statement reads, sorted; names of common table expressions are left out. Nothing
 * that it reads need exist.
 *
 * @throws where the text is not one SELECT statement
 */
export async function referencedTables(connection: DuckDBConnection, sql: string): Promise<readonly string[]> {
  // DuckDB's own getTableNames binds the statement, so it gives nothing while a view it reads is not there yet.
  const reader = await connection.runAndReadAll("SELECT json_serialize_sql($sql::VARCHAR)", { sql }, { sql: VARCHAR });
  const answer: unknown = JSON.parse(String(reader.value(0, 0)));
  if (!isObject(answer) || answer["error"] !== false || !Array.isArray(answer["statements"])) {
    throw new Error(isObject(answer) ? String(answer["error_message"]) : "the statement cannot be parsed");
  }
  if (answer["statements"].length !== 1) throw new Error("there must be one statement");
  const names = new Set<string>();
  collect(answer["statements"], new Set(), names);
  return [...names].sort();
}

function collect(node: unknown, hidden: ReadonlySet<string>, names: Set<string>): void {
  if (Array.isArray(node)) {
    for (const item of node) collect(item, hidden, names);
    return;
  }
  if (!isObject(node)) return;
  const { type, table_name: table, schema_name: schema } = node;
  if (type === "BASE_TABLE" && typeof table === "string" && !(schema === "" && hidden.has(table))) names.add(table);
  const visible = new Set(hidden);
  if (typeof node["cte_name"] === "string") visible.add(node["cte_name"]);
  const { cte_map: expressions, ...rest } = node;
  // Each common table expression sees those before it, not itself.
  for (const { key, value } of cteEntries(expressions)) {
    collect(value, visible, names);
    visible.add(key);
  }
  for (const child of Object.values(rest)) collect(child, visible, names);
}

function cteEntries(cteMap: unknown): readonly { readonly key: string; readonly value: unknown }[] {
  if (!isObject(cteMap) || !Array.isArray(cteMap["map"])) return [];
  return cteMap["map"].flatMap((entry: unknown) =>
    isObject(entry) && typeof entry["key"] === "string" ? [{ key: entry["key"], value: entry["value"] }] : [],
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
