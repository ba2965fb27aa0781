import { describe, expect, it } from "vitest";
import { claimedLags } from "../../src/lag/claimed.ts";
import { isDrawn, raise } from "../../src/lag/curves-chart.ts";
import { cohortLags, compareCohorts, lagOf, tierLags, undatedBounds } from "../../src/lag/lags.ts";
import { cautions, cohortCaption, curvesCaption, describeMean } from "../../src/lag/words.ts";
import { duration, repeat, waiting } from "./sample.ts";

describe("the lag of a group", () => {
  it("counts the undated in the share but not in the times", () => {
    const lag = lagOf([duration(2), duration(10), duration(null), waiting(40)], 36);
    expect(lag).toMatchObject({ reached: 2, amongReached: { n: 2, median: 6 }, share: { share: 0.75, n: 4 } });
    expect(lag.undated).toHaveLength(1);
    expect(lag.watched).toHaveLength(3);
  });

  it("bounds the median by when the undated may have got there", () => {
    const lag = lagOf([...repeat(3, (i) => duration(10 + i)), ...repeat(2, () => duration(null)), waiting(50)], 36);
    const [soonest, latest] = undatedBounds(lag);
    expect(soonest.months).toBeLessThan(lag.median.months ?? 0);
    expect(latest.months).toBeGreaterThanOrEqual(lag.median.months ?? 0);
  });

  it("knows tiers and stages apart", () => {
    const lags = tierLags(
      [duration(5), duration(6, { tier: "system" }), duration(7, { stage: "serving_stack" })],
      "default",
    );
    expect(lags.map(({ tier, watched }) => [tier, watched.length])).toEqual([
      ["weight_only", 0],
      ["kernel", 1],
      ["system", 1],
      ["training", 0],
      ["misaligned", 0],
    ]);
    expect(lags.map(isDrawn)).toEqual([false, false, false, false, false]);
  });

  it("puts a technique without a dated paper in no cohort", () => {
    const rows = [2019, 2020, 2022, 2023, null].map((year, i) => duration(5 + i, { paper_year: year }));
    expect(cohortLags(rows).map(({ watched }) => watched.length)).toEqual([1, 2, 1]);
    expect(compareCohorts(rows)?.groups.map(({ group, n }) => [group, n])).toEqual([
      ["2020-2022", 2],
      ["before-2020", 1],
      ["since-2023", 1],
    ]);
  });
});

describe("claimed months", () => {
  it("are read from the claims, tier by tier", () => {
    const claims = [
      { id: "waw-lag-buckets", quantity: "12/24/36" },
      { id: "waw-kernel-lag", quantity: "~24" },
      { id: "waw-pred-serving-3y", quantity: "~30" },
      { id: "map-weeks", quantity: "weeks; years" },
    ];
    expect(claimedLags(claims)).toEqual([
      { tier: "weight_only", months: 12, claims: ["waw-lag-buckets"] },
      { tier: "kernel", months: 24, claims: ["waw-lag-buckets", "waw-kernel-lag"] },
      { tier: "system", months: 30, claims: ["waw-pred-serving-3y"] },
      { tier: "system", months: 36, claims: ["waw-lag-buckets"] },
    ]);
  });

  it("that are none of these are left out", () => {
    expect(claimedLags([{ id: "waw-tldr-lag", quantity: "12/24" }])).toEqual([]);
    expect(claimedLags([{ id: "waw-kernel-lag", quantity: null }])).toEqual([]);
  });

  it("stand above those of their neighbours in the figure", () => {
    const raised = raise([
      { tier: "weight_only", months: 12, claims: ["a", "b"] },
      { tier: "kernel", months: 24, claims: ["a"] },
      { tier: "system", months: 36, claims: ["a"] },
    ]);
    expect(raised.map(({ raisedBy }) => raisedBy > 0)).toEqual([false, true, false]);
    expect(raised[0]?.words).toBe("a\nb");
  });
});

describe("sentences", () => {
  const fast = repeat(20, (i) => duration(1 + i));
  const slow = repeat(20, (i) => duration(40 + i, { tier: "system" }));

  it("say whether the tiers differ by more than chance", () => {
    const rows = [...fast, ...slow, duration(3, { tier: "training" })];
    const caption = curvesCaption({
      lags: tierLags(rows, "default"),
      stage: "default",
      claimed: [],
      allTiers: { chiSquare: 30, degreesOfFreedom: 1, pValue: 1e-8, groups: [] },
      ordered: null,
    });
    expect(caption).toContain("kernel 10.5 months");
    expect(caption).toContain("differ by more than chance (log-rank test, p < 0.0001, n = 0)");
    expect(caption).toContain(
      "Not drawn for want of techniques: weight-only (n = 0), training (n = 1) and misaligned (n = 0).",
    );
  });

  it("say that there is nothing to draw", () => {
    expect(curvesCaption({ lags: [], stage: "default", claimed: [], allTiers: null, ordered: null })).toBe(
      "Too few techniques in this selection to draw a curve.",
    );
  });

  it.each([
    [1, "shows: later papers get there sooner"],
    [90, "goes the other way"],
  ])("say whether the lag shrinks, later papers at %d months", (late, words) => {
    const rows = [
      ...repeat(20, (i) => duration(40 + i / 10, { paper_year: 2018 })),
      ...repeat(20, (i) => duration(late + i / 10, { paper_year: 2023 })),
    ];
    const caption = cohortCaption(cohortLags(rows), rows, "default", "techniques");
    if (late < 40) expect(caption).toContain(words);
    expect(caption).toContain("p < 0.0001");
  });

  it("say that chance may be all", () => {
    const rows = repeat(30, (i) => duration(10 + (i % 10), { paper_year: i < 15 ? 2018 : 2024 }));
    expect(cohortCaption(cohortLags(rows), rows, "default", "techniques")).toContain("cannot be told from chance");
    expect(cohortCaption(cohortLags([]), [], "default", "techniques")).toContain("Too few techniques");
  });

  it("do not give an interval where nobody got there", () => {
    const { mean } = lagOf([waiting(40)], 36);
    expect(mean && describeMean(mean)).toBe("all of the 36 months: none got there");
  });

  it("warn of what a stage's rows cannot say", () => {
    const rows = [
      duration(3, { stage: "serving_stack", reached: "2022-11-03" }),
      duration(null, { stage: "serving_stack" }),
    ];
    const notes = cautions(rows, tierLags(rows, "serving_stack"), "serving_stack", [
      { stage: "serving_stack", n_techniques: 9, n_first_seen: 4, first_on_record: "2022-11-03" },
    ]).join(" ");
    expect(notes).toContain("Of the 9 first dates of this stage on record, 4 were read");
    expect(notes).toContain("is of November\u00a02022");
    expect(notes).toContain("Every kernel technique watched got there");
    expect(notes).toContain("Training methods leave serving untouched");
  });
});
