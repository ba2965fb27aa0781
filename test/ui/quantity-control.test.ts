import fc from "fast-check";
import { expect, test } from "vitest";
import { gesture, type Quantity, readQuantity, sliderPosition, sliderValue } from "../../src/ui/quantity-control.ts";
import { type Place, pageState } from "../../src/ui/url-state.ts";

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

/** A slider over an address bar with a back button. */
function slid(start: string) {
  const entries = [start];
  const place: Place = {
    href: () => entries.at(-1) ?? start,
    write: (href, how) => void entries.splice(how === "replace" ? -1 : entries.length, 1, href),
    onMove: () => () => {},
  };
  const slider = gesture(pageState(place), "batch");
  const drag = (...values: readonly (string | null)[]) => {
    slider.begin();
    for (const value of values) slider.move(value);
  };
  return { slider, drag, entries, queries: () => entries.map((href) => new URL(href).search) };
}

test("a drag is one step of history, over what was before it", () => {
  const { drag, queries } = slid("https://example.org/page?batch=4");
  drag("5", "6", "7");
  expect(queries()).toEqual(["?batch=4", "?batch=7"]);
  drag("8", null);
  expect(queries()).toEqual(["?batch=4", "?batch=7", ""]);
});

test("a drag that begins without a change keeps what was before it", () => {
  const { drag, queries } = slid("https://example.org/page?batch=4");
  drag("4", "4", "5", "6");
  expect(queries()).toEqual(["?batch=4", "?batch=6"]);
});

test("a slider that is moved on after a step back keeps that step", () => {
  const { slider, drag, entries, queries } = slid("https://example.org/page");
  drag("5", "6");
  entries.pop();
  slider.move("7");
  slider.move("8");
  expect(queries()).toEqual(["", "?batch=8"]);
});
