import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../src/analysis/resample.ts";
import { agreement, kappaChanges, pairsOf } from "../../../src/analysis/trial/agreement.ts";
import { rating } from "./techniques.ts";

const resampling = () => ({ replicates: 200, random: seededRandom(1) });
const ids = Array.from({ length: 60 }, (_, i) => `t${i}`);
const level = (i: number) => i % 3;

/** A rater who differs from the plain pattern on every `step`-th technique, on GA only. */
const rater = (name: string, step: number, some = ids) =>
  some.map((id, i) =>
    rating(id, name, { ga: i % step === 0 ? (level(i) + 1) % 3 : level(i), mal: level(i), im2025: level(i) }),
  );

const ratings = [
  ...rater("first-pass", 1000),
  ...rater("second-pass", 3, ids.slice(0, 40)),
  ...rater("version-2-a", 1000),
  ...rater("version-2-b", 20),
];

describe("pairsOf", () => {
  it("pairs the techniques that both scored, and those of a third rater on demand", () => {
    expect(pairsOf(ratings, { id: "x", label: "x", one: "first-pass", two: "second-pass" }).size).toBe(40);
    const pair = { id: "x", label: "x", one: "version-2-a", two: "version-2-b" };
    expect(pairsOf(ratings, pair).size).toBe(60);
    expect(pairsOf(ratings, { ...pair, alsoRatedBy: "second-pass" }).size).toBe(40);
    expect(pairsOf(ratings, { ...pair, two: "nobody" }).size).toBe(0);
  });
});

describe("agreement", () => {
  it("measures each axis and the zones that follow", () => {
    const { n, measures } = agreement(
      ratings,
      { id: "v1", label: "1", one: "first-pass", two: "second-pass" },
      resampling(),
    );
    const of = (id: string) => measures.find(({ measure }) => measure === id);
    expect(n).toBe(40);
    expect(of("mal")?.kappa?.value).toBe(1);
    expect(of("ga")?.kappa?.value).toBeLessThan(0.9);
    expect(of("ga")?.kappa?.interval?.low).toBeLessThan(of("ga")?.kappa?.value ?? 0);
    // Every third of 40 differs, the very first excepted, where both raters depart from the pattern.
    expect(of("ga")?.equal).toBeCloseTo(27 / 40, 12);
    // PAR is 1 throughout: there is nothing by which raters could differ.
    expect(of("par")?.kappa).toBeNull();
    expect(of("zone-2025")?.kappa).not.toBeNull();
  });

  it("says nothing of raters who share no technique", () => {
    const { n, measures } = agreement(
      ratings,
      { id: "x", label: "x", one: "nobody", two: "second-pass" },
      resampling(),
    );
    expect(n).toBe(0);
    expect(measures.every(({ kappa, equal }) => kappa === null && equal === null)).toBe(true);
  });
});

describe("kappaChanges", () => {
  it("is the later kappa less the earlier, on the techniques of both pairs", () => {
    const before = { id: "v1", label: "1", one: "first-pass", two: "second-pass" };
    const after = { id: "v2", label: "2", one: "version-2-a", two: "version-2-b" };
    const ga = kappaChanges(ratings, before, after, resampling()).find(({ measure }) => measure === "ga");
    const kappa = (pair: typeof before & { alsoRatedBy?: string }) =>
      agreement(ratings, pair, resampling()).measures.find(({ measure }) => measure === "ga")?.kappa?.value ??
      Number.NaN;
    expect(ga?.change?.value).toBeCloseTo(kappa({ ...after, alsoRatedBy: "second-pass" }) - kappa(before), 12);
    expect(ga?.change?.interval?.low).toBeGreaterThan(0);
  });
});
