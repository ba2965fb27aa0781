import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type Database, openDatabase } from "../../loaders/database.ts";
import { readDataset } from "../../loaders/dataset.ts";
import { flatRow } from "../../loaders/flat-row.ts";
import { tableParquet } from "../../loaders/parquet.ts";
import { runQuery } from "../../loaders/run-query.ts";
import { sqlColumns } from "../../src/schema/sql.ts";
import { TABLE_NAMES, tableNamed } from "../../src/schema/tables.ts";
import { editedFixture, FIXTURE, temporaryFolder } from "./support.ts";

async function open(folder = FIXTURE): Promise<Database> {
  const database = await openDatabase((await readDataset(folder)).tables, []);
  onTestFinished(database.close);
  return database;
}

test("the same rows give the same bytes in another database", async () => {
  const [one, other] = [await open(), await open()];
  for (const name of TABLE_NAMES) expect(await tableParquet(one, name), name).toEqual(await tableParquet(other, name));
});

test("the order of rows in the file does not matter", async () => {
  const lines =
    "fact-a,bet-a,2024-08-12,Falcon Mamba 7B,against,2,,recalled,\nfact-b,bet-b,2025,Nothing,neutral,1,,recalled,\n";
  const swapped = await editedFixture({
    prediction_evidence: [[lines, lines.split("\n").reverse().join("\n").trim().concat("\n")]],
  });
  expect(await tableParquet(await open(swapped), "prediction_evidence")).toEqual(
    await tableParquet(await open(), "prediction_evidence"),
  );
});

test("DuckDB reads back the schema's columns and types, and every row", async () => {
  const { tables } = await readDataset(FIXTURE);
  const database = await open();
  const folder = await temporaryFolder();
  for (const name of TABLE_NAMES) {
    const file = join(folder, `${name}.parquet`);
    await writeFile(file, await tableParquet(database, name));
    const described = await runQuery(
      database.connection,
      `SELECT column_name, column_type FROM (DESCRIBE FROM '${file}')`,
    );
    expect(described.rows, name).toEqual(
      sqlColumns(tableNamed(name)).map((column) => ({ column_name: column.name, column_type: column.type })),
    );
    const { rows } = await runQuery(database.connection, `FROM '${file}'`);
    expect(rows, name).toEqual(tables[name].map((row) => flatRow(tableNamed(name), row)));
  }
});

test("Parquet is compressed with zstd, which the browser's engine reads", async () => {
  const database = await open();
  const file = join(await temporaryFolder(), "models.parquet");
  await writeFile(file, await tableParquet(database, "models"));
  const { rows } = await runQuery(database.connection, `SELECT DISTINCT compression FROM parquet_metadata('${file}')`);
  expect(rows).toEqual([{ compression: "ZSTD" }]);
});
