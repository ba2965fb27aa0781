import { describe, expect, it } from "vitest";
import { zoneOf } from "../../src/analysis/rubric.ts";
import { ANCHORS, RUBRICS } from "../../src/analysis/rubric-text.ts";

describe("zoneOf", () => {
  it.each(ANCHORS)("puts $label at H $h, E $e in $zone", ({ h, e, zone }) => {
    expect(zoneOf(h, e)).toBe(zone);
  });

  it("gives every pair of scores its zone", () => {
    const rows = [4, 3, 2, 1, 0].map((e) => [0, 1, 2, 3, 4, 5, 6].map((h) => zoneOf(h, e)[0]).join(""));
    expect(rows).toEqual(["rrroygg", "rrrooyy", "rrroooy", "rrrrooo", "rrrrroo"]);
  });
});

describe("RUBRICS", () => {
  it("words every level of all five axes in each version", () => {
    for (const { axes } of RUBRICS) {
      expect(axes.map((axis) => axis.id)).toEqual(["ga", "mal", "par", "sti", "im"]);
      for (const axis of axes) expect(Object.values(axis.levels).every((text) => text.length > 6)).toBe(true);
    }
  });
});
