import { describe, expect, it } from "vitest";
import { compareBy, nextOrder, sortedBy } from "../../src/dataset/order.ts";

const by = (descending: boolean) => compareBy<{ v: number | null }>({ valueOf: ({ v }) => v }, descending);
const rows = [{ v: 2 }, { v: null }, { v: 1 }, { v: 3 }];
const values = (sorted: readonly { v: number | null }[]) => sorted.map(({ v }) => v);

describe("sorting", () => {
  it("puts what is not known last in either direction", () => {
    expect(values(sortedBy(rows, by(false)))).toEqual([1, 2, 3, null]);
    expect(values(sortedBy(rows, by(true)))).toEqual([3, 2, 1, null]);
  });

  it("asks the next comparison where one finds no difference", () => {
    const pairs = [
      { a: 1, b: "y" },
      { a: 1, b: "x" },
      { a: 0, b: "z" },
    ];
    const sorted = sortedBy(
      pairs,
      compareBy({ valueOf: ({ a }) => a }, false),
      compareBy({ valueOf: ({ b }) => b }, false),
    );
    expect(sorted.map(({ b }) => b)).toEqual(["z", "x", "y"]);
  });

  it("leaves the list that it was given alone", () => {
    sortedBy(rows, by(false));
    expect(values(rows)).toEqual([2, null, 1, 3]);
  });
});

describe("pressing a header", () => {
  const name = { key: "name", label: "Name", valueOf: () => null };
  const models = { ...name, key: "models", largestFirst: true };

  it("goes through both directions back to the usual order", () => {
    const first = nextOrder(null, name);
    expect(first).toEqual({ key: "name", descending: false });
    expect(nextOrder(first, name)).toEqual({ key: "name", descending: true });
    expect(nextOrder({ key: "name", descending: true }, name)).toBeNull();
  });

  it("starts with the largest where that is of interest", () => {
    expect(nextOrder(null, models)).toEqual({ key: "models", descending: true });
    expect(nextOrder({ key: "models", descending: true }, models)).toEqual({ key: "models", descending: false });
  });

  it("starts anew on another column", () => {
    expect(nextOrder({ key: "name", descending: true }, models)).toEqual({ key: "models", descending: true });
  });
});
