import { describe, expect, it } from "vitest";
import { chunks, flipAlone, flipTogether } from "../../../src/predictions/counterexample/halving.ts";
import { movedDate } from "../../../src/predictions/counterexample/months.ts";
import { comparedWith } from "../../../src/predictions/counterexample/question.ts";

const numbers = Array.from({ length: 100 }, (_, i) => i);

describe("halving", () => {
  it("finds the items that flip alone, with few questions", async () => {
    let asked = 0;
    const found = await flipAlone(
      numbers,
      async (some) => {
        asked += 1;
        return some.includes(17) || some.includes(80);
      },
      5,
    );
    expect(found).toEqual([17, 80]);
    expect(asked).toBeLessThan(30);
  });

  it("stops at as many as are asked for, and finds none where only many together flip", async () => {
    expect(await flipAlone(numbers, async () => true, 3)).toEqual([0, 1, 2]);
    expect(await flipAlone(numbers, async (some) => some.length > 30, 3)).toEqual([]);
    expect(await flipAlone([], async () => true, 3)).toEqual([]);
  });

  it("leaves a set of which none can be left out", async () => {
    const needed = async (some: readonly number[]) => [3, 50, 99].every((one) => some.includes(one));
    expect(await flipTogether(numbers, needed)).toEqual([3, 50, 99]);
    expect(await flipTogether(numbers, async (some) => some.length >= 2)).toHaveLength(2);
    expect(await flipTogether(numbers, async () => false)).toBeNull();
  });

  it("cuts into parts", () => {
    expect(chunks([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  });
});

describe("a date moved by months", () => {
  it.each([
    ["2024-05-31", -3, "2024-02-29"],
    ["2024-05-31", 12, "2025-05-31"],
    ["2024-01-15", -1, "2023-12-15"],
    ["2024-05", 8, "2025-01"],
    ["2024", 1, "2024-02"],
  ])("%s by %i is %s", (text, months, moved) => {
    expect(movedDate(text, months)).toBe(moved);
  });

  it("is none of a text that is no date", () => {
    expect(movedDate("soon", 1)).toBeNull();
  });
});

describe("what a query compares a column with", () => {
  const sql =
    "SELECT kind FROM models WHERE kind IN ('a', 'b') AND m.size >= $least AND strength = 3 AND gpu ILIKE '%x%' AND open";
  const question = { sql, parameters: { least: 13 } };

  it.each([
    ["kind", ["a", "b"]],
    ["size", [13]],
    ["strength", [3]],
    ["gpu", ["x"]],
    ["open", []],
  ])("%s", (column, values) => {
    expect(comparedWith(question, column)).toEqual(values);
  });
});
