import { expect, test } from "vitest";
import { readRowKey, rowQuery } from "../../src/row/row-key.ts";

test("a key names a table and the values of its key columns", () => {
  expect(readRowKey("models:rwkv-4-14b")).toEqual({ table: "models", values: ["rwkv-4-14b"] });
});

test("a key that names no row says why", () => {
  expect(readRowKey("")).toContain("names no row");
  expect(readRowKey("model:x")).toContain("no table “model”");
  expect(readRowKey("models:")).toContain("named by id");
  expect(readRowKey("models:a/b")).toContain("named by id, not by “a/b”");
});

test("values go into the query as parameters, never as text", () => {
  const key = readRowKey("models:x' OR '1'='1");
  if (typeof key === "string") throw new Error(key);
  expect(rowQuery(key)).toEqual({
    sql: 'SELECT * FROM "models" WHERE CAST("id" AS VARCHAR) = $key0',
    parameters: { key0: "x' OR '1'='1" },
  });
});
