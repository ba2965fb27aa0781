import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "../../loaders/database.ts";
import { readDataset } from "../../loaders/dataset.ts";
import { defaultParameters, runQuery } from "../../loaders/run-query.ts";
import type { Parameters } from "../../src/engine/result.ts";
import { FIXTURE } from "./support.ts";

let database: Database;

beforeAll(async () => {
  database = await openDatabase((await readDataset(FIXTURE)).tables, []);
});

afterAll(() => database.close());

const run = (sql: string, parameters?: Parameters) => runQuery(database.connection, sql, parameters);

/** The value and kind of the one column of one row. */
async function cell(expression: string, parameters?: Parameters) {
  const { columns, rows } = await run(`SELECT ${expression} AS x`, parameters);
  return [rows[0]?.["x"], columns[0]?.kind];
}

test.each([
  ["1::TINYINT", 1, "number"],
  ["9007199254740991::BIGINT", 9007199254740991, "number"],
  ["9007199254740992::BIGINT", "9007199254740992", "number"],
  ["(-9007199254740993)::BIGINT", "-9007199254740993", "number"],
  ["18446744073709551615::UBIGINT", "18446744073709551615", "number"],
  ["170141183460469231731687303715884105727::HUGEINT", "170141183460469231731687303715884105727", "number"],
  ["sum(7::BIGINT)", 7, "number"],
  ["1.50::DECIMAL(4, 2)", 1.5, "number"],
  ["(-707.143)::DECIMAL(18, 3)", -707.143, "number"],
  ["0.1::DOUBLE", 0.1, "number"],
  ["-0.0::DOUBLE", 0, "number"],
  ["'NaN'::DOUBLE", null, "number"],
  ["'-Infinity'::DOUBLE", null, "number"],
  ["TRUE", true, "boolean"],
  ["'é🙂'", "é🙂", "text"],
  ["''", "", "text"],
  ["NULL::VARCHAR", null, "text"],
  ["DATE '2024-02-29'", "2024-02-29", "date"],
  ["NULL::DATE", null, "date"],
  ["DATE '0099-01-02'", "0099-01-02", "date"],
  ["TIMESTAMP '2024-02-29 12:34:56.789'", "2024-02-29T12:34:56.789", "timestamp"],
  ["TIMESTAMPTZ '2024-02-29 12:00:00+02'", "2024-02-29T10:00:00Z", "timestamp"],
  ["TIME '01:02:03.5'", "01:02:03.5", "text"],
  ["INTERVAL '14 months 3 days'", "1 year 2 months 3 days", "text"],
  ["UUID '12345678-1234-1234-1234-123456789012'", "12345678-1234-1234-1234-123456789012", "text"],
  ["'a'::ENUM ('a', 'b')", "a", "text"],
])("%s is %j of kind %s", async (expression, value, kind) => {
  const [found, foundKind] = await cell(expression);
  expect(found).toBe(value);
  expect(foundKind).toBe(kind);
});

test("lists, structs and maps become arrays and objects, all the way down", async () => {
  expect(await cell("[DATE '2024-01-01', NULL]")).toEqual([["2024-01-01", null], "list"]);
  expect(await cell("[]::VARCHAR[]")).toEqual([[], "list"]);
  expect(await cell("{n: 12345678901234567890::HUGEINT, l: [{d: 1.5}]}")).toEqual([
    { n: "12345678901234567890", l: [{ d: 1.5 }] },
    "struct",
  ]);
  expect(await cell("MAP {'a': 1::BIGINT}")).toEqual([[{ key: "a", value: 1 }], "list"]);
  expect(await cell("[1, 2]::INTEGER[2]")).toEqual([[1, 2], "list"]);
});

test("an empty result still has its columns", async () => {
  expect(await run("SELECT id, n_heads FROM models WHERE FALSE")).toEqual({
    columns: [
      { name: "id", kind: "text" },
      { name: "n_heads", kind: "number" },
    ],
    rows: [],
  });
});

test("two columns of one name keep both values", async () => {
  const { columns, rows } = await run("SELECT 1 AS a, 2 AS a");
  expect(columns.map(({ name }) => name)).toEqual(["a", "a:1"]);
  expect(rows).toEqual([{ a: 1, "a:1": 2 }]);
});

test("parameters stand for values of their type and never become SQL", async () => {
  expect(await cell("$p", { p: "'; DROP TABLE models; --" })).toEqual(["'; DROP TABLE models; --", "text"]);
  expect(await cell("typeof($p)", { p: 5 })).toEqual(["DOUBLE", "text"]);
  expect(await cell("typeof($p)", { p: true })).toEqual(["BOOLEAN", "text"]);
  expect(await cell("$p::DATE", { p: "2025-12-31" })).toEqual(["2025-12-31", "date"]);
  expect(await cell("$p::DATE IS NULL", { p: null })).toEqual([true, "boolean"]);
  expect(await cell("$p || $p || $q", { p: "a", q: "b" })).toEqual(["aab", "text"]);
});

test("a parameter without a value is an error", async () => {
  await expect(run("SELECT $p")).rejects.toThrow(/parameters: p/);
});

test("default parameters are those of the declarations", () => {
  const declared = { type: "text", description: "" } as const;
  expect(
    defaultParameters([
      { ...declared, name: "a", default: null },
      { ...declared, name: "b", default: "x" },
    ]),
  ).toEqual({ a: null, b: "x" });
});

test.each(["DROP TABLE models", "INSERT INTO sources (key) VALUES ('x')", "SET threads = 2", "SELECT 1; SELECT 2", ""])(
  "%j is not run",
  async (sql) => {
    await expect(run(sql)).rejects.toThrow();
    expect((await run("SELECT count(*) AS n FROM models")).rows).toEqual([{ n: 2 }]);
  },
);

test("an error tells the line and points at the place", async () => {
  await expect(run("SELECT id,\n  nope\nFROM models")).rejects.toThrow(/nope[\s\S]*LINE 2:\s+nope\n\s+\^/);
});
