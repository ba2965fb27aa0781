import { describe, expect, it } from "vitest";
import { rawAgreement, weightedKappa } from "../../src/analysis/agreement.ts";

/** Pairs from a table of counts, one row for each level of the first rater. */
function pairsOf(table: readonly (readonly number[])[]): (readonly [number, number])[] {
  return table.flatMap((row, a) => row.flatMap((n, b) => Array.from({ length: n }, () => [a, b] as const)));
}

// The second and third rater of the anxiety data in R's package irr; levels 1 to 6.
const second = [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4];
const third = [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2];

describe("weightedKappa", () => {
  it("gives the two coefficients that SAS prints for a 3 by 3 table", () => {
    // The reference output in the tests of statsmodels' cohens_kappa: 0.4842, and 0.4701 with linear weights.
    const pairs = pairsOf([
      [0, 4, 1],
      [0, 8, 0],
      [0, 1, 5],
    ]);
    expect(weightedKappa(pairs, 3, "none")).toBeCloseTo(0.4842, 4);
    expect(weightedKappa(pairs, 3, "linear")).toBeCloseTo(0.4701, 4);
  });

  it("gives what a matrix computation in NumPy gives", () => {
    // 1 - (W * observed).sum() / (W * expected).sum() over the 3 by 3 table of these pairs.
    const a = "212212200002201202012010202111111222211210202100100121222111";
    const b = "112121101111201102002021102221021112211220201000100022222211";
    const pairs = [...a].map((level, i) => [Number(level), Number(b[i])] as const);
    expect(weightedKappa(pairs, 3, "quadratic")).toBeCloseTo(0.6525612, 6);
    expect(weightedKappa(pairs, 3, "linear")).toBeCloseTo(0.4938352, 6);
    expect(weightedKappa(pairs, 3, "none")).toBeCloseTo(0.3439865, 6);
  });

  it("weighs the distance of levels by its square", () => {
    // irr::kappa2(anxiety[, 2:3], "squared") numbers the five levels that occur, 1, 2, 3, 4 and 6, from 1 to 5.
    const place = (level: number) => [1, 2, 3, 4, 6].indexOf(level);
    const pairs = second.map((level, i) => [place(level), place(third[i] ?? 0)] as const);
    expect(weightedKappa(pairs, 5, "quadratic")).toBeCloseTo(0.2520325, 6);
    expect(weightedKappa(pairs, 5, "linear")).toBeCloseTo(0.1459075, 6);
    expect(weightedKappa(pairs, 5, "none")).toBeCloseTo(-0.006289308, 6);
  });

  it("is 1 for raters who always agree and -1 for two who never do", () => {
    expect(
      weightedKappa(
        [
          [0, 0],
          [1, 1],
          [2, 2],
        ],
        3,
      ),
    ).toBe(1);
    expect(
      weightedKappa(
        [
          [0, 1],
          [1, 0],
        ],
        2,
      ),
    ).toBe(-1);
  });

  it("does not change where the raters change places, and levels that nobody gives play no part", () => {
    const pairs = second.map((level, i) => [level - 1, (third[i] ?? 0) - 1] as const);
    const swapped = pairs.map(([a, b]) => [b, a] as const);
    expect(weightedKappa(swapped, 6)).toBeCloseTo(weightedKappa(pairs, 6) ?? Number.NaN, 12);
    expect(weightedKappa(pairs, 9)).toBeCloseTo(weightedKappa(pairs, 6) ?? Number.NaN, 12);
  });

  it("is not defined for no pairs or for one level throughout", () => {
    expect(weightedKappa([], 3)).toBeNull();
    expect(
      weightedKappa(
        [
          [1, 1],
          [1, 1],
        ],
        3,
      ),
    ).toBeNull();
  });

  it("is 0 where one rater never varies and the other does", () => {
    expect(
      weightedKappa(
        [
          [1, 0],
          [1, 1],
          [1, 2],
        ],
        3,
      ),
    ).toBe(0);
  });

  it.each([3, -1, 1.5, Number.NaN])("refuses the level %d", (level) => {
    expect(() => weightedKappa([[0, level]], 3)).toThrow(RangeError);
  });
});

describe("rawAgreement", () => {
  it("is the share of equal pairs", () => {
    expect(
      rawAgreement([
        [0, 0],
        [1, 2],
        [2, 2],
        [1, 1],
      ]),
    ).toBe(0.75);
    expect(rawAgreement([])).toBeNull();
  });
});
