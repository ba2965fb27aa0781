import { expect, test } from "vitest";
import { logTicks } from "../../src/kernels/log-axis.ts";

test("ticks are powers of ten over many decades, and 1, 2, 5 over few", () => {
  expect(logTicks(0.03, 2000)).toEqual([0.1, 1, 10, 100, 1000]);
  expect(logTicks(0.09, 3)).toEqual([0.1, 0.2, 0.5, 1, 2]);
  expect(logTicks(10, 10)).toEqual([10]);
});
