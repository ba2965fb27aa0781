import { expect, it } from "vitest";
import { placeAfter, placeInRows } from "../../src/ui/timeline-focus.ts";

it("leads from event to event under the arrow keys", () => {
  expect(placeAfter("ArrowRight", 0, 3)).toBe(1);
  expect(placeAfter("ArrowLeft", 0, 3)).toBe(0);
  expect(placeAfter("End", 0, 3)).toBe(2);
  expect(placeAfter("Enter", 0, 3)).toBeNull();
});

it("leads up and down to the nearest mark of the next row", () => {
  const next = placeInRows([
    { row: 0, x: 10 },
    { row: 0, x: 90 },
    { row: 1, x: 20 },
    { row: 1, x: 60 },
    { row: 1, x: 95 },
  ]);
  expect(next("ArrowDown", 1, 5)).toBe(4);
  expect(next("ArrowUp", 3, 5)).toBe(1);
  expect(next("ArrowUp", 0, 5)).toBe(0);
  expect(next("ArrowRight", 1, 5)).toBe(2);
  expect(next("Home", 4, 5)).toBe(2);
  expect(next("End", 2, 5)).toBe(4);
  expect(next("Enter", 0, 5)).toBeNull();
});
