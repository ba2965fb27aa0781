import { describe, expect, it } from "vitest";
import { type Chain, plainChain } from "../../../src/analysis/orchestration/chain.ts";
import { closedForm } from "../../../src/analysis/orchestration/closed-form.ts";
import { empiricalFrom, gammaFrom, lognormalFrom } from "../../../src/analysis/orchestration/latency.ts";
import { quantileEstimate } from "../../../src/analysis/orchestration/quantile-interval.ts";
import { simulateChains } from "../../../src/analysis/orchestration/simulate-chain.ts";

const LENGTHS = [1, 2, 5, 12, 30, 64];

/** How many of the closed form's quantiles lie within the simulation's intervals, and of how many. */
function agreement(chain: Chain, seed: number, confidence: number, samples = 10_000) {
  const drawn = simulateChains(chain, LENGTHS, { seed, samples });
  const inside = drawn.flatMap(({ length, seconds }) => {
    const exact = closedForm(chain, length, [0.5, 0.99])?.seconds ?? [];
    return [0.5, 0.99].map((p, i) => {
      const { low, high } = quantileEstimate(seconds, p, confidence);
      const value = exact[i] ?? Number.NaN;
      return low !== null && high !== null && value >= low && value <= high;
    });
  });
  return { inside: inside.filter(Boolean).length, of: inside.length };
}

describe("closed form and simulation", () => {
  // The latencies that the traces on record span: P99 of 3, 17.6 and 82 times the P50.
  it.each([
    ["P99/P50 of 3", lognormalFrom(4.59, 13.77)],
    ["P99/P50 of 17.6", lognormalFrom(4.02, 70.58)],
    ["P99/P50 of 82", lognormalFrom(21, 1725)],
  ])("agree on P50 and P99 of 1 to 64 log-normal calls, %s, within the simulation's interval", (_name, latency) => {
    // Twelve checks with intervals of 99.9%: a right model misses one in about 80 runs, and the seed is fixed.
    expect(agreement(plainChain(latency), 7, 0.999, 40_000)).toEqual({ inside: 12, of: 12 });
  });

  it("agree as often as intervals of 95% must, over many seeds", () => {
    const runs = Array.from({ length: 25 }, (_, i) =>
      agreement(plainChain(lognormalFrom(4.02, 70.58)), i + 1, 0.95, 4000),
    );
    const inside = runs.reduce((total, run) => total + run.inside, 0);
    const of = runs.reduce((total, run) => total + run.of, 0);
    expect(inside / of).toBeGreaterThan(0.92);
    expect(inside / of).toBeLessThan(0.99);
  });

  it.each<[string, Partial<Chain>]>([
    ["correlated calls", { correlation: 0.5 }],
    ["calls that share all luck", { correlation: 1 }],
    ["branches", { branches: 4 }],
    ["timeouts and retries", { timeoutSeconds: 15, retries: 2 }],
    ["errors and retries", { failureShare: 0.15, retries: 3 }],
    ["hedging", { hedgeSeconds: 8 }],
    ["slowing calls", { slowdown: 0.03 }],
    [
      "all guards on correlated calls",
      { correlation: 0.3, branches: 2, timeoutSeconds: 40, failureShare: 0.05, retries: 1, hedgeSeconds: 12 },
    ],
  ])("agree for %s", (_name, changed) => {
    expect(agreement({ ...plainChain(lognormalFrom(4.02, 70.58)), ...changed }, 11, 0.999, 20_000).inside).toBe(12);
  });

  it("agree for gamma and empirical calls", () => {
    expect(agreement(plainChain(gammaFrom(4.02, 70.58)), 3, 0.999).inside).toBe(12);
    const empirical = empiricalFrom([
      { probability: 0.5, seconds: 4.02 },
      { probability: 0.95, seconds: 13.3 },
      { probability: 0.99, seconds: 70.58 },
    ]);
    expect(agreement(plainChain(empirical), 3, 0.999).inside).toBe(12);
  });
});

describe("the simulation", () => {
  const chain = plainChain(lognormalFrom(4, 40));

  it("gives the same chains for the same seed, others for another, and tells how far it is", () => {
    const heard: number[] = [];
    const one = simulateChains(chain, [3], { seed: 5, samples: 1200 }, (done) => heard.push(done));
    const two = simulateChains(chain, [3], { seed: 5, samples: 1200 });
    const other = simulateChains(chain, [3], { seed: 6, samples: 1200 });
    expect(one).toEqual(two);
    expect(one).not.toEqual(other);
    expect(heard).toEqual([500, 1000, 1200]);
  });
});

describe("the interval of a sample's quantile", () => {
  const sample = Array.from({ length: 1000 }, (_, i) => i + 1);

  it("lies at the ranks of the binomial", () => {
    // Median of 1000: 500 ± 1.96 √250, which is 469.01 to 530.99.
    expect(quantileEstimate(sample, 0.5)).toEqual({ value: 500, low: 469, high: 532 });
  });

  it("has no end where the sample does not reach", () => {
    expect(quantileEstimate([1, 2, 3], 0.99)).toEqual({ value: 3, low: 2, high: null });
    expect(() => quantileEstimate([], 0.5)).toThrow("empty");
  });
});
