import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toParquet } from "../../src/engine/parquet-file.ts";
import type { QueryResult } from "../../src/engine/result.ts";

const RESULT: QueryResult = {
  columns: [
    { name: 'it\'s "a" name', kind: "text" },
    { name: "n", kind: "number" },
    { name: "is_default", kind: "boolean" },
    { name: "day", kind: "date" },
    { name: "moment", kind: "timestamp" },
    { name: "tags", kind: "list" },
    { name: "more", kind: "struct" },
    { name: "big", kind: "number" },
  ],
  rows: [
    {
      'it\'s "a" name': "Größe 🧪",
      n: 12.5,
      is_default: true,
      day: "2024-02-29",
      moment: "2024-02-29 12:30:00.123456",
      tags: ["a", "b"],
      more: { x: 1 },
      big: "9007199254740993",
    },
    {
      'it\'s "a" name': null,
      n: null,
      is_default: null,
      day: null,
      moment: null,
      tags: null,
      more: null,
      big: null,
    },
    {
      'it\'s "a" name': "",
      n: -3,
      is_default: false,
      day: "1969-12-31",
      moment: "1969-12-31T23:59:59Z",
      tags: [],
      more: { y: [null] },
      big: 7,
    },
    {
      'it\'s "a" name': "x",
      n: 1e300,
      is_default: true,
      day: "infinity",
      moment: "1970-01-01",
      tags: [null, ""],
      more: {},
      big: 1,
    },
  ],
};

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parquet-file-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What native DuckDB reads, every value as its own text. */
async function read(bytes: ArrayBuffer, sql: (file: string) => string): Promise<unknown[][]> {
  const file = join(folder, "result.parquet");
  await writeFile(file, new Uint8Array(bytes));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(sql(`read_parquet('${file}')`));
  return reader.getRowsJson();
}

describe("a result as Parquet", () => {
  it("is read by DuckDB with its types and its values", async () => {
    const bytes = toParquet(RESULT);
    const types = await read(bytes, (file) => `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${file})`);
    expect(types).toEqual([
      ['it\'s "a" name', "VARCHAR"],
      ["n", "DOUBLE"],
      ["is_default", "BOOLEAN"],
      ["day", "DATE"],
      ["moment", expect.stringMatching(/^TIMESTAMP/)],
      ["tags", "VARCHAR[]"],
      ["more", expect.stringMatching(/^(JSON|VARCHAR)$/)],
      ["big", "VARCHAR"],
    ]);
    const rows = await read(
      bytes,
      (file) =>
        `SELECT "it's ""a"" name", n, is_default, day::VARCHAR, epoch_us(moment)::VARCHAR, tags, more::VARCHAR, big FROM ${file}`,
    );
    expect(rows).toEqual([
      ["Größe 🧪", 12.5, true, "2024-02-29", "1709209800123456", ["a", "b"], '{"x":1}', "9007199254740993"],
      [null, null, null, null, null, null, null, null],
      ["", -3, false, "1969-12-31", "-1000000", [], '{"y":[null]}', "7"],
      ["x", 1e300, true, null, "0", [null, ""], "{}", "1"],
    ]);
  });

  it("is read by the site's own reader, and says where its rows come from", async () => {
    const file = toParquet(RESULT, { title: "A “test”", dataset: "abc123" });
    expect(await parquetReadObjects({ file, columns: ["n", "tags"] })).toEqual([
      { n: 12.5, tags: ["a", "b"] },
      { n: null, tags: undefined },
      { n: -3, tags: [] },
      { n: 1e300, tags: [null, ""] },
    ]);
    expect(parquetMetadata(file).key_value_metadata).toEqual([
      { key: "title", value: "A “test”" },
      { key: "dataset", value: "abc123" },
    ]);
  });

  it("has many rows, many columns, or none", async () => {
    const names = Array.from({ length: 40 }, (_, index) => `c${index}`);
    const wide: QueryResult = {
      columns: names.map((name) => ({ name, kind: "number" })),
      rows: Array.from({ length: 10_000 }, (_, i) =>
        Object.fromEntries(names.map((name, j) => [name, i % 7 ? i * j : null])),
      ),
    };
    const [sums] = await read(toParquet(wide), (file) => `SELECT count(*), sum(c0), sum(c3), count(c39) FROM ${file}`);
    // Of 0 to 9999, the multiples of 7 are null: 1429 numbers with the sum 7·(1428·1429/2) = 7142142.
    expect(sums).toEqual(["10000", 0, 3 * (49_995_000 - 7_142_142), "8571"]);
    const none = toParquet({ columns: RESULT.columns, rows: [] });
    expect(await read(none, (file) => `SELECT count(*) FROM ${file}`)).toEqual([["0"]]);
  });
});
