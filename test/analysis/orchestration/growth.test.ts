import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainChain } from "../../../src/analysis/orchestration/chain.ts";
import { closedForm } from "../../../src/analysis/orchestration/closed-form.ts";
import { fitGrowth } from "../../../src/analysis/orchestration/growth.ts";
import { lognormalFrom } from "../../../src/analysis/orchestration/latency.ts";

const LENGTHS = [1, 2, 4, 8, 16, 32, 64];

const grown = (at: (n: number) => number) => LENGTHS.map((length) => ({ length, seconds: at(length) }));

describe("the shape of growth", () => {
  it("finds each shape that made the points, with its parameters", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 9, noNaN: true }),
        fc.double({ min: 0.02, max: 0.09, noNaN: true }),
        (a, b) => {
          const line = fitGrowth(grown((n) => a + 3 * n))[0];
          expect(line?.shape).toBe("linear");
          expect(line?.second).toBeCloseTo(3, 6);
          const power = fitGrowth(grown((n) => a * n ** (10 * b + 1.2)))[0];
          expect(power?.shape).toBe("power");
          expect(power?.second).toBeCloseTo(10 * b + 1.2, 6);
          const exponential = fitGrowth(grown((n) => a * Math.exp(b * n)))[0];
          expect(exponential?.shape).toBe("exponential");
          expect(exponential?.second).toBeCloseTo(b, 6);
          expect(exponential?.error).toBeLessThan(1e-9);
        },
      ),
    );
  });

  it("is never exponential for calls that are alike, and is so for calls that slow down by a fixed share", () => {
    const chain = plainChain(lognormalFrom(4.02, 70.58));
    const best = (slowdown: number) =>
      fitGrowth(grown((n) => closedForm({ ...chain, slowdown }, n, [0.99])?.seconds[0] ?? 0))[0];
    // The tail of a sum of few calls is that of its longest, so that the P99 grows by less than the length does.
    expect(best(0)?.shape).toBe("power");
    expect(best(0)?.second).toBeLessThan(1);
    expect(best(0.2)?.shape).toBe("exponential");
  });

  it("needs three lengths", () => {
    expect(() =>
      fitGrowth([
        { length: 1, seconds: 1 },
        { length: 2, seconds: 2 },
      ]),
    ).toThrow("three");
  });
});
