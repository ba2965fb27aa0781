import {
  type DuckDBAppender,
  DuckDBConnection,
  DuckDBDateValue,
  DuckDBInstance,
  LIST,
  VARCHAR,
} from "@duckdb/node-api";
import { isList } from "../src/schema/cell.ts";
import { createTableSql, type SqlColumn, type SqlType, sqlColumns } from "../src/schema/sql.ts";
import { TABLE_NAMES, type TableName, tableNamed } from "../src/schema/tables.ts";
import type { Tables } from "./dataset.ts";
import { type FlatValue, flatRow } from "./flat-row.ts";
import type { QueryFile } from "./query-file.ts";
import { createViews, type View } from "./views.ts";

export interface Database {
  readonly connection: DuckDBConnection;
  /** In an order in which each comes after those that it reads. */
  readonly views: readonly View[];
  /** A further connection, on which queries run beside those of the first. Asked for before the database is locked. */
  readonly connect: () => Promise<DuckDBConnection>;
  readonly close: () => void;
}

/**
 * Opens a native in-memory database that holds the tables and views. It runs on one thread in UTC, so that a query's
 * answer is the same on every machine, and never loads an extension.
 *
 * @throws ProblemsError where a view cannot be created
 */
export async function openDatabase(tables: Tables, views: readonly QueryFile[]): Promise<Database> {
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "1",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connections: DuckDBConnection[] = [];
  const connect = async () => {
    const connection = await DuckDBConnection.create(instance);
    connections.push(connection);
    await connection.run("SET TimeZone = 'UTC'");
    return connection;
  };
  const close = () => {
    for (const connection of connections) connection.closeSync();
    instance.closeSync();
  };
  try {
    const connection = await connect();
    for (const name of TABLE_NAMES) await fillTable(connection, name, tables[name]);
    return { connection, views: await createViews(connection, views), connect, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Puts other rows in the place of all that tables hold. Views follow. */
export async function refillDatabase({ connection }: Database, tables: Tables): Promise<void> {
  for (const name of TABLE_NAMES) {
    await connection.run(`DELETE FROM "${name}"`);
    if (tables[name].length > 0) await appendRows(connection, name, tables[name]);
  }
}

/** Bars a database from files, the network and any further change of its settings, for good. */
export async function lockDatabase({ connection }: Database): Promise<void> {
  await connection.run("SET enable_external_access = false");
  await connection.run("SET lock_configuration = true");
}

async function fillTable(connection: DuckDBConnection, name: TableName, rows: Tables[TableName]): Promise<void> {
  await connection.run(createTableSql(name, sqlColumns(tableNamed(name))));
  await appendRows(connection, name, rows);
}

async function appendRows(connection: DuckDBConnection, name: TableName, rows: Tables[TableName]): Promise<void> {
  const table = tableNamed(name);
  const columns = sqlColumns(table);
  const appender = await connection.createAppender(name);
  for (const row of rows) {
    const values = flatRow(table, row);
    for (const column of columns) append(appender, column, values[column.name] ?? null);
    appender.endRow();
  }
  appender.closeSync();
}

const APPEND: Readonly<Record<SqlType, (appender: DuckDBAppender, value: FlatValue) => void>> = {
  VARCHAR: (appender, value) => appender.appendVarchar(String(value)),
  INTEGER: (appender, value) => appender.appendInteger(Number(value)),
  DOUBLE: (appender, value) => appender.appendDouble(Number(value)),
  BOOLEAN: (appender, value) => appender.appendBoolean(value === true),
  DATE: (appender, value) => appender.appendDate(dateValue(String(value))),
  "VARCHAR[]": (appender, value) => appender.appendList(isList(value) ? [...value] : [], LIST(VARCHAR)),
};

function append(appender: DuckDBAppender, { type }: SqlColumn, value: FlatValue): void {
  if (value === null) appender.appendNull();
  else APPEND[type](appender, value);
}

function dateValue(iso: string): DuckDBDateValue {
  return new DuckDBDateValue(Date.parse(`${iso}T00:00:00Z`) / 86_400_000);
}
