import { describe, expect, it } from "vitest";
import { fitSlope, fitStep, type Trial } from "../../src/analysis/step-or-slope.ts";

// Hours of study and whether the exam was passed: the worked example of Wikipedia's "Logistic regression".
const passed = [1.75, 2.25, 2.75, 3.25, 4, 4.25, 4.5, 4.75, 5, 5.5];
const failed = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5];
const trials: Trial[] = [...passed.map((x) => ({ x, success: true })), ...failed.map((x) => ({ x, success: false }))];

describe("fitSlope", () => {
  it("gives the published fit", () => {
    const { logLikelihood, share } = fitSlope(trials);
    expect(logLikelihood).toBeCloseTo(-8.02988, 5);
    expect([1, 2, 3, 4, 5].map((x) => Number(share(x).toFixed(2)))).toEqual([0.07, 0.26, 0.61, 0.87, 0.97]);
  });

  it("comes near its limit where the trait is separated by x", () => {
    const separated = [1, 2, 3, 4].map((x) => ({ x, success: x > 2 }));
    const { logLikelihood } = fitSlope(separated);
    expect(logLikelihood).toBeGreaterThan(-0.01);
    expect(logLikelihood).toBeLessThanOrEqual(0);
  });

  it("gives a level share where x does not vary", () => {
    const level = [true, true, false, false].map((success) => ({ x: 1, success }));
    expect(fitSlope(level).logLikelihood).toBeCloseTo(4 * Math.log(0.5), 9);
    expect(fitSlope([]).logLikelihood).toBeCloseTo(0, 12);
  });
});

describe("fitStep", () => {
  it("gives each side its own share", () => {
    const { logLikelihood, share } = fitStep(trials, 2.6);
    // Below 2.6 hours 2 of 10 passed, above 8 of 10.
    expect([share(2.5), share(2.6)]).toEqual([0.2, 0.8]);
    expect(logLikelihood).toBeCloseTo(2 * (2 * Math.log(0.2) + 8 * Math.log(0.8)), 12);
  });

  it("has nothing left to explain where each side is of one kind", () => {
    const separated = [1, 2, 3, 4].map((x) => ({ x, success: x > 2 }));
    expect(fitStep(separated, 2.5).logLikelihood).toBeCloseTo(0, 12);
  });
});
