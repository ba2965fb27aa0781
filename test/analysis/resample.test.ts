import { describe, expect, it } from "vitest";
import {
  groupInterval,
  percentileInterval,
  permutationPValue,
  resample,
  resampleGroups,
  seededRandom,
  shuffled,
} from "../../src/analysis/resample.ts";

const numbers = Array.from({ length: 100 }, (_, i) => i);

describe("resample", () => {
  it("draws as many with replacement, the same for the same seed", () => {
    const drawn = resample(numbers, seededRandom(1));
    expect(drawn).toHaveLength(100);
    expect(new Set(drawn).size).toBeLessThan(80);
    expect(resample(numbers, seededRandom(1))).toEqual(drawn);
    expect(resample(numbers, seededRandom(2))).not.toEqual(drawn);
  });

  it("draws every item equally often in the long run", () => {
    const random = seededRandom(5);
    const counts = new Map<number, number>();
    for (let i = 0; i < 3000; i += 1)
      for (const item of resample([0, 1, 2], random)) counts.set(item, (counts.get(item) ?? 0) + 1);
    // 9,000 draws, a third each: a standard deviation of 45.
    for (const count of counts.values()) expect(Math.abs(count - 3000)).toBeLessThan(200);
  });

  it("draws nothing from nothing", () => {
    expect(resample([], seededRandom(1))).toEqual([]);
  });
});

describe("resampleGroups", () => {
  it("keeps groups whole", () => {
    const drawn = resampleGroups([["a", "a"], ["b"], ["c", "c", "c"]], seededRandom(3));
    const count = (letter: string) => drawn.filter((item) => item === letter).length;
    expect([count("a") % 2, count("c") % 3]).toEqual([0, 0]);
    expect(count("a") / 2 + count("b") + count("c") / 3).toBe(3);
  });
});

describe("shuffled", () => {
  it("keeps every item and leaves the original alone", () => {
    const out = shuffled(numbers, seededRandom(9));
    expect(out).not.toEqual(numbers);
    expect([...out].sort((a, b) => a - b)).toEqual(numbers);
  });
});

describe("percentileInterval", () => {
  it("cuts 2.5% off either end", () => {
    const replicates = Array.from({ length: 1001 }, (_, i) => i / 1000);
    expect(percentileInterval(replicates)).toEqual({ low: 0.025, high: 0.975 });
  });

  it("leaves out undefined replicates, and gives up where there are many", () => {
    expect(percentileInterval([...Array.from({ length: 19 }, () => 2), null])).toEqual({ low: 2, high: 2 });
    expect(percentileInterval([1, 2, 3, null])).toBeNull();
    expect(percentileInterval([])).toBeNull();
  });
});

describe("permutationPValue", () => {
  it("counts the observed order among the permuted ones", () => {
    expect(permutationPValue(3, [1, 2, 3, 4])).toBe(3 / 5);
    expect(permutationPValue(9, [1, 2, 3, 4])).toBe(1 / 5);
    expect(permutationPValue(1, [])).toBe(1);
  });
});

describe("groupInterval", () => {
  const middle = (items: readonly number[]) => items.reduce((sum, item) => sum + item, 0) / items.length;

  it("is that of the mean of independent draws where every group holds one", () => {
    // The mean of n values between 0 and 1 has a standard error of sqrt(1 / 12 / n).
    const groups = Array.from({ length: 100 }, (_, i) => [i / 99]);
    const interval = groupInterval(groups, middle);
    expect(interval?.low).toBeCloseTo(0.5 - 1.96 * Math.sqrt(1 / 1200), 1);
    expect(interval?.high).toBeCloseTo(0.5 + 1.96 * Math.sqrt(1 / 1200), 1);
  });

  it("is wider where rows come in groups that say the same", () => {
    const alone = groupInterval(
      Array.from({ length: 40 }, (_, i) => [i % 10]),
      middle,
    );
    const together = groupInterval(
      Array.from({ length: 10 }, (_, i) => [i, i, i, i]),
      middle,
    );
    const width = (interval: typeof alone) => (interval ? interval.high - interval.low : 0);
    expect(width(together)).toBeGreaterThan(1.5 * width(alone));
  });

  it("is the same for the same seed, and none of nothing", () => {
    expect(groupInterval([[1], [2], [3]], middle)).toEqual(groupInterval([[1], [2], [3]], middle));
    expect(groupInterval([], () => null)).toBeNull();
  });
});
