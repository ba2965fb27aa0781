import { describe, expect, it } from "vitest";
import { auc, confusion, rocCurve } from "../../src/analysis/roc.ts";

const cases = (scores: readonly number[], outcomes: string) =>
  scores.map((score, i) => ({ score, outcome: outcomes[i] === "1" }));

describe("auc", () => {
  it("gives the value of scikit-learn's documentation", () => {
    // roc_auc_score(y_true=[0, 0, 1, 1], y_score=[0.1, 0.4, 0.35, 0.8]) is 0.75.
    expect(auc(cases([0.1, 0.4, 0.35, 0.8], "0011"))).toBe(0.75);
  });

  it("counts ties half, as SciPy's Mann–Whitney statistic does", () => {
    // scipy.stats.mannwhitneyu(…).statistic / (4 * 4) is 0.875.
    expect(auc(cases([0.1, 0.4, 0.35, 0.8, 0.4, 0.9, 0.35, 0.2], "00111100"))).toBeCloseTo(0.875, 12);
  });

  it("is one half for a constant predictor and one less where the order is turned round", () => {
    expect(auc(cases([1, 1, 1, 1], "0101"))).toBe(0.5);
    expect(auc(cases([-0.1, -0.4, -0.35, -0.8], "0011"))).toBe(0.25);
  });

  it("is not defined where a class is empty", () => {
    expect(auc(cases([1, 2], "11"))).toBeNull();
    expect(auc(cases([1, 2], "00"))).toBeNull();
    expect(auc([])).toBeNull();
  });
});

describe("rocCurve", () => {
  it("gives the points of scikit-learn's documentation", () => {
    // roc_curve(y=[1, 1, 2, 2], scores=[0.1, 0.4, 0.35, 0.8], pos_label=2)
    const points = rocCurve(cases([0.1, 0.4, 0.35, 0.8], "0011"));
    expect(points.map((p) => p.falsePositiveRate)).toEqual([0, 0, 0.5, 0.5, 1]);
    expect(points.map((p) => p.truePositiveRate)).toEqual([0, 0.5, 0.5, 1, 1]);
    expect(points.map((p) => p.threshold)).toEqual([null, 0.8, 0.4, 0.35, 0.1]);
  });

  it("takes ties in one step, and its area is the AUC", () => {
    const tied = cases([1, 1, 1, 0, 0, 2], "110101");
    const points = rocCurve(tied);
    expect(points).toHaveLength(4);
    const area = points.slice(1).reduce((total, point, i) => {
      const before = points[i] ?? point;
      return (
        total +
        ((point.falsePositiveRate - before.falsePositiveRate) * (point.truePositiveRate + before.truePositiveRate)) / 2
      );
    }, 0);
    expect(area).toBeCloseTo(auc(tied) ?? Number.NaN, 12);
  });

  it("is empty where a class is", () => {
    expect(rocCurve(cases([1, 2], "00"))).toEqual([]);
  });
});

describe("confusion", () => {
  it("counts the four ways in which calls and outcomes meet", () => {
    const one = (called: boolean, outcome: boolean) => ({ called, outcome });
    expect(
      confusion([one(true, true), one(true, false), one(true, false), one(false, true), one(false, false)]),
    ).toEqual({ truePositives: 1, falsePositives: 2, falseNegatives: 1, trueNegatives: 1 });
  });
});
