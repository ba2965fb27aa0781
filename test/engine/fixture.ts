import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { type Table, tableFromIPC } from "apache-arrow";
import type { Catalog } from "../../src/engine/catalog.js";
import { openNodeSession } from "../../src/engine/node.js";
import type { Parameters, QueryResult, ResultRow } from "../../src/engine/result.js";
import type { FetchTable, Session } from "../../src/engine/session.js";
import { toQueryResult } from "../../src/engine/values.js";
import { createTableSql, type SqlColumn, type SqlType } from "../../src/schema/sql.js";

/** Runs statements in native DuckDB and returns the first table's Parquet file, compressed as the site's files are. */
export async function nativeParquet(name: string, statements: readonly string[]): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "engine-test-"));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    for (const sql of statements) await connection.run(sql);
    const file = join(folder, "table.parquet");
    await connection.run(`COPY "${name}" TO '${file}' (FORMAT parquet, COMPRESSION zstd)`);
    return new Uint8Array(await readFile(file));
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(folder, { recursive: true });
  }
}

/** Columns by name and type. */
export function columns(types: Readonly<Record<string, SqlType>>): SqlColumn[] {
  return Object.entries(types).map(([name, type]) => ({ name, type, description: name }));
}

const TABLES = [
  {
    name: "models",
    columns: columns({
      id: "VARCHAR",
      n: "INTEGER",
      x: "DOUBLE",
      open: "BOOLEAN",
      released: "DATE",
      tags: "VARCHAR[]",
      source: "VARCHAR",
    }),
    rows: `('a', 1, 0.5, true, '2020-01-31', ['x','y'], 's1'), ('b', 2, 1.5, false, '1969-07-20', [], 's2'),
      (null, null, null, null, null, null, null)`,
  },
  { name: "sources", columns: columns({ source: "VARCHAR", title: "VARCHAR" }), rows: "('s1', 'One'), ('s2', 'Two')" },
  { name: "ratings", columns: columns({ id: "VARCHAR" }), rows: null },
];

export const CATALOG: Catalog = {
  version: "test",
  tables: TABLES.map(({ name, columns }) => ({ name, title: name, description: name, rowCount: 0, columns })),
  views: [
    {
      name: "dated",
      description: "",
      sql: "SELECT * FROM models WHERE released IS NOT NULL",
      tables: ["models"],
      columns: [],
    },
    {
      name: "cited",
      description: "",
      sql: "SELECT id, title FROM dated JOIN sources USING (source)",
      tables: ["models", "sources"],
      columns: [],
    },
  ],
};

/** The fixture's tables as Parquet files. */
export async function fixtureFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = TABLES.map(async ({ name, columns, rows }) => {
    const insert = rows === null ? [] : [`INSERT INTO "${name}" VALUES ${rows}`];
    return [name, await nativeParquet(name, [createTableSql(name, columns), ...insert])] as const;
  });
  return new Map(await Promise.all(files));
}

/** A session over the fixture, and the names that it fetched, in order. */
export async function openFixture(): Promise<{ session: Session; fetched: string[]; fetchTable: FetchTable }> {
  const files = await fixtureFiles();
  const fetched: string[] = [];
  const fetchTable = async (name: string) => {
    fetched.push(name);
    const file = files.get(name);
    if (file === undefined) throw new Error(`no file for ${name}`);
    return file;
  };
  return { session: await openNodeSession(CATALOG, fetchTable), fetched, fetchTable };
}

export async function arrowOf(session: Session, sql: string, parameters?: Parameters): Promise<Table> {
  return tableFromIPC((await session.query(sql, parameters)).ipc);
}

export async function resultOf(session: Session, sql: string, parameters?: Parameters): Promise<QueryResult> {
  return toQueryResult(await arrowOf(session, sql, parameters));
}

export async function rowsOf(session: Session, sql: string, parameters?: Parameters): Promise<readonly ResultRow[]> {
  return (await resultOf(session, sql, parameters)).rows;
}
