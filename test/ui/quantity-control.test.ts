import fc from "fast-check";
import { expect, test } from "vitest";
import { type Quantity, readQuantity, sliderPosition, sliderValue } from "../../src/ui/quantity-control.ts";

const batch: Quantity = { key: "batch", label: "Batch", min: 1, max: 4096, standard: 8, whole: true, slider: "log" };

const asked = (text: string | null) => readQuantity({ get: () => text }, batch);

test("an address without the key has the standard", () => {
  expect(asked(null)).toEqual({ value: 8, problems: [] });
});

test("a number within the limits counts, its ends included", () => {
  expect(["1", "64", "4096"].map((text) => asked(text).value)).toEqual([1, 64, 4096]);
});

test.each(["", " ", "many", "0", "4097", "2.5", "NaN", "Infinity"])("%j is told and not used", (text) => {
  expect(asked(text)).toEqual({
    value: 8,
    problems: [
      expect.stringContaining(`“batch” in the address is “${text}”, but must be a whole number from 1 to 4096`),
    ],
  });
});

const quantities: readonly Quantity[] = [
  batch,
  { key: "tokens", label: "Context", min: 1024, max: 10_485_760, standard: 131_072, whole: true, slider: "log" },
  { key: "reserve", label: "Reserve", min: 0, max: 50, standard: 10, slider: "linear" },
];

test("a slider gives values within the limits that rise with its position, and stands where they are", () => {
  for (const quantity of quantities) {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 119 }), (position) => {
        const value = sliderValue(quantity, position);
        expect(value).toBeGreaterThanOrEqual(quantity.min);
        expect(value).toBeLessThanOrEqual(quantity.max);
        expect(sliderValue(quantity, position + 1)).toBeGreaterThanOrEqual(value);
        if (!quantity.whole || value > 100)
          expect(Math.abs(sliderPosition(quantity, value) - position)).toBeLessThanOrEqual(1);
      }),
    );
    expect([0, 120].map((position) => sliderValue(quantity, position))).toEqual([quantity.min, quantity.max]);
  }
});
