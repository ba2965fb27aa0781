import { expect, test } from "vitest";
import { rankAssociation } from "../../src/analysis/rubric-tax.ts";

const of = (ys: readonly number[]) => ys.map((y, x) => ({ x, y }));

test("a falling order gives −1, an interval at it, and the least p-value that permutations allow", () => {
  const found = rankAssociation(of([9, 8, 7, 6, 5, 4, 3, 2, 1]));
  expect(found?.rho).toBeCloseTo(-1);
  expect(found?.interval?.high).toBeCloseTo(-1);
  expect(found?.p).toBeLessThan(0.005);
  expect(found?.n).toBe(9);
});

test("an order that tells nothing has an interval on both sides of 0 and a large p-value", () => {
  const found = rankAssociation(of([4, 1, 6, 3, 8, 2, 5, 7, 1]));
  expect(found?.interval?.low).toBeLessThan(0);
  expect(found?.interval?.high).toBeGreaterThan(0);
  expect(found?.p).toBeGreaterThan(0.2);
});

test("with four pairs p stays far from certainty, as 24 orders are few", () => {
  expect(rankAssociation(of([4, 3, 2, 1]))?.p).toBeGreaterThan(0.05);
});

test("three pairs, or one side constant, give nothing", () => {
  expect(rankAssociation(of([1, 2, 3]))).toBeNull();
  expect(rankAssociation(of([2, 2, 2, 2, 2]))).toBeNull();
});
