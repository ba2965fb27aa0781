import { describe, expect, it } from "vitest";
import { concordance, coxModel } from "../../src/analysis/cox.ts";
import { readLung } from "./lung.ts";

const lung = readLung();
const byAgeAndSex = lung.map(({ months, event, age, sex }) => ({ months, event, predictors: [age, sex] }));

describe("coxModel", () => {
  it("gives R's model of the lung data by age and sex", () => {
    // R survival, documentation output: coxph(Surv(time, status) ~ age + sex, lung), Efron's ties.
    const model = coxModel(byAgeAndSex);
    const [age, sex] = model?.terms ?? [];
    expect(model).toMatchObject({ n: 228, events: 165 });
    expect(age?.coefficient).toBeCloseTo(0.017045, 5);
    expect(age?.standardError).toBeCloseTo(0.009223, 5);
    expect(sex?.coefficient).toBeCloseTo(-0.513219, 5);
    expect(sex?.standardError).toBeCloseTo(0.167458, 5);
    expect(sex?.ratio).toBeCloseTo(0.598566, 5);
    expect(sex?.low).toBeCloseTo(0.4311, 4);
    expect(sex?.high).toBeCloseTo(0.8311, 4);
    expect(sex?.pValue).toBeCloseTo(0.00218, 5);
    expect(model?.likelihoodRatio).toBeCloseTo(14.12, 2);
  });

  it("gives R's model by performance score and age, where one patient has no score", () => {
    // R survival, documentation output: coxph(Surv(time, status) ~ ph.ecog + age, data = lung).
    const model = coxModel(
      lung.flatMap(({ ecog, age, months, event }) =>
        ecog === null ? [] : [{ months, event, predictors: [ecog, age] }],
      ),
    );
    expect(model?.terms.map(({ coefficient }) => Number(coefficient.toFixed(6)))).toEqual([0.443485, 0.011281]);
    expect(model?.terms.map(({ standardError }) => Number(standardError.toFixed(6)))).toEqual([0.115831, 0.009319]);
    expect(model?.pValue).toBeCloseTo(7.279e-5, 8);
  });

  it("does not change with the zero point of a predictor", () => {
    const moved = byAgeAndSex.map((s) => ({ ...s, predictors: s.predictors.map((x) => x + 1000) }));
    expect(coxModel(moved)?.terms[0]?.coefficient).toBeCloseTo(0.017045, 5);
  });

  const subject = (months: number, x: number, event = true) => ({ months, event, predictors: [x] });

  it.each([
    ["nobody", []],
    ["no events", [subject(1, 0, false), subject(2, 1, false)]],
    ["a constant predictor", [subject(1, 1), subject(2, 1), subject(3, 1)]],
    ["a predictor that orders every event", [subject(1, 3), subject(2, 2), subject(3, 1), subject(4, 0)]],
  ])("fits nothing to %s", (_what, subjects) => {
    expect(coxModel(subjects)).toBeNull();
  });

  it("refuses what is not a finite number instead of going on forever", () => {
    expect(() => coxModel([subject(Number.NaN, 1), subject(2, 0)])).toThrow(RangeError);
    expect(() => coxModel([subject(1, Number.NaN), subject(2, 0)])).toThrow(RangeError);
  });

  it("does not mind the unit of a predictor", () => {
    const scaled = byAgeAndSex.map((s) => ({
      ...s,
      predictors: [(s.predictors[0] ?? 0) / 10_000, s.predictors[1] ?? 0],
    }));
    expect(coxModel(scaled)?.terms[0]?.coefficient).toBeCloseTo(170.45, 1);
  });

  it("fits nothing to two predictors that tell the same", () => {
    expect(coxModel(lung.map(({ age, months, event }) => ({ months, event, predictors: [age, 2 * age] })))).toBeNull();
  });
});

describe("concordance", () => {
  it("gives R's concordance of the model by age and sex", () => {
    // The same output: Concordance = 0.603.
    const risks = lung.map(({ age, sex, ...watched }) => ({ ...watched, risk: 0.017045 * age - 0.513219 * sex }));
    expect(concordance(risks)?.concordance).toBeCloseTo(0.603, 3);
  });

  it("counts equal risks half and leaves out pairs whose order is not known", () => {
    const one = (months: number, event: boolean, risk: number) => ({ months, event, risk });
    // Known orders: 1 before 2, 1 before 3. Not known: the censored one at 2 against the event at 3.
    expect(concordance([one(1, true, 5), one(2, false, 5), one(3, true, 1)])).toEqual({ concordance: 0.75, pairs: 2 });
  });

  it("is not defined where no pair can be ordered", () => {
    expect(concordance([])).toBeNull();
    expect(concordance([{ months: 1, event: false, risk: 1 }])).toBeNull();
  });
});
