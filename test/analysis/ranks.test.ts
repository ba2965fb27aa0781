import { describe, expect, it } from "vitest";
import { midranks, spearman } from "../../src/analysis/ranks.ts";

describe("midranks", () => {
  it("shares the mean rank among equals", () => {
    expect(midranks([10, 30, 20, 20, 5])).toEqual([2, 5, 3.5, 3.5, 1]);
    expect(midranks([7, 7, 7])).toEqual([2, 2, 2]);
    expect(midranks([])).toEqual([]);
  });

  it("refuses what has no order", () => {
    expect(() => midranks([1, Number.NaN])).toThrow(RangeError);
  });
});

describe("spearman", () => {
  it("gives SciPy's coefficient where there are ties", () => {
    // scipy.stats.spearmanr (1.17).
    expect(spearman([1, 2, 2, 3, 5, 5, 5, 8, 9, 10], [2, 1, 4, 4, 3, 6, 7, 7, 9, 7])).toBeCloseTo(0.840625, 6);
  });

  it("is 1 and -1 where the orders are the same and opposite, whatever the distances", () => {
    expect(spearman([1, 2, 3], [10, 100, 1000])).toBeCloseTo(1, 12);
    expect(spearman([1, 2, 3], [9, 4, 1])).toBeCloseTo(-1, 12);
  });

  it("is not defined for a constant side, one pair or none", () => {
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(spearman([1], [2])).toBeNull();
    expect(spearman([], [])).toBeNull();
  });

  it("refuses sides of different length", () => {
    expect(() => spearman([1], [1, 2])).toThrow(RangeError);
  });
});
