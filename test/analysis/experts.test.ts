import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectedExperts, expectedExpertsSkewed, pickProbabilities } from "../../src/analysis/experts.ts";

const mixture = fc
  .record({ n: fc.integer({ min: 2, max: 256 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ n, share }) => ({ n, k: Math.max(1, Math.round(share * (n - 1))) }));

const tokens = fc.integer({ min: 1, max: 4096 });

describe("experts that a batch wakes", () => {
  it("are those of an exact count: 4 experts, 2 for each token, 2 tokens", () => {
    // By hand: the second token's pair among the 6 pairs adds 0 experts once, 1 four times, 2 once: 2 + 1 on average.
    expect(expectedExperts(4, 2, 2)).toBeCloseTo(3, 12);
    // Mixtral, 8 experts and 2 a token: 8(1 − 0.75^8).
    expect(expectedExperts(8, 2, 8)).toBeCloseTo(8 * (1 - 0.100_112_915), 6);
  });

  it("are k for one token, never more than all, and rise with the batch", () => {
    fc.assert(
      fc.property(mixture, tokens, ({ n, k }, batch) => {
        expect(expectedExperts(n, k, 1)).toBeCloseTo(k, 9);
        expect(expectedExperts(n, k, batch)).toBeLessThanOrEqual(n);
        expect(expectedExperts(n, k, batch + 1)).toBeGreaterThanOrEqual(expectedExperts(n, k, batch));
      }),
    );
  });
});

describe("popularity after Zipf's law", () => {
  it("gives shares that add up to k, fall with rank, and are alike at exponent 0", () => {
    fc.assert(
      fc.property(mixture, fc.double({ min: 0, max: 3, noNaN: true }), ({ n, k }, exponent) => {
        const shares = pickProbabilities(n, k, exponent);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(k, 6);
        for (const [i, share] of shares.entries()) {
          expect(share).toBeLessThanOrEqual(1);
          if (i > 0) expect(share).toBeLessThanOrEqual(shares[i - 1] ?? 0);
        }
      }),
    );
    for (const share of pickProbabilities(64, 6, 0)) expect(share).toBeCloseTo(6 / 64, 9);
  });

  it("wakes fewer experts the more it is skewed, and as many as before where it is not", () => {
    fc.assert(
      fc.property(mixture, tokens, ({ n, k }, batch) => {
        const [even, some, much] = [1e-9, 0.7, 1.4].map((s) => expectedExpertsSkewed(n, k, batch, s));
        expect(even).toBeCloseTo(expectedExperts(n, k, batch), 3);
        expect(some).toBeLessThanOrEqual((even ?? 0) + 1e-6);
        expect(much).toBeLessThanOrEqual((some ?? 0) + 1e-6);
      }),
    );
  });

  it("is close to draws without putting back", () => {
    // Exact for two draws of weights 1 to 1/8, by summing over the first: p_i + sum of p_j p_i / (1 - p_j), in Python.
    const drawn = [0.631, 0.3811, 0.2646, 0.202, 0.1632, 0.1369, 0.1178, 0.1034];
    for (const [i, share] of pickProbabilities(8, 2, 1).entries())
      expect(Math.abs(share - (drawn[i] ?? 0))).toBeLessThan(0.03);
  });
});
