import { describe, expect, it } from "vitest";
import { inputRandom, roundToHalf, uniform, wholeNumbers } from "../../src/gpu/inputs.ts";

it("a seed always gives the same numbers", () => {
  expect(uniform(50, inputRandom(3))).toEqual(uniform(50, inputRandom(3)));
  expect(uniform(50, inputRandom(4))).not.toEqual(uniform(50, inputRandom(3)));
});

it("a seed gives the numbers that runs of the past were made with", () => {
  // d3's randomLcg: state ← 1664525 state + 1013904223 modulo 2³², from the seed itself.
  let state = 20_260_101;
  const expected = Array.from({ length: 5 }, () => {
    state = (Math.imul(1_664_525, state) + 1_013_904_223) >>> 0;
    return Math.fround(2 * (state / 2 ** 32) - 1);
  });
  expect([...uniform(5, inputRandom(20_260_101))]).toEqual(expected);
});

describe("uniform", () => {
  it("stays within its bounds and fills them", () => {
    const values = uniform(20_000, inputRandom(5), -2, 6);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(values.every((value) => value >= -2 && value <= 6)).toBe(true);
    expect(mean).toBeCloseTo(2, 1);
    expect(variance / (64 / 12)).toBeCloseTo(1, 1);
  });
});

describe("wholeNumbers", () => {
  it("gives every number below the limit, and none else", () => {
    expect(new Set(wholeNumbers(2000, 7, inputRandom(6)))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
  });
});

describe("roundToHalf", () => {
  it("keeps what half precision holds and moves the rest by at most its roundoff", () => {
    const values = uniform(2000, inputRandom(7));
    const rounded = roundToHalf(values);
    expect(roundToHalf(rounded)).toEqual(rounded);
    for (const [index, value] of values.entries()) {
      // Below 2⁻¹⁴ the spacing stays at 2⁻²⁴.
      const most = Math.max(Math.abs(value) * 2 ** -11, 2 ** -25);
      expect(Math.abs((rounded[index] ?? Number.NaN) - value)).toBeLessThanOrEqual(most);
    }
  });
});
