import { expect, test } from "vitest";
import { fitPowerLaw } from "../../src/analysis/scaling.ts";

test("a power law is found again", () => {
  const fit = fitPowerLaw([1, 2, 4, 8, 16].map((x) => ({ x, y: 3 * x ** 2 })));
  expect(fit?.exponent).toBeCloseTo(2, 12);
  expect(fit?.coefficient).toBeCloseTo(3, 12);
  expect(fit?.low).toBeCloseTo(2, 6);
  expect(fit?.n).toBe(5);
});

test("the interval is Student’s", () => {
  // x = e^0..e^3, y = e^(0, 1, 3, 4): slope 1.4, residual sum 0.2, t(0.975, 2) = 4.302653.
  const fit = fitPowerLaw([0, 1, 3, 4].map((y, x) => ({ x: Math.exp(x), y: Math.exp(y) })));
  expect(fit?.exponent).toBeCloseTo(1.4, 10);
  const half = 4.302653 * Math.sqrt(0.2 / 2 / 5);
  expect(fit?.low).toBeCloseTo(1.4 - half, 5);
  expect(fit?.high).toBeCloseTo(1.4 + half, 5);
});

test("two lengths, or a time of nothing, give no exponent", () => {
  const at = (x: number, y: number) => ({ x, y });
  expect(fitPowerLaw([at(1, 1), at(2, 2), at(2, 3)])).toBeNull();
  expect(fitPowerLaw([at(1, 1), at(2, 2), at(3, 0)])).toBeNull();
  expect(fitPowerLaw([])).toBeNull();
});
