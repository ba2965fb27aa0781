import type { Column } from "./column.js";
import { precisionColumn, type Table } from "./table.js";

/** The SQL types that tables use. Enumerations are VARCHAR: their values are checked before they are written. */
export type SqlType = "VARCHAR" | "INTEGER" | "DOUBLE" | "BOOLEAN" | "DATE" | "VARCHAR[]";

export interface SqlColumn {
  readonly name: string;
  readonly type: SqlType;
  readonly description: string;
  readonly unit?: string;
}

/** The SQL type that holds each type of column. */
export const SQL_TYPES: Readonly<Record<Column["type"], SqlType>> = {
  text: "VARCHAR",
  enum: "VARCHAR",
  integer: "INTEGER",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  date: "DATE",
  list: "VARCHAR[]",
};

/** A table's columns as the database has them: each date is followed by its precision. */
export function sqlColumns(table: Table): readonly SqlColumn[] {
  return Object.entries(table.columns).flatMap(([name, column]) => {
    const declared: SqlColumn = {
      name,
      type: SQL_TYPES[column.type],
      description: column.description,
      ...(column.unit === undefined ? {} : { unit: column.unit }),
    };
    if (column.type !== "date") return [declared];
    const precision: SqlColumn = {
      name: precisionColumn(name),
      type: "VARCHAR",
      description: `How precisely ${name} is known: year, month or day`,
    };
    return [declared, precision];
  });
}

/** The statement that creates an empty table with the given columns. */
export function createTableSql(name: string, columns: readonly SqlColumn[]): string {
  return `CREATE TABLE "${name}" (${columns.map((column) => `"${column.name}" ${column.type}`).join(", ")})`;
}
