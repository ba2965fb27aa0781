import { describe, expect, it } from "vitest";
import { fisherExact, type TwoByTwo } from "../../src/analysis/fisher.ts";

describe("fisherExact", () => {
  it("judges the lady tasting tea as R's documentation does", () => {
    expect(
      fisherExact([
        [3, 1],
        [1, 3],
      ]),
    ).toBeCloseTo(0.4857, 4);
  });

  it("judges Fisher's twins as R's documentation does", () => {
    // R: fisher.test(Convictions) gives p-value = 0.0005367.
    expect(
      fisherExact([
        [2, 15],
        [10, 3],
      ]),
    ).toBeCloseTo(0.0005367, 7);
  });

  // scipy.stats.fisher_exact, version 1.x, two-sided.
  it.each<[TwoByTwo, number]>([
    [
      [
        [8, 2],
        [1, 5],
      ],
      0.03496503496503495,
    ],
    [
      [
        [17, 10],
        [6, 22],
      ],
      0.0026132866651885165,
    ],
    [
      [
        [10, 13],
        [0, 10],
      ],
      0.014781618702642062,
    ],
  ])("agrees with scipy on %j", (table, p) => {
    expect(fisherExact(table)).toBeCloseTo(p, 6);
  });

  it("finds nothing where a group or a trait is missing", () => {
    expect(
      fisherExact([
        [0, 0],
        [3, 4],
      ]),
    ).toBe(1);
    expect(
      fisherExact([
        [3, 0],
        [4, 0],
      ]),
    ).toBe(1);
    expect(
      fisherExact([
        [0, 0],
        [0, 0],
      ]),
    ).toBe(1);
  });

  it("is the same whichever group comes first", () => {
    expect(
      fisherExact([
        [1, 9],
        [7, 3],
      ]),
    ).toBeCloseTo(
      fisherExact([
        [7, 3],
        [1, 9],
      ]),
      12,
    );
  });

  it("refuses what is no count", () => {
    expect(() =>
      fisherExact([
        [-1, 2],
        [3, 4],
      ]),
    ).toThrow(RangeError);
    expect(() =>
      fisherExact([
        [1.5, 2],
        [3, 4],
      ]),
    ).toThrow(RangeError);
  });
});
