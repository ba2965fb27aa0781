import { describe, expect, test } from "vitest";
import { op, toArquero } from "../../src/engine/arquero.js";
import type { QueryResult } from "../../src/engine/result.js";

const RESULT: QueryResult = {
  columns: [
    { name: "zone", kind: "text" },
    { name: "n", kind: "number" },
    { name: "tags", kind: "list" },
  ],
  rows: [
    { zone: "red", n: 1, tags: ["a"] },
    { zone: "green", n: 2, tags: [] },
    { zone: "red", n: null, tags: null },
  ],
};

describe("a result as an Arquero table", () => {
  test("has the same columns and values", () => {
    const table = toArquero(RESULT);
    expect(table.columnNames()).toEqual(["zone", "n", "tags"]);
    expect(table.objects()).toEqual(RESULT.rows);
  });

  test("can be transformed", () => {
    const counts = toArquero(RESULT).groupby("zone").rollup({ rows: op.count() }).orderby("zone").objects();
    expect(counts).toEqual([
      { zone: "green", rows: 1 },
      { zone: "red", rows: 2 },
    ]);
  });

  test("keeps its columns without rows", () => {
    expect(toArquero({ ...RESULT, rows: [] }).columnNames()).toEqual(["zone", "n", "tags"]);
  });
});
