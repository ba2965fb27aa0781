import { type Table, tableFromIPC } from "apache-arrow";
import { describe, expect, test } from "vitest";
import { parquetToArrow } from "../../src/engine/parquet.js";
import { rowsOf } from "../../src/engine/values.js";
import { createTableSql } from "../../src/schema/sql.js";
import { columns, nativeParquet } from "./fixture.js";

const ALL = columns({ t: "VARCHAR", i: "INTEGER", f: "DOUBLE", b: "BOOLEAN", d: "DATE", l: "VARCHAR[]" });

async function decoded(statements: readonly string[]): Promise<Table> {
  const ipc = await parquetToArrow(await nativeParquet("t", [createTableSql("t", ALL), ...statements]), ALL);
  if (ipc === null) throw new Error("no rows");
  return tableFromIPC(ipc);
}

describe("Parquet written by native DuckDB", () => {
  test("becomes Arrow of exactly the declared types", async () => {
    const table = await decoded(["INSERT INTO t VALUES ('a', 1, 2.5, true, '2024-02-29', ['x'])"]);
    expect(table.schema.fields.map((field) => `${field.name} ${field.type}`)).toEqual([
      "t Utf8",
      "i Int32",
      "f Float64",
      "b Bool",
      "d Date32<DAY>",
      "l List<Utf8>",
    ]);
  });

  test("keeps values, nulls, empty lists and nulls in lists", async () => {
    const table = await decoded([
      "INSERT INTO t VALUES ('é😀', -2147483648, 0.1, false, '1600-01-01', ['x', NULL, '']), (NULL, NULL, NULL, NULL, NULL, NULL), ('', 2147483647, -1e300, true, '2026-11-21', [])",
    ]);
    expect(rowsOf(table)).toEqual([
      { t: "é😀", i: -2147483648, f: 0.1, b: false, d: "1600-01-01", l: ["x", null, ""] },
      { t: null, i: null, f: null, b: null, d: null, l: null },
      { t: "", i: 2147483647, f: -1e300, b: true, d: "2026-11-21", l: [] },
    ]);
  });

  test("keeps a column that is null throughout", async () => {
    const table = await decoded(["INSERT INTO t (t) VALUES ('a'), ('b')"]);
    expect(rowsOf(table).map((row) => [row["t"], row["i"], row["l"]])).toEqual([
      ["a", null, null],
      ["b", null, null],
    ]);
  });

  test("keeps many rows in order, over several row groups", async () => {
    const table = await decoded([
      "INSERT INTO t SELECT 'n' || (i % 100), i, i / 2, i % 2 = 0, DATE '2000-01-01' + i::INTEGER, [i::VARCHAR] FROM range(150000) r(i)",
    ]);
    expect(table.numRows).toBe(150000);
    const rows = rowsOf(table);
    expect(rows[149999]).toEqual({ t: "n99", i: 149999, f: 74999.5, b: false, d: "2410-09-07", l: ["149999"] });
  });

  test("without rows gives nothing to insert", async () => {
    expect(await parquetToArrow(await nativeParquet("t", [createTableSql("t", ALL)]), ALL)).toBeNull();
  });

  test("of another type than declared is refused by the column's name", async () => {
    const file = await nativeParquet("t", ["CREATE TABLE t AS SELECT 1::BIGINT AS i"]);
    await expect(parquetToArrow(file, columns({ i: "INTEGER" }))).rejects.toThrow("its column i is no INTEGER");
  });

  test("without a declared column is refused", async () => {
    const file = await nativeParquet("t", ["CREATE TABLE t AS SELECT 1 AS i"]);
    await expect(parquetToArrow(file, columns({ i: "INTEGER", j: "INTEGER" }))).rejects.toThrow("j");
  });

  test("that was cut short, or is none, is refused", async () => {
    const file = await nativeParquet("t", ["CREATE TABLE t AS SELECT 1 AS i"]);
    await expect(parquetToArrow(file.slice(0, 40), columns({ i: "INTEGER" }))).rejects.toThrow();
    await expect(
      parquetToArrow(new TextEncoder().encode("<!doctype html>"), columns({ i: "INTEGER" })),
    ).rejects.toThrow();
  });

  test("is read from the middle of a larger buffer too", async () => {
    const file = await nativeParquet("t", ["CREATE TABLE t AS SELECT 7 AS i"]);
    const padded = new Uint8Array(file.length + 20);
    padded.set(file, 10);
    const ipc = await parquetToArrow(padded.subarray(10, 10 + file.length), columns({ i: "INTEGER" }));
    expect(rowsOf(tableFromIPC(ipc))).toEqual([{ i: 7 }]);
  });
});
