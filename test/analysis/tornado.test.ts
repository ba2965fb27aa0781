import fc from "fast-check";
import { expect, test } from "vitest";
import { rangeOverCorners, tornado } from "../../src/analysis/tornado.ts";

const INPUTS = [
  { id: "rate", low: 1, value: 2, high: 4 },
  { id: "hours", low: 9, value: 10, high: 11 },
] as const;

test("each input runs through its range while the others stay, widest swing first", () => {
  const { value, bars } = tornado(INPUTS, (at) => at("rate") * at("hours"));
  expect(value).toBe(20);
  expect(bars.map(({ id, atLow, atHigh, swing }) => [id, atLow, atHigh, swing])).toEqual([
    ["rate", 10, 40, 30],
    ["hours", 18, 22, 4],
  ]);
});

test("the range over corners lets all inputs move together", () => {
  expect(rangeOverCorners(INPUTS, (at) => at("rate") / at("hours"))).toEqual({ low: 1 / 11, high: 4 / 9 });
});

test("an input that the model ignores has no swing, and without inputs the range is one value", () => {
  expect(tornado(INPUTS, (at) => at("rate")).bars.at(-1)).toMatchObject({ id: "hours", swing: 0 });
  expect(rangeOverCorners([], () => 7)).toEqual({ low: 7, high: 7 });
});

test("no bar reaches beyond the range over corners", () => {
  const input = (id: string) =>
    fc
      .tuple(fc.integer({ min: -100, max: 100 }), fc.nat(50), fc.nat(50))
      .map(([value, below, above]) => ({ id, low: value - below, value, high: value + above }));
  fc.assert(
    fc.property(input("a"), input("b"), (a, b) => {
      const model = (at: (id: string) => number) => 3 * at("a") - 2 * at("b");
      const { low, high } = rangeOverCorners([a, b], model);
      for (const { atLow, atHigh } of tornado([a, b], model).bars) {
        expect(Math.min(atLow, atHigh)).toBeGreaterThanOrEqual(low);
        expect(Math.max(atLow, atHigh)).toBeLessThanOrEqual(high);
      }
    }),
  );
});
