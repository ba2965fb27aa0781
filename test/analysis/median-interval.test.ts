import { describe, expect, it } from "vitest";
import { medianInterval } from "../../src/analysis/median-interval.ts";

/** Values equal to their ranks, out of order. */
function ranks(n: number): readonly number[] {
  return Array.from({ length: n }, (_, index) => ((index * 7919) % n) + 1);
}

/** P(B ≤ k) · 2ⁿ for B binomial (n, ½), exactly. */
function atMost(n: number, k: number): bigint {
  let term = 1n;
  let sum = 0n;
  for (let i = 0; i <= k; i++) {
    sum += term;
    term = (term * BigInt(n - i)) / BigInt(i + 1);
  }
  return sum;
}

describe("medianInterval", () => {
  it.each([
    [6, 1, 6],
    [9, 2, 8],
    [10, 2, 9],
    [15, 4, 12],
    [20, 6, 15],
    [25, 8, 18],
    [50, 18, 33],
    [100, 40, 61],
  ])("of %i values lies between the ranks of the tables", (n, low, high) => {
    expect(medianInterval(ranks(n))).toEqual({ median: (n + 1) / 2, low, high });
  });

  it.each([0, 1, 2, 5])("is not to be had from %i values", (n) => {
    expect(medianInterval(ranks(n))).toBeNull();
  });

  it("has the narrowest ranks that cover 95%, by exact arithmetic", () => {
    for (let n = 6; n <= 400; n++) {
      const rank = medianInterval(ranks(n))?.low ?? Number.NaN;
      const all = 2n ** BigInt(n);
      // Twice a tail is at most 5%, and would be more with one rank less.
      expect(40n * atMost(n, rank - 1) <= all, `n = ${n}`).toBe(true);
      expect(40n * atMost(n, rank) > all, `n = ${n}`).toBe(true);
    }
  });

  it("approaches n/2 − 0.98 √n, also where 2⁻ⁿ is too small for a number", () => {
    for (const n of [1000, 5000, 20_000]) {
      const { low, high } = medianInterval(ranks(n)) ?? { low: Number.NaN, high: Number.NaN };
      expect(Math.abs(low - (n / 2 - 0.97998 * Math.sqrt(n)))).toBeLessThanOrEqual(1.5);
      expect(low + high).toBe(n + 1);
    }
  });
});
