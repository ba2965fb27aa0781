import { expect, test } from "vitest";
import { placeLabels } from "../../src/kernels/label-places.ts";

const ROOM = { left: 0, right: 200, top: 0, bottom: 100 };

test("a label stands to the right of its point, and to the left at the right edge", () => {
  const placed = placeLabels(
    [
      { x: 20, y: 50, text: "first" },
      { x: 190, y: 50, text: "second" },
    ],
    ROOM,
  );
  expect(placed.map(({ anchor }) => anchor)).toEqual(["start", "end"]);
});

test("labels of points in one place stand apart, and one without a place is left out", () => {
  const points = Array.from({ length: 40 }, (_, i) => ({ x: 100, y: 50, text: `kernel ${i}` }));
  const placed = placeLabels(points, ROOM);
  expect(placed.length).toBeGreaterThan(1);
  expect(placed.length).toBeLessThan(40);
  expect(placed[0]?.point.text).toBe("kernel 0");
  for (const [i, a] of placed.entries())
    for (const b of placed.slice(i + 1)) expect(a.anchor !== b.anchor || Math.abs(a.y - b.y) >= 8).toBe(true);
});
