import { describe, expect, test } from "vitest";
import type { QueryResult, Value } from "../../src/engine/result.js";
import { compareResults, sameValue } from "../../src/ui/compare.js";

function result(names: string[], ...rows: Value[][]): QueryResult {
  return {
    columns: names.map((name) => ({ name, kind: "number" })),
    rows: rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? null]))),
  };
}

describe("two results", () => {
  test("are equal whatever the order of their columns", () => {
    expect(compareResults(result(["a", "b"], [1, 2]), result(["b", "a"], [2, 1]))).toEqual({
      equal: true,
      cells: 0,
      differences: [],
    });
  });

  test("differ where a number differs by the least bit", () => {
    const { equal, cells, differences } = compareResults(result(["a"], [0.3]), result(["a"], [0.1 + 0.2]));
    expect({ equal, cells }).toEqual({ equal: false, cells: 1 });
    expect(differences).toEqual([{ kind: "cell", row: 0, column: "a", snapshot: 0.3, live: 0.1 + 0.2 }]);
  });

  test("differ where rows changed places", () => {
    expect(compareResults(result(["a"], [1], [2]), result(["a"], [2], [1])).cells).toBe(2);
  });

  test("differ by every cell of a row that only one has", () => {
    const { cells, differences } = compareResults(result(["a", "b"], [1, 2]), result(["a", "b"], [1, 2], [3, 4]));
    expect(cells).toBe(2);
    expect(differences).toEqual([{ kind: "rows", snapshot: 1, live: 2 }]);
  });

  test("differ by every cell of a column that only one has", () => {
    const { cells, differences } = compareResults(
      result(["a", "b"], [1, 2], [3, 4]),
      result(["a", "c"], [1, 2], [3, 4]),
    );
    expect(cells).toBe(4);
    expect(differences).toEqual([
      { kind: "column", column: "b", only: "snapshot" },
      { kind: "column", column: "c", only: "live" },
    ]);
  });

  test("differ even where the other column has no rows", () => {
    expect(compareResults(result(["a"]), result(["b"])).equal).toBe(false);
  });

  test("list only the first differences and count all", () => {
    const many = (n: number) => result(["a"], ...Array.from({ length: 20 }, () => [n]));
    const { cells, differences } = compareResults(many(1), many(2), 3);
    expect(cells).toBe(20);
    expect(differences).toHaveLength(3);
  });
});

test("values are compared all the way down", () => {
  expect(sameValue(["a", { b: [1] }], ["a", { b: [1] }])).toBe(true);
  expect(sameValue(["a"], ["a", null])).toBe(false);
  expect(sameValue({ a: null }, { b: null })).toBe(false);
  expect(sameValue(null, false)).toBe(false);
  expect(sameValue("1", 1)).toBe(false);
  expect(sameValue([], {})).toBe(false);
});
