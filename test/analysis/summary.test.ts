import { describe, expect, it } from "vitest";
import { summarize, wilsonShare } from "../../src/analysis/summary.ts";

describe("summarize", () => {
  it("gives quartiles by linear interpolation, as R's default does", () => {
    // R: quantile(c(7, 15, 36, 39, 40, 41)) is 7.00 20.25 37.50 39.75 41.00
    expect(summarize([41, 7, 39, 15, 40, 36])).toEqual({
      n: 6,
      median: 37.5,
      lowerQuartile: 20.25,
      upperQuartile: 39.75,
      min: 7,
      max: 41,
    });
  });

  it("gives one value as its own median and quartiles", () => {
    expect(summarize([3])).toEqual({ n: 1, median: 3, lowerQuartile: 3, upperQuartile: 3, min: 3, max: 3 });
  });

  it("gives nothing for an empty sample", () => {
    expect(summarize([])).toBeNull();
  });
});

describe("wilsonShare", () => {
  // Newcombe 1998, Statistics in Medicine 17, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("gives the published interval of %d in %d", (successes, n, low, high) => {
    const share = wilsonShare(successes, n);
    expect(share?.low).toBeCloseTo(low, 4);
    expect(share?.high).toBeCloseTo(high, 4);
  });

  it("keeps certainty inside 0 and 1", () => {
    expect(wilsonShare(5, 5)?.high).toBe(1);
    expect(wilsonShare(0, 5)?.low).toBe(0);
  });

  it("gives nothing where nothing was tried", () => {
    expect(wilsonShare(0, 0)).toBeNull();
  });
});
