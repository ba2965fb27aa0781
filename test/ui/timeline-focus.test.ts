import { expect, it } from "vitest";
import { placeAfter } from "../../src/ui/timeline-focus.ts";

it("leads from event to event under the arrow keys", () => {
  expect(placeAfter("ArrowRight", 0, 3)).toBe(1);
  expect(placeAfter("ArrowLeft", 0, 3)).toBe(0);
  expect(placeAfter("End", 0, 3)).toBe(2);
  expect(placeAfter("Enter", 0, 3)).toBeNull();
});
