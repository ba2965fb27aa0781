import { describe, expect, it } from "vitest";
import { kaplanMeier, logRank, restrictedMean, shareBy, survivalQuantile } from "../../src/analysis/survival.ts";
import { readLung } from "./lung.ts";

const lung = readLung();

function watched(months: number, event = true) {
  return { months, event };
}

describe("kaplanMeier", () => {
  // SciPy 1.17: scipy.stats.ecdf(CensoredData(…)).sf; limits from its Greenwood error on the log scale.
  it.each([
    [100, 0.863969, 0.820585, 0.909647],
    [300, 0.530608, 0.466879, 0.603037],
    [500, 0.293269, 0.231982, 0.370748],
  ])("gives the survival and limits that SciPy gives for the lung data at %d", (time, survival, low, high) => {
    const step = kaplanMeier(lung).steps.findLast(({ months }) => months <= time);
    expect(step?.survival).toBeCloseTo(survival, 5);
    expect(step?.low).toBeCloseTo(low, 5);
    expect(step?.high).toBeCloseTo(high, 5);
  });

  it("counts events before censorings of the same time", () => {
    const { steps } = kaplanMeier([watched(2, false), watched(2), watched(5)]);
    expect(steps[0]).toMatchObject({ atRisk: 3, events: 1, censored: 1 });
    expect(steps[0]?.survival).toBeCloseTo(2 / 3, 12);
  });

  it("has no limits where everybody has had the event", () => {
    expect(kaplanMeier([watched(1), watched(2)]).steps.at(-1)).toMatchObject({ survival: 0, low: null, high: null });
  });

  it("stays at 1 where all are censored, and is empty for nobody", () => {
    const { events, steps } = kaplanMeier([watched(1, false), watched(4, false)]);
    expect(events).toBe(0);
    expect(steps.map(({ survival }) => survival)).toEqual([1, 1]);
    expect(kaplanMeier([])).toEqual({ n: 0, events: 0, steps: [] });
  });

  it.each([-1, Number.NaN, Infinity])("refuses a duration of %d", (months) => {
    expect(() => kaplanMeier([watched(months)])).toThrow(RangeError);
  });
});

describe("survivalQuantile", () => {
  // R survival, documentation output of quantile(survfit(Surv(time, status) ~ ph.ecog, data = lung)).
  it.each([
    [0, 0.25, 285, 189],
    [0, 0.5, 394, 348],
    [0, 0.75, 655, 558],
    [1, 0.25, 181, 156],
    [1, 0.5, 306, 268],
    [2, 0.25, 105, 61],
    [2, 0.5, 199, 156],
    [2, 0.75, 351, 285],
  ])("gives R's quantile for performance score %d at %d", (ecog, share, months, low) => {
    const curve = kaplanMeier(lung.filter((patient) => patient.ecog === ecog));
    expect(survivalQuantile(curve, share)).toMatchObject({ months, low });
  });

  // The same output, column 0.95UCL of print(survfit(…)).
  it.each([
    [0, 574],
    [1, 429],
    [2, 288],
  ])("gives R's upper limit of the median for performance score %d", (ecog, high) => {
    expect(survivalQuantile(kaplanMeier(lung.filter((patient) => patient.ecog === ecog))).high).toBe(high);
  });

  it("takes the middle of the stretch at which the curve is at the level", () => {
    expect(survivalQuantile(kaplanMeier([watched(1), watched(2), watched(6), watched(9)])).months).toBe(4);
  });

  it("is unknown where the curve does not come down so far", () => {
    expect(survivalQuantile(kaplanMeier([watched(1), watched(5, false), watched(6, false)]))).toEqual({
      months: null,
      low: 1,
      high: null,
    });
    expect(survivalQuantile(kaplanMeier([]))).toEqual({ months: null, low: null, high: null });
  });
});

describe("restrictedMean", () => {
  // R survival, documentation output of print(survfit(Surv(time, status) ~ ph.ecog, data = lung), rmean = 730).
  it.each([
    [0, 429, 32.2],
    [1, 366, 22.4],
    [2, 256, 30.0],
  ])("gives R's mean and standard error for performance score %d", (ecog, mean, error) => {
    const found = restrictedMean(kaplanMeier(lung.filter((patient) => patient.ecog === ecog)), 730);
    expect(found?.months.toFixed(0)).toBe(String(mean));
    expect(found?.standardError.toFixed(1)).toBe(error.toFixed(1));
  });

  // The same by NumPy, from the definition: rectangles under the curve, Greenwood's terms times squared areas.
  it.each([
    [0, 428.583342, 32.157052],
    [1, 366.26574, 22.415748],
    [2, 255.620488, 29.956246],
  ])("agrees with an independent computation for performance score %d", (ecog, mean, error) => {
    const found = restrictedMean(kaplanMeier(lung.filter((patient) => patient.ecog === ecog)), 730);
    expect(found?.months).toBeCloseTo(mean, 5);
    expect(found?.standardError).toBeCloseTo(error, 5);
  });

  it("is the plain mean where nobody is censored before the horizon", () => {
    expect(restrictedMean(kaplanMeier([watched(1), watched(2), watched(6)]), 10)).toMatchObject({ months: 3 });
    expect(restrictedMean(kaplanMeier([watched(1), watched(2), watched(6)]), 4)?.months).toBeCloseTo(7 / 3, 12);
  });

  it("keeps its interval within what is possible", () => {
    const found = restrictedMean(kaplanMeier([watched(1), watched(30, false), watched(30, false)]), 20);
    expect(found?.high).toBe(20);
    expect(restrictedMean(kaplanMeier([watched(30, false)]), 20)).toMatchObject({ months: 20, standardError: 0 });
  });

  it("is unknown beyond the watch and for nobody", () => {
    expect(restrictedMean(kaplanMeier([watched(1), watched(5, false)]), 6)).toBeNull();
    expect(restrictedMean(kaplanMeier([watched(1), watched(5, false)]), 5)?.months).toBe(3);
    expect(restrictedMean(kaplanMeier([]), 6)).toBeNull();
  });
});

describe("shareBy", () => {
  const curve = kaplanMeier(lung);

  it("gives one less the survival, with its limits turned round", () => {
    const reached = shareBy(curve, 300);
    expect(reached?.share).toBeCloseTo(1 - 0.530608, 5);
    expect(reached?.low).toBeCloseTo(1 - 0.603037, 5);
    expect(reached?.high).toBeCloseTo(1 - 0.466879, 5);
  });

  it("knows nothing after the last watched time", () => {
    expect(shareBy(curve, 5000)).toBeNull();
    expect(shareBy(kaplanMeier([]), 1)).toBeNull();
  });

  it("is zero before the first event, bounded above by those still at risk", () => {
    // Newcombe 1998, Statistics in Medicine 17, table I, method 3: 0 of 20 has 0 to 0.1611.
    const late = kaplanMeier([
      ...Array.from({ length: 5 }, () => watched(3, false)),
      ...Array.from({ length: 20 }, () => watched(40)),
    ]);
    for (const months of [5, 39]) {
      expect(shareBy(late, months)).toMatchObject({ share: 0, low: 0 });
      expect(shareBy(late, months)?.high).toBeCloseTo(0.1611, 4);
    }
    expect(shareBy(late, 3)?.high).toBeLessThan(0.1611);
  });

  it("is bounded above where nobody had the event", () => {
    const none = kaplanMeier(Array.from({ length: 20 }, () => watched(30, false)));
    expect(shareBy(none, 30)?.high).toBeCloseTo(0.1611, 4);
    expect(shareBy(none, 31)).toBeNull();
  });
});

describe("logRank", () => {
  it("gives the statistic and p-value that SciPy gives for sex in the lung data", () => {
    // SciPy 1.17: scipy.stats.logrank(…).statistic ** 2 and .pvalue.
    const test = logRank(lung.map((patient) => ({ ...patient, group: String(patient.sex) })));
    expect(test?.chiSquare).toBeCloseTo(10.326742, 5);
    expect(test?.pValue).toBeCloseTo(0.00131116, 7);
    expect(test?.degreesOfFreedom).toBe(1);
  });

  it("compares three groups as an independent NumPy computation does", () => {
    const test = logRank(
      lung.flatMap((patient) =>
        patient.ecog === null || patient.ecog > 2 ? [] : [{ ...patient, group: String(patient.ecog) }],
      ),
    );
    expect(test?.chiSquare).toBeCloseTo(18.012097, 5);
    expect(test?.pValue).toBeCloseTo(0.000122666, 8);
    expect(test?.groups.map(({ expected }) => Number(expected.toFixed(4)))).toEqual([53.9047, 83.0929, 26.0024]);
    expect(test?.groups.map(({ observed }) => observed)).toEqual([37, 82, 44]);
  });

  it("leaves out a group whose watch ended before the first event, as R does", () => {
    const two = [
      { ...watched(2), group: "a" },
      { ...watched(9, false), group: "a" },
      { ...watched(4), group: "b" },
      { ...watched(5), group: "b" },
    ];
    const alone = logRank(two);
    expect(logRank([...two, { ...watched(1, false), group: "c" }])).toEqual(alone);
    expect(alone?.degreesOfFreedom).toBe(1);
  });

  it("refuses a duration that is not a number", () => {
    expect(() => logRank([{ ...watched(Number.NaN), group: "a" }])).toThrow(RangeError);
  });

  it("says nothing of one group, of no event and of nobody", () => {
    expect(logRank([{ ...watched(1), group: "a" }])).toBeNull();
    expect(logRank([])).toBeNull();
    expect(
      logRank([
        { ...watched(1, false), group: "a" },
        { ...watched(2, false), group: "b" },
      ]),
    ).toBeNull();
  });
});
