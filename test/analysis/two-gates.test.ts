import { describe, expect, it } from "vitest";
import { type Gated, leastFisher, testGates } from "../../src/analysis/two-gates.ts";

const repeat = (n: number, first: boolean, second: boolean, adopted: boolean): Gated[] =>
  Array.from({ length: n }, () => ({ first, second, adopted }));

describe("testGates", () => {
  const subjects = [
    ...repeat(3, true, true, true),
    ...repeat(1, true, true, false),
    ...repeat(1, true, false, true),
    ...repeat(2, true, false, false),
    ...repeat(3, false, false, false),
  ];

  it("counts each outcome at the gates, both first", () => {
    const { n, adopted, cells } = testGates(subjects);
    expect([n, adopted]).toEqual([10, 4]);
    expect(cells.map((cell) => [cell.first, cell.second, cell.adopted, cell.n])).toEqual([
      [true, true, 3, 4],
      [true, false, 1, 3],
      [false, true, 0, 0],
      [false, false, 0, 3],
    ]);
  });

  it("gives shares with Wilson's interval and none for an empty cell", () => {
    const { cells } = testGates(subjects);
    // By hand from Wilson's formula: 3 of 4.
    expect(cells[0].share).toMatchObject({ n: 4, share: 0.75 });
    expect(cells[0].share?.low).toBeCloseTo(0.3006, 4);
    expect(cells[0].share?.high).toBeCloseTo(0.9544, 4);
    expect(cells[2].share).toBeNull();
  });

  it("compares both gates with the rest by Fisher's test, as scipy does", () => {
    // scipy.stats.fisher_exact([[3, 1], [1, 5]])
    expect(testGates(subjects).both.p).toBeCloseTo(0.19047619, 7);
    expect(testGates(subjects).both.with).toMatchObject({ adopted: 3, n: 4 });
    expect(testGates(subjects).both.without).toMatchObject({ adopted: 1, n: 6 });
  });

  it("looks for what the second gate adds among those past the first only", () => {
    const { secondGivenFirst } = testGates(subjects);
    expect([secondGivenFirst.with.n, secondGivenFirst.without.n]).toEqual([4, 3]);
  });

  it("asks whether those past one gate are past the other", () => {
    const { together } = testGates(subjects);
    // All 4 with the second gate pass the first, 3 of 6 without: scipy.stats.fisher_exact([[4, 0], [3, 3]]).
    expect([together.with.adopted, together.with.n, together.without.adopted, together.without.n]).toEqual([
      4, 4, 3, 6,
    ]);
    expect(together.p).toBeCloseTo(0.2, 7);
  });

  it("has no p where one side is empty", () => {
    const { first, both } = testGates(repeat(3, true, true, true));
    expect([first.p, first.leastP, both.p]).toEqual([null, null, null]);
    expect(testGates([])).toMatchObject({ n: 0, adopted: 0 });
  });
});

describe("leastFisher", () => {
  // The least of scipy.stats.fisher_exact over all tables with the same margins.
  it.each([
    [[1, 2], [0, 3], 1],
    [[3, 15], [3, 35], 0.000572],
    [[1, 0], [0, 4], 0.2],
  ] as const)("of %j and %j is %d", (one, other, least) => {
    expect(leastFisher([one, other])).toBeCloseTo(least, 5);
  });
});
