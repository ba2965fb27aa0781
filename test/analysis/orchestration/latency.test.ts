import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  empiricalFrom,
  gammaFrom,
  latencyMean,
  latencyQuantile,
  lognormalFrom,
  scoreOf,
  secondsAt,
} from "../../../src/analysis/orchestration/latency.ts";

const spread = fc.tuple(fc.double({ min: 0.05, max: 100, noNaN: true }), fc.double({ min: 1.3, max: 60, noNaN: true }));

describe("a latency from published quantiles", () => {
  it("is the log-normal that scipy has", () => {
    const latency = lognormalFrom(4.02, 70.58);
    expect(latency).toMatchObject({ kind: "lognormal" });
    if (latency.kind !== "lognormal") return;
    expect(latency.mu).toBeCloseTo(1.3912819026309295, 9);
    expect(latency.sigma).toBeCloseTo(1.2317439483540842, 8);
    expect(latencyMean(latency)).toBeCloseTo(8.583815226718869, 6);
  });

  it("is the gamma that scipy has", () => {
    const latency = gammaFrom(4.02, 70.58);
    if (latency.kind !== "gamma") throw new Error("no gamma");
    expect(latency.shape).toBeCloseTo(0.44193404181555523, 7);
    expect(latency.scale).toBeCloseTo(22.4966811783416, 6);
  });

  it("goes through every published quantile where it is empirical, and has the mean of scipy's quadrature", () => {
    const points = [
      { probability: 0.5, seconds: 4.02 },
      { probability: 0.95, seconds: 13.3 },
      { probability: 0.99, seconds: 70.58 },
    ];
    const latency = empiricalFrom(points);
    for (const { probability, seconds } of points)
      expect(latencyQuantile(latency, probability)).toBeCloseTo(seconds, 9);
    expect(latencyQuantile(latency, 0.9)).toBeCloseTo(10.211297130361618, 8);
    expect(latencyQuantile(latency, 0.995)).toBeCloseTo(130.0251734323442, 6);
    expect(latencyMean(latency)).toBeCloseTo(8.047658917943291, 8);
  });

  it("is the log-normal where an empirical one has two points", () => {
    const empirical = empiricalFrom([
      { probability: 0.5, seconds: 2 },
      { probability: 0.99, seconds: 30 },
    ]);
    const lognormal = lognormalFrom(2, 30);
    for (const p of [0.01, 0.3, 0.9, 0.9999])
      expect(latencyQuantile(empirical, p)).toBeCloseTo(latencyQuantile(lognormal, p), 8);
  });

  it("gives back its quantiles, rises with the probability, and scales with its unit", () => {
    fc.assert(
      fc.property(spread, fc.double({ min: 0.01, max: 0.98, noNaN: true }), ([p50, ratio], p) => {
        for (const make of [lognormalFrom, gammaFrom]) {
          const latency = make(p50, p50 * ratio);
          expect(latencyQuantile(latency, 0.5) / p50).toBeCloseTo(1, 6);
          expect(latencyQuantile(latency, 0.99) / (p50 * ratio)).toBeCloseTo(1, 6);
          expect(latencyQuantile(latency, p + 0.01)).toBeGreaterThan(latencyQuantile(latency, p));
          expect(scoreOf(latency, secondsAt(latency, 1.5))).toBeCloseTo(1.5, 5);
          const milliseconds = make(1000 * p50, 1000 * p50 * ratio);
          expect(latencyQuantile(milliseconds, p) / latencyQuantile(latency, p) / 1000).toBeCloseTo(1, 6);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("refuses quantiles that no latency has", () => {
    expect(() => lognormalFrom(5, 5)).toThrow("above");
    expect(() => gammaFrom(0, 5)).toThrow("above");
    expect(() => empiricalFrom([{ probability: 0.5, seconds: 1 }])).toThrow("two");
    expect(() =>
      empiricalFrom([
        { probability: 0.5, seconds: 3 },
        { probability: 0.9, seconds: 2 },
      ]),
    ).toThrow("rise");
  });
});
