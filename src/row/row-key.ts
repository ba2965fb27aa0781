import { isTableName, TABLE_NAMES, type TableName, tableNamed } from "../schema/tables.js";

/** A row of the dataset, named by its table and the values of its key columns. */
export interface RowKey {
  readonly table: TableName;
  readonly values: readonly string[];
}

/** Reads `models:rwkv-4-14b`; a key of several columns joins them with `/`. A text that names no row gives the reason. */
export function readRowKey(text: string): RowKey | string {
  const [table = "", rest = ""] = text.split(/:(.*)/s);
  if (text === "") return "The address names no row. It ends in ?key=table:id, such as ?key=models:llama-3.1-405b.";
  if (!isTableName(table)) return `There is no table “${table}”. The tables are ${TABLE_NAMES.join(", ")}.`;
  const { key } = tableNamed(table);
  const values = rest.split("/");
  if (rest === "" || values.length !== key.length)
    return `A row of ${table} is named by ${key.join("/")}, not by “${rest}”.`;
  return { table, values };
}

/** The query that gives the row, with its values as parameters `key0`, `key1` and so on. */
export function rowQuery({ table, values }: RowKey) {
  const { key } = tableNamed(table);
  const conditions = key.map((column, index) => `CAST("${column}" AS VARCHAR) = $key${index}`);
  return {
    sql: `SELECT * FROM "${table}" WHERE ${conditions.join(" AND ")}`,
    parameters: Object.fromEntries(values.map((value, index) => [`key${index}`, value])),
  };
}
