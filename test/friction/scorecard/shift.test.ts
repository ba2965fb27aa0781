import { describe, expect, it } from "vitest";
import type { Shift } from "../../../src/friction/scorecard/rows.ts";
import { RUBRIC } from "../../../src/friction/scorecard/rubric.ts";
import { shiftNote } from "../../../src/friction/scorecard/shift.ts";

const row = (more: Partial<Shift>): Shift => ({
  rubric_version: RUBRIC.version,
  rater: "v2",
  default_version: 1,
  n: 160,
  n_same: 48,
  n_same_zone: 120,
  mean_distance: 1.24,
  shift_ga: 0,
  shift_mal: 0.1,
  shift_par: 0,
  shift_sti: 0.3,
  shift_im: -0.1,
  ...more,
});

describe("what a distance is worth", () => {
  it("is told as measured, with the axis that moved most and what raters alone account for", () => {
    const note = shiftNote([
      row({}),
      row({ rater: "v2-b", n_same: 40, n_same_zone: 112, mean_distance: 1.3, shift_sti: 0.25 }),
      row({ rater: "b", rubric_version: 1, n: 8, mean_distance: 2 }),
      row({ rater: "second", rubric_version: 1, n: 100, mean_distance: 0.66 }),
    ]);
    expect(note?.full).toContain("(n = 160)");
    expect(note?.full).toContain("a mean distance of 1.24–1.3 from the default");
    expect(note?.full).toContain("all five axes for 25–30% and the same zone for 70–75%");
    expect(note?.full).toContain("STI moved most, by +0.3 and +0.25 on average");
    expect(note?.full).toContain("Two raters by version 1 alone were 0.66 apart (n = 100)");
    expect(note?.brief).toContain("1.24–1.3");
  });

  it("is not measured where no rater used the wording of the page", () => {
    expect(shiftNote([row({ rubric_version: 1 })])?.full).toContain("not measured");
    expect(shiftNote([])?.full).toContain("not measured");
  });

  it("needs no word where the default scores follow the wording of the page", () => {
    expect(shiftNote([row({ default_version: RUBRIC.version })])).toBeNull();
  });
});
