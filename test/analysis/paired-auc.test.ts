import { describe, expect, it } from "vitest";
import {
  aucDifference,
  aucWithinGroups,
  exchangePValue,
  missingToLevel,
  pairedAuc,
  type TwoScores,
} from "../../src/analysis/paired-auc.ts";
import { seededRandom } from "../../src/analysis/resample.ts";

/** Cases whose first score is right in nine of ten and whose second knows nothing. */
const cases: readonly TwoScores[] = Array.from({ length: 200 }, (_, i) => {
  const outcome = i % 2 === 0;
  return { outcome, friction: Number(outcome !== (i % 10 === 3)), rival: Math.floor(i / 2) % 3 };
});

describe("pairedAuc", () => {
  it("gives both areas, their difference and intervals that hold them", () => {
    const result = pairedAuc(cases, { replicates: 400, random: seededRandom(1) });
    // Of 100 without the outcome 20 score 1: (80 * 100 + 20 * 100 / 2) / 10000.
    expect(result?.friction.value).toBeCloseTo(0.9, 12);
    expect(result?.rival.value).toBeCloseTo(0.5, 12);
    expect(result?.difference.value).toBeCloseTo(0.4, 12);
    const { low = Number.NaN, high = Number.NaN } = result?.difference.interval ?? {};
    expect(low).toBeGreaterThan(0.25);
    expect(low).toBeLessThan(0.4);
    expect(high).toBeGreaterThan(0.4);
    expect(high).toBeLessThan(0.55);
  });

  it("gives the same interval for the same seed, and another for another", () => {
    const once = (seed: number) => pairedAuc(cases, { replicates: 50, random: seededRandom(seed) });
    expect(once(4)).toEqual(once(4));
    expect(once(4)?.difference.interval).not.toEqual(once(5)?.difference.interval);
  });

  it("covers the true area as often as it promises", () => {
    const random = seededRandom(11);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    // Two normals one standard deviation apart: the area is Φ(1/√2) = 0.7602.
    const covered = Array.from({ length: 120 }, () => {
      const drawn = Array.from({ length: 120 }, (_, i) => {
        const outcome = i % 2 === 0;
        return { outcome, friction: normal() + Number(outcome), rival: normal() };
      });
      const interval = pairedAuc(drawn, { replicates: 200, random })?.friction.interval;
      return interval != null && interval.low <= 0.7602 && 0.7602 <= interval.high;
    }).filter(Boolean).length;
    expect(covered).toBeGreaterThan(106);
  });

  it("is wider where whole groups of like cases are drawn", () => {
    const alike = Array.from({ length: 200 }, (_, i) => {
      const group = Math.floor(i / 20);
      return { group: String(group), outcome: group % 2 === 0, friction: group % 3, rival: 0 };
    });
    const width = (groupBy?: (one: { group: string }) => string) => {
      const options = { replicates: 300, random: seededRandom(2), ...(groupBy ? { groupBy } : {}) };
      const interval = pairedAuc(alike, options)?.friction.interval;
      return interval == null ? Number.NaN : interval.high - interval.low;
    };
    expect(width(({ group }) => group)).toBeGreaterThan(2 * width());
  });

  it("is not defined where a class is empty", () => {
    expect(pairedAuc([], { replicates: 10, random: seededRandom(1) })).toBeNull();
    expect(
      pairedAuc([{ friction: 1, rival: 1, outcome: true }], { replicates: 10, random: seededRandom(1) }),
    ).toBeNull();
  });
});

describe("exchangePValue", () => {
  it("is small where one predictor is better, and 1 where both are the same", () => {
    expect(exchangePValue(cases, 499, seededRandom(1))).toBe(1 / 500);
    const same = cases.map((one) => ({ ...one, rival: one.friction }));
    expect(exchangePValue(same, 99, seededRandom(1))).toBe(1);
  });

  it("says nothing where a class is empty", () => {
    expect(exchangePValue([{ friction: 1, rival: 2, outcome: false }], 9, seededRandom(1))).toBeNull();
  });
});

describe("aucWithinGroups", () => {
  const one = (group: string, friction: number, outcome: boolean) => ({ group, friction, rival: 0, outcome });

  it("compares members of one group only", () => {
    // Between the groups the score misleads; within each it is right.
    const mixed = [one("a", 1, true), one("a", 0, false), one("b", 9, true), one("b", 8, false), one("c", 5, true)];
    expect(
      aucWithinGroups(
        mixed,
        ({ group }) => group,
        ({ friction }) => friction,
      ),
    ).toEqual({ auc: 1, pairs: 2 });
  });

  it("is not defined where no group has both outcomes", () => {
    expect(
      aucWithinGroups(
        [one("a", 1, true), one("b", 0, false)],
        ({ group }) => group,
        ({ friction }) => friction,
      ),
    ).toBeNull();
  });
});

describe("missingToLevel", () => {
  it("finds the number at which adding the cases one by one levels the areas", () => {
    const added = { friction: 1, rival: 0 };
    let all = [...cases];
    let count = 0;
    while ((aucDifference(all) ?? 0) > 1e-12) {
      all = [...all, { ...added, outcome: false }];
      count += 1;
    }
    expect(missingToLevel(cases, added)).toBe(count);
    expect(count).toBeGreaterThan(10);
  });

  it("is never where such cases do not speak for the second predictor", () => {
    expect(missingToLevel(cases, { friction: 0, rival: 2 })).toBeNull();
  });

  it("is none where the second is ahead already", () => {
    const turned = cases.map((one) => ({ ...one, friction: one.rival, rival: one.friction }));
    expect(missingToLevel(turned, { friction: 1, rival: 0 })).toBe(0);
  });
});
