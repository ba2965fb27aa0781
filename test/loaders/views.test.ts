import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type Database, lockDatabase, openDatabase } from "../../loaders/database.ts";
import { readDataset } from "../../loaders/dataset.ts";
import { parseQueryFile } from "../../loaders/query-file.ts";
import { runQuery } from "../../loaders/run-query.ts";
import { referencedTables } from "../../loaders/sql-references.ts";
import { FIXTURE, temporaryFolder } from "./support.ts";

const HEADER = "-- title: T\n-- description: D\n";

async function open(views: Readonly<Record<string, string>> = {}): Promise<Database> {
  const files = Object.entries(views).map(
    ([name, sql]) => parseQueryFile(`views/${name}`, `views/${name}.sql`, `${HEADER}${sql}\n`).query,
  );
  const database = await openDatabase((await readDataset(FIXTURE)).tables, files);
  onTestFinished(database.close);
  return database;
}

test("views are created after those that they read, whatever their names", async () => {
  const { views } = await open({
    a: "SELECT * FROM b JOIN sources ON b.id = sources.key",
    b: "SELECT id FROM c",
    c: "WITH models AS (SELECT * FROM models) SELECT id, released FROM models",
  });
  expect(views.map(({ name }) => name)).toEqual(["c", "b", "a"]);
  expect(views.map(({ tables }) => tables)).toEqual([["models"], ["models"], ["models", "sources"]]);
});

test("a view knows its columns and their types", async () => {
  const { views } = await open({ v: "SELECT id, mechanisms, released, n_heads * 1.5::DOUBLE AS x FROM models" });
  expect(views[0]?.columns).toEqual([
    { name: "id", type: "VARCHAR" },
    { name: "mechanisms", type: "VARCHAR[]" },
    { name: "released", type: "DATE" },
    { name: "x", type: "DOUBLE" },
  ]);
});

test("views that read each other in a circle are named", async () => {
  await expect(open({ a: "FROM b", b: "FROM c", c: "FROM b", d: "FROM a" })).rejects.toThrow(
    "views/b.sql:1:1: views read each other in a circle: views/b.sql reads views/c.sql reads views/b.sql",
  );
});

test("a view that reads itself is a circle", async () => {
  await expect(open({ a: "FROM a" })).rejects.toThrow("in a circle: views/a.sql reads views/a.sql");
});

test("an error in a view is reported at its place in the file", async () => {
  await expect(open({ v: "SELECT id,\n  nope\nFROM models" })).rejects.toThrow(
    /^views\/v\.sql:4:3: Binder Error: .*"nope"/,
  );
  await expect(open({ v: "SELECT id FRM models x y" })).rejects.toThrow(/^views\/v\.sql:3:\d+: .*syntax error/);
  await expect(open({ v: "SELECT * FROM nowhere" })).rejects.toThrow(/^views\/v\.sql:3:15: .*nowhere/);
  await expect(open({ v: "SELECT 1; SELECT 2" })).rejects.toThrow("views/v.sql:3:1: there must be one statement");
});

test("a view may not take a table's name", async () => {
  await expect(open({ models: "SELECT 1 AS x" })).rejects.toThrow(
    "views/models.sql:1:1: a table is called models already: rename the file",
  );
});

test.each([
  ["SELECT * FROM a JOIN b USING (id), c", ["a", "b", "c"]],
  ["SELECT (SELECT max(x) FROM a) FROM b WHERE EXISTS (FROM c)", ["a", "b", "c"]],
  ["WITH a AS (SELECT * FROM b) SELECT * FROM a", ["b"]],
  ["WITH a AS (SELECT * FROM a) SELECT * FROM a", ["a"]],
  ["WITH a AS (SELECT 1), b AS (FROM a) FROM b", []],
  ["SELECT * FROM (WITH a AS (SELECT 1) FROM a), a", ["a"]],
  ["WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r, a) FROM r", ["a"]],
  ["FROM a UNION ALL FROM b ORDER BY (SELECT max(x) FROM c)", ["a", "b", "c"]],
  ['FROM "My Table"', ["My Table"]],
  ['SELECT \'a\', "a" FROM range(3) AS t("a")', []],
])("%s reads %j", async (sql, tables) => {
  const { connection } = await open();
  expect(await referencedTables(connection, sql)).toEqual(tables);
});

test("a locked database reads no file, writes none and cannot be unlocked", async () => {
  const database = await open();
  await lockDatabase(database);
  const folder = await temporaryFolder();
  for (const sql of [
    "SELECT * FROM read_text('/etc/hostname')",
    `COPY models TO '${join(folder, "x.csv")}'`,
    `ATTACH '${join(folder, "x.db")}'`,
    "SET enable_external_access = true",
    "INSTALL httpfs",
  ]) {
    await expect(database.connection.run(sql), sql).rejects.toThrow(/disabled|locked|Permission/);
  }
  expect((await runQuery(database.connection, "SELECT count(*) AS n FROM sources")).rows).toEqual([{ n: 3 }]);
});
