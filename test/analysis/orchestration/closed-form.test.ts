import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Chain, lengthsUpTo, plainChain } from "../../../src/analysis/orchestration/chain.ts";
import { closedForm, fentonWilkinson } from "../../../src/analysis/orchestration/closed-form.ts";
import { convolvedQuantiles } from "../../../src/analysis/orchestration/convolution.ts";
import { gammaFrom, latencyQuantile, lognormalFrom } from "../../../src/analysis/orchestration/latency.ts";

const P = [0.5, 0.95, 0.99];

/** The orchestrator's published quantiles on tau2-Bench. */
const TRACE = lognormalFrom(4.02, 70.58);

/** Relative agreement to four digits, the width of the grid's bins. */
function close(actual: readonly number[] | undefined, expected: readonly number[], digits = 4) {
  expect(actual).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect((actual?.[i] ?? 0) / value).toBeCloseTo(1, digits);
}

describe("the convolution of log-normal calls", () => {
  it("has the quantiles of scipy's quadrature for two calls, independent or with correlated scores", () => {
    close(convolvedQuantiles(plainChain(TRACE), 2, P), [10.680343452893831, 52.138564991974775, 105.24507831209706]);
    close(
      convolvedQuantiles({ ...plainChain(TRACE), correlation: 0.5 }, 2, P),
      [9.452576054303133, 56.85812498916525, 120.3661585565112],
    );
  });

  it("has the quantiles of a plain transform on eight million bins for 8 and 32 calls", () => {
    close(convolvedQuantiles(plainChain(TRACE), 8, P), [57.543882294902524, 147.75721016543176, 235.31819489251765]);
    close(convolvedQuantiles(plainChain(TRACE), 32, P), [258.35249117110504, 438.1251965597315, 576.0268162288176]);
  });

  it("has the quantiles of the gamma that a sum of gammas is (scipy), which the closed form gives at once", () => {
    const chain = plainChain(gammaFrom(4.02, 70.58));
    const expected = [72.17631471267741, 159.39330139814663, 209.1217938460146];
    close(convolvedQuantiles(chain, 8, P), expected);
    expect(closedForm(chain, 8, P)?.method).toBe("gamma-sum");
    close(closedForm(chain, 8, P)?.seconds, expected, 6);
  });

  it("follows numpy through timeouts, errors, retries, hedging and branches", () => {
    // Four million chains drawn with numpy: 4 steps of 2 branches; the last digit that the draws hold is the third.
    const chain: Chain = {
      ...plainChain(TRACE),
      branches: 2,
      timeoutSeconds: 20,
      failureShare: 0.1,
      retries: 2,
      hedgeSeconds: 10,
    };
    const actual = convolvedQuantiles(chain, 4, P);
    for (const [i, expected] of [37.51479789, 63.06786851, 76.53010811].entries())
      expect(Math.abs((actual[i] ?? 0) / expected - 1)).toBeLessThan(0.002);
  });
});

describe("closed forms", () => {
  it("multiplies one call's quantile where all calls share their luck", () => {
    const chain = { ...plainChain(TRACE), correlation: 1 };
    expect(closedForm(chain, 7, [0.99])).toEqual({
      method: "same-factor",
      seconds: [7 * latencyQuantile(TRACE, 0.99)],
    });
    // 1 + 1.5 + 2.25 of the first step's time.
    expect(closedForm({ ...chain, slowdown: 0.5 }, 3, [0.5])?.seconds[0]).toBeCloseTo(4.75 * 4.02, 9);
  });

  it("takes the root of the probability for the slowest of parallel branches", () => {
    const { method, seconds } = closedForm({ ...plainChain(TRACE), branches: 3 }, 1, [0.99]) ?? {};
    expect(method).toBe("slowest-branch");
    expect(seconds?.[0]).toBeCloseTo(113.48844786619154, 6);
  });

  it("nears the shared-luck limit as the correlation nears 1", () => {
    const near = convolvedQuantiles({ ...plainChain(TRACE), correlation: 0.999 }, 4, [0.5, 0.99]);
    close(near, [4 * 4.02, 4 * 70.58], 1);
  });

  it("leaves what it cannot do to the simulation", () => {
    expect(closedForm({ ...plainChain(TRACE), correlation: 0.5, slowdown: 0.1 }, 4, P)).toBeNull();
    expect(closedForm({ ...plainChain(TRACE), correlation: 1, timeoutSeconds: 9 }, 4, P)).toBeNull();
  });

  it("approximates by Fenton and Wilkinson, exactly for one call and within the formula's own figures for eight", () => {
    if (TRACE.kind !== "lognormal") return;
    close(
      fentonWilkinson(TRACE, 1, P),
      P.map((p) => latencyQuantile(TRACE, p)),
      9,
    );
    close(fentonWilkinson(TRACE, 8, P), [57.1278018167894, 154.96317081897718, 234.30766979345285], 8);
  });
});

describe("properties of a chain's time", () => {
  const trace = fc.tuple(fc.double({ min: 0.2, max: 20, noNaN: true }), fc.double({ min: 2, max: 40, noNaN: true }));

  it("rises with length, branches and slowing, and falls with a timeout", () => {
    fc.assert(
      fc.property(trace, fc.integer({ min: 1, max: 12 }), ([p50, ratio], length) => {
        const chain = plainChain(lognormalFrom(p50, p50 * ratio));
        const p99 = (changed: Partial<Chain>, n = length) =>
          convolvedQuantiles({ ...chain, ...changed }, n, [0.99])[0] ?? 0;
        const plain = p99({});
        expect(p99({}, length + 1)).toBeGreaterThan(plain);
        expect(p99({ branches: 2 })).toBeGreaterThan(plain);
        if (length > 1) expect(p99({ slowdown: 0.1 })).toBeGreaterThan(plain);
        const timeoutSeconds = p50 * ratio * 0.8;
        expect(p99({ timeoutSeconds })).toBeLessThan(plain * 1.0001);
        // Given up without retry, no call lasts beyond its timeout.
        expect(p99({ timeoutSeconds })).toBeLessThanOrEqual(length * timeoutSeconds * 1.001);
        expect(p99({ failureShare: 0.2, retries: 1 })).toBeGreaterThan(plain);
      }),
      { numRuns: 12 },
    );
  });

  it("changes with the unit of time as times do", () => {
    const inSeconds = convolvedQuantiles(plainChain(lognormalFrom(3, 20)), 5, P);
    const inMilliseconds = convolvedQuantiles(plainChain(lognormalFrom(3000, 20_000)), 5, P);
    close(
      inMilliseconds,
      inSeconds.map((value) => 1000 * value),
      3,
    );
  });

  it("spreads lengths evenly from 1 to the longest", () => {
    expect(lengthsUpTo(64).at(0)).toBe(1);
    expect(lengthsUpTo(64).at(-1)).toBe(64);
    expect(lengthsUpTo(3)).toEqual([1, 2, 3]);
  });
});
