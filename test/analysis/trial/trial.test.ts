import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../src/analysis/resample.ts";
import { compare, correlate } from "../../../src/analysis/trial/comparison.ts";
import { hazards } from "../../../src/analysis/trial/hazard.ts";
import { missingScenarios } from "../../../src/analysis/trial/missing.ts";
import { judgeRules } from "../../../src/analysis/trial/rule.ts";
import { sensitivity } from "../../../src/analysis/trial/sensitivity.ts";
import { decided, pairedCases } from "../../../src/analysis/trial/technique.ts";
import { runTrial } from "../../../src/analysis/trial/trial.ts";
import { variants } from "../../../src/analysis/trial/variants.ts";
import { signOf, signsOf, verdictOf } from "../../../src/analysis/trial/verdict.ts";
import { field, rating, technique } from "./techniques.ts";

const resampling = () => ({ replicates: 200, random: seededRandom(1) });

describe("the techniques that decide", () => {
  it("are those introduced before July 2024, whatever became of the others", () => {
    const techniques = [
      technique("last", { introduced: "2024-06-30" }),
      technique("first-censored", { introduced: "2024-07-01", adoption: 3 }),
    ];
    expect(decided(techniques).map(({ id }) => id)).toEqual(["last"]);
    expect(compare(techniques, 1, resampling())).toBeNull();
  });

  it("are compared only where both predictors say something", () => {
    const cases = pairedCases(
      [technique("a", { smallScale: null }), technique("b", { smallScale: "better", adoption: 1 })],
      1,
    );
    expect(cases).toEqual([{ id: "b", category: "attention", friction: 6, rival: 2, outcome: true }]);
  });
});

describe("scores of a later date", () => {
  it("are left out and named, and let in by one variant", () => {
    const techniques = [...field(), technique("late", { ratedMonthsLate: 26, adoption: 3 })];
    const trial = runTrial({ techniques, ratings: [] }, { seed: 1, replicates: 20 });
    expect(trial.counts).toMatchObject({ rated: 121, compared: 120, late: ["late"] });
    expect(trial.comparisons[0]?.n).toBe(120);
    expect(trial.hazards.main.model?.n).toBe(120);
    const n = (id: string) => trial.sensitivity.find(({ variant }) => variant === id)?.n;
    expect([n("base"), n("late")]).toEqual([120, 121]);
  });
});

describe("ruleSpread", () => {
  it("bounds the lead over all rules that keep the worked examples, the default among them", () => {
    const [spread] = runTrial({ techniques: field(), ratings: [] }, { seed: 1, replicates: 20 }).ruleSpreads;
    const zone = sensitivity(variantNamed("zone"), field(), [], 1, resampling()).difference?.value ?? Number.NaN;
    expect(spread?.maps).toBeGreaterThan(1);
    expect(spread?.lowest ?? Infinity).toBeLessThanOrEqual(zone + 1e-12);
    expect(spread?.highest ?? -Infinity).toBeGreaterThanOrEqual(zone - 1e-12);
  });
});

function variantNamed(id: string) {
  const found = variants([]).find((one) => one.id === id);
  if (!found) throw new Error(`there is no variant ${id}`);
  return found;
}

describe("compare", () => {
  it("finds the predictor that knows and the one that does not", () => {
    const result = compare(field(), 1, resampling());
    const of = (id: string) => result?.predictors.find((one) => one.id === id);
    // H is right for 48 of 60 adopted and 48 of 60 unadopted: (0.8 * 0.8) + 2 * (0.8 * 0.2) / 2.
    expect(of("h")?.auc.value).toBeCloseTo(0.8, 12);
    expect(of("h")?.pValue).toBe(1 / 201);
    expect(of("smallScale")?.auc.value).toBeCloseTo(0.5, 12);
    expect(of("smallScale")?.pValue).toBeGreaterThan(0.3);
    const lead = result?.leads.find(({ id }) => id === "h");
    expect(lead?.difference.value).toBeCloseTo(0.3, 12);
    expect(signOf(lead?.difference ?? null)).toBe("ahead");
    expect(lead?.pValue).toBeLessThan(0.02);
  });

  it("counts adoption from the threshold on", () => {
    const techniques = [...field(20), technique("a-few", { adoption: 1 })];
    expect(compare(techniques, 1, resampling())?.adopted).toBe(11);
    expect(compare(techniques, 2, resampling())?.adopted).toBe(10);
  });

  it("compares nothing where all are adopted, or nobody is there", () => {
    expect(compare([technique("a", { adoption: 1 })], 1, resampling())).toBeNull();
    expect(compare([], 1, resampling())).toBeNull();
  });
});

describe("correlate", () => {
  it("gives each predictor's rank correlation, and none for a constant one", () => {
    const constant = field().map((one) => ({ ...one, e: 2 }));
    const rho = new Map(correlate(constant, resampling()).map(({ id, rho: found }) => [id, found]));
    expect(rho.get("h")?.value).toBeCloseTo(0.6, 12);
    expect(rho.get("e")).toBeNull();
  });
});

describe("judgeRules", () => {
  it("counts calls by zone and by the paper's own result on the same techniques", () => {
    const rules = judgeRules(
      [
        technique("hit", { zone: "yellow", smallScale: "worse", adoption: 1 }),
        technique("alarm", { zone: "green", smallScale: "better" }),
        technique("miss", { zone: "orange", smallScale: "better", adoption: 2 }),
        technique("silent", { zone: "red", smallScale: "parity" }),
        technique("not-compared", { zone: "green", smallScale: null, adoption: 3 }),
      ],
      1,
    );
    const counts = (id: string) => {
      const rule = rules.find((one) => one.id === id);
      return [rule?.truePositives, rule?.falsePositives, rule?.falseNegatives, rule?.trueNegatives];
    };
    expect(counts("green-yellow")).toEqual([1, 1, 1, 1]);
    expect(counts("not-red")).toEqual([2, 1, 0, 1]);
    expect(counts("better")).toEqual([1, 1, 1, 1]);
  });
});

describe("hazards", () => {
  it("finds that a higher score comes to production sooner, and tries each category unseen", () => {
    const result = hazards(field());
    const [h] = result.main.model?.terms ?? [];
    expect(h?.low).toBeGreaterThan(1);
    expect(result.main.model?.n).toBe(120);
    expect(result.withRival.predictors).toEqual(["h", "e", "smallScale"]);
    expect(result.leftOut.map(({ category }) => category).sort()).toEqual(
      Array.from({ length: 7 }, (_, i) => `family-${i}`),
    );
    for (const { n, model } of result.leftOut) expect((model?.n ?? 0) + n).toBe(120);
    expect(result.heldOutConcordance).toBeGreaterThan(0.6);
  });

  it("leaves out and counts what was adopted at an unknown date", () => {
    const result = hazards([...field(), technique("x", { status: "undated", months: null, adoption: 2 })]);
    expect(result.undated).toBe(1);
    expect(result.main.model?.n).toBe(120);
  });

  it("fits nothing to nobody", () => {
    expect(hazards([])).toMatchObject({ leftOut: [], heldOutConcordance: null, main: { model: null } });
  });
});

describe("missingScenarios", () => {
  it("needs fewer of the worst kind than of the adopted-like kind", () => {
    const [worst, like] = missingScenarios(field(), 1, 7);
    expect(worst?.added).toEqual({ friction: 10, rival: 0 });
    expect(worst?.needed ?? 0).toBeGreaterThan(0);
    expect(like?.needed ?? Infinity).toBeGreaterThanOrEqual(worst?.needed ?? 0);
    expect(worst?.onRecord).toBe(60);
    // Fewer missing ones leave the verdict open than it takes to bring the two level.
    expect(worst?.neededToOpen ?? Infinity).toBeLessThan(worst?.needed ?? 0);
    expect(worst?.neededToOpen ?? 0).toBeGreaterThan(0);
  });

  it("are none where nothing is unadopted", () => {
    expect(missingScenarios([technique("a", { adoption: 2 })], 1, 7)).toEqual([]);
  });
});

describe("sensitivity", () => {
  const ratings = field().map(({ id }, i) => rating(id, "second-pass", { ga: i % 2 === 0 ? 2 : 0 }));
  const run = (id: string) => {
    const variant = variants(ratings).find((one) => one.id === id);
    if (!variant) throw new Error(`there is no variant ${id}`);
    return sensitivity(variant, field(), ratings, 1, resampling());
  };

  it("takes another rater's scores, on that rater's techniques", () => {
    // This rater's H is higher for every adopted technique.
    expect(run("rater-second-pass").difference?.value).toBeCloseTo(0.5, 12);
    expect(run("default-on-second-pass").difference?.value).toBeCloseTo(
      run("base").difference?.value ?? Number.NaN,
      12,
    );
  });

  it("leaves out what is no part of a network", () => {
    const techniques = [...field(), technique("vllm", { category: "systems" })];
    const only = variants([]).find(({ id }) => id === "architecture");
    expect(only && sensitivity(only, techniques, [], 1, resampling()).n).toBe(120);
  });

  it("counts a missing comparison as parity on demand", () => {
    const techniques = [...field(), technique("none", { smallScale: null })];
    const parity = variants([]).find(({ id }) => id === "parity");
    expect(parity && sensitivity(parity, techniques, [], 1, resampling()).n).toBe(121);
  });

  it("says so where all are adopted", () => {
    const seen = variants([]).find(({ id }) => id === "seen");
    const techniques = field().map((one) => ({ ...one, seen: one.adoption > 0 }));
    expect(seen && sensitivity(seen, techniques, [], 1, resampling())).toMatchObject({
      n: 60,
      adopted: 60,
      difference: null,
    });
  });
});

describe("verdictOf", () => {
  it.each([
    ["agrees", ["ahead", "ahead"]],
    ["disagrees", ["behind", "behind"]],
    ["mixed", ["ahead", "open"]],
    ["mixed", ["none", "ahead"]],
    ["mixed", ["behind", "open"]],
    ["mixed", ["ahead", "behind"]],
    ["undecidable", ["open", "open"]],
    ["undecidable", ["none", "open"]],
    ["undecidable", ["none", "none"]],
  ] as const)("%s where the leads are %j", (expected, signs) => {
    expect(verdictOf(signs.map((sign, i) => ({ minAdoption: i + 1, sign })))).toBe(expected);
  });

  it("is told what could not be compared at all", () => {
    const comparisons = runTrial({ techniques: field(), ratings: [] }, { seed: 1, replicates: 60 }).comparisons;
    expect(signsOf({ comparisons: comparisons.slice(1) }, "h")).toEqual([
      { minAdoption: 1, sign: "none" },
      { minAdoption: 2, sign: "ahead" },
    ]);
  });
});

describe("runTrial", () => {
  const input = {
    techniques: field(60),
    ratings: field(60).flatMap(({ id }) => [rating(id, "first-pass"), rating(id, "second-pass")]),
  };
  const settings = { seed: 3, replicates: 40 };

  it("gives the same for the same seed, and tells each step", () => {
    const heard: number[] = [];
    const trial = runTrial(input, settings, (done, steps) => heard.push(done / steps));
    expect(runTrial(input, settings)).toEqual(trial);
    expect(heard.at(-1)).toBe(1);
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
  });

  it("survives being written and read as JSON", () => {
    const trial = runTrial(input, settings);
    expect(JSON.parse(JSON.stringify(trial))).toEqual(trial);
  });

  it("answers for nobody without failing", () => {
    const trial = runTrial({ techniques: [], ratings: [] }, settings);
    expect(trial).toMatchObject({ comparisons: [], counts: { rated: 0, compared: 0 } });
  });
});
