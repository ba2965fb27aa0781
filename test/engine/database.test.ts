import { createRequire } from "node:module";
import { createDuckDB, NODE_RUNTIME, VoidLogger } from "@duckdb/duckdb-wasm/blocking";
import { tableFromIPC } from "apache-arrow";
import { beforeAll, describe, expect, test } from "vitest";
import { Database } from "../../src/engine/database.js";
import { rowsOf } from "../../src/engine/values.js";

// What a reader's statement does is undone even if the check of its first words were to let it through.
describe("a statement that writes", () => {
  let database: Database;

  beforeAll(async () => {
    const wasm = createRequire(import.meta.url).resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm");
    const bundle = { mainModule: wasm, mainWorker: "" };
    const bindings = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), NODE_RUNTIME);
    database = new Database(await bindings.instantiate(() => {}));
    database.run("CREATE TABLE t AS SELECT 1 AS a");
    database.run("CREATE VIEW v AS SELECT a FROM t");
  });

  test.each([
    "INSERT INTO t VALUES (2)",
    "UPDATE t SET a = 2",
    "DELETE FROM t",
    "DROP TABLE t CASCADE",
    "DROP VIEW v",
    "CREATE OR REPLACE VIEW v AS SELECT 5 AS a",
    "CREATE TABLE u AS SELECT 1",
    "CREATE TEMP VIEW t AS SELECT 5 AS a",
    "CREATE MACRO abs(x) AS 5",
    "ALTER TABLE t RENAME TO u",
    "WITH x AS (SELECT 3 AS a) INSERT INTO t FROM x",
  ])("leaves nothing behind: %s", (sql) => {
    database.read(sql, []);
    expect(rowsOf(tableFromIPC(database.read("SELECT t.a, v.a AS b, abs(-1) AS c FROM t, v", [])))).toEqual([
      { a: 1, b: 1, c: 1 },
    ]);
    expect(rowsOf(tableFromIPC(database.read("SELECT table_name AS t FROM duckdb_tables()", [])))).toEqual([
      { t: "t" },
    ]);
  });

  test("cannot follow another one", () => {
    expect(() => database.read("SELECT 1; COMMIT; DROP TABLE t", [])).toThrow("single statement");
    expect(rowsOf(tableFromIPC(database.read("SELECT a FROM t", [])))).toEqual([{ a: 1 }]);
  });

  test("and hides behind a PIVOT marks the database as failed, so that it is replaced", () => {
    expect(() => database.read("SELECT 1 AS pivot; COMMIT; DROP TABLE t CASCADE", [])).toThrow("made the engine fail");
    expect(database.failure).not.toBeNull();
  });
});
