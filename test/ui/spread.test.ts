import { expect, it } from "vitest";
import { spread } from "../../src/ui/spread.ts";

it("moves positions that would touch apart, about their middle", () => {
  expect(spread([0, 10, 20], 5)).toEqual([0, 10, 20]);
  expect(spread([10, 10], 4)).toEqual([8, 12]);
  expect(spread([3, 1, 2], 2)).toEqual([4, 0, 2]);
  expect(spread([], 5)).toEqual([]);
});
