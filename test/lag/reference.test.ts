import { readFileSync } from "node:fs";
import { csvParse } from "d3";
import { describe, expect, it } from "vitest";
import { compare, lagOf } from "../../src/lag/lags.ts";
import type { DurationRow, Stage, Tier } from "../../src/lag/rows.ts";

/** What `lag/durations` gave for the clock "paper" as of 2025-12-31 when the references were computed. */
const frozen: readonly DurationRow[] = csvParse(
  readFileSync(new URL("../fixtures/statistics/lag-rows.csv", import.meta.url), "utf8"),
).map(({ stage, tier, technique_id, months, event, paper_year }) => ({
  stage: stage === "default" ? "default" : "two_serving_stacks",
  tier: (["weight_only", "kernel", "system", "training"] as const).find((id) => id === tier) ?? "misaligned",
  technique_id: technique_id ?? "",
  technique: technique_id ?? "",
  status: event === "1" ? "reached" : "waiting",
  months: Number(months),
  reached: null,
  paper_year: Number(paper_year),
  evidence: "seen",
}));

const rowsOf = (stage: Stage, tier: Tier) => frozen.filter((row) => row.stage === stage && row.tier === tier);

// SciPy 1.17: scipy.stats.ecdf(CensoredData(…)).sf.evaluate at 6, 12, 24, 36 and 60 months; the mean within 36 months
// and its error by NumPy from that curve, as rectangles and Greenwood's terms times squared areas.
const REFERENCE = [
  ["default", "weight_only", 8, 6, [1, 0.875, 0.625, 0.625, 0.1875], 29.15, 3.303218],
  ["default", "kernel", 44, 6, [1, 0.875257, 0.875257, 0.823771, 0.823771], 32.175858, 1.457224],
  ["default", "system", 25, 10, [0.96, 0.96, 0.741818, 0.667636, 0.519273], 29.879564, 2.047355],
  ["two_serving_stacks", "weight_only", 8, 5, [0.875, 0.875, 0.75, 0.75, 0.5], 30.2, 4.040769],
  ["two_serving_stacks", "kernel", 45, 25, [0.843305, 0.68229, 0.47959, 0.405807, 0.253629], 22.019376, 2.080858],
  ["two_serving_stacks", "system", 29, 15, [0.757053, 0.684953, 0.612853, 0.612853, 0.438747], 24.412069, 2.799828],
] as const;

describe("the lags of the three tiers equal an independent implementation", () => {
  it.each(REFERENCE)("%s, %s", (stage, tier, n, reached, survival, mean, error) => {
    const lag = lagOf(rowsOf(stage, tier), 36);
    expect([lag.watched.length, lag.reached]).toEqual([n, reached]);
    for (const [i, months] of [6, 12, 24, 36, 60].entries()) {
      const at = lag.curve.steps.findLast((step) => step.months <= months)?.survival ?? 1;
      expect(at).toBeCloseTo(survival[i] ?? Number.NaN, 5);
    }
    expect(lag.mean?.months).toBeCloseTo(mean, 5);
    expect(lag.mean?.standardError).toBeCloseTo(error, 5);
  });

  // The first time at which SciPy's curve is at or below one half.
  it.each([
    ["default", "system", 98.4],
    ["two_serving_stacks", "kernel", 22.2],
    ["two_serving_stacks", "system", 48.6],
    ["default", "kernel", null],
  ] as const)("median of %s, %s", (stage, tier, months) => {
    expect(lagOf(rowsOf(stage, tier), 36).median.months).toBe(months);
  });

  it("takes the middle of the stretch where the curve runs at one half, as R does", () => {
    // SciPy's curve of weight-only techniques comes to one half at 36.5 months and leaves it at 40.4.
    expect(lagOf(rowsOf("default", "weight_only"), 36).median.months).toBeCloseTo(38.45, 10);
  });

  // NumPy, from the definition of the test; for two groups scipy.stats.logrank(…).statistic ** 2 and .pvalue.
  it.each([
    ["default", 5.5443237, 0.0625267, 2.5247668, 0.1120713],
    ["two_serving_stacks", 2.1594906, 0.339682, 1.2052511, 0.2722747],
  ] as const)("log-rank test of %s", (stage, three, pThree, two, pTwo) => {
    const all = (["weight_only", "kernel", "system"] as const).flatMap((tier) => rowsOf(stage, tier));
    const test = compare(all, ({ tier }) => tier);
    expect(test?.chiSquare).toBeCloseTo(three, 5);
    expect(test?.pValue).toBeCloseTo(pThree, 5);
    const pair = compare([...rowsOf(stage, "kernel"), ...rowsOf(stage, "system")], ({ tier }) => tier);
    expect(pair?.chiSquare).toBeCloseTo(two, 5);
    expect(pair?.pValue).toBeCloseTo(pTwo, 5);
  });
});
