import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanQueryUsd, simulateQueries, type Traffic } from "../../../src/analysis/orchestration/ordinary-query.ts";
import {
  type Run,
  reach,
  roundsUsd,
  roundUsd,
  runUsd,
  turned,
} from "../../../src/analysis/orchestration/query-cost.ts";

const run: Run = {
  rounds: 50,
  price: { input: 15, output: 75 },
  promptTokens: 11_154,
  outputTokens: 766,
  addedTokens: 766,
  contextTokens: 131_072,
  toolUsd: 0,
};

const someRun: fc.Arbitrary<Run> = fc.record({
  rounds: fc.integer({ min: 1, max: 300 }),
  price: fc.record({
    input: fc.double({ min: 0.1, max: 20, noNaN: true }),
    output: fc.double({ min: 0.1, max: 80, noNaN: true }),
  }),
  promptTokens: fc.integer({ min: 1, max: 150_000 }),
  outputTokens: fc.integer({ min: 1, max: 9000 }),
  addedTokens: fc.integer({ min: 0, max: 9000 }),
  contextTokens: fc.oneof(fc.integer({ min: 1000, max: 200_000 }), fc.constant(Number.POSITIVE_INFINITY)),
  toolUsd: fc.constantFrom(0, 0.01),
});

describe("the cost of a run", () => {
  it("is that of its hand-worked example", () => {
    // Round 1: 11,154 × 15 + 766 × 75 = 224,760 millionths; round 3 has 1,532 tokens more.
    expect(roundUsd(run, 1)).toBeCloseTo(0.22476, 10);
    expect(roundUsd(run, 3)).toBeCloseTo(0.22476 + (1532 * 15) / 1e6, 10);
    // 50 rounds: prompts of 50 × 11,154 + 766 × 1,225 = 1,496,050 tokens.
    expect(roundsUsd(run, 50)).toBeCloseTo((1_496_050 * 15 + 50 * 766 * 75) / 1e6, 9);
  });

  it("adds up its rounds, whether prompts are cut or not", () => {
    fc.assert(
      fc.property(someRun, (some) => {
        let sum = 0;
        for (let round = 1; round <= some.rounds; round += 1) sum += roundUsd(some, round);
        expect(roundsUsd(some, some.rounds) / sum).toBeCloseTo(1, 9);
      }),
    );
  });

  it("gives the published bounds where only output counts: 50 rounds at 10 or 75 over 0.2 USD", () => {
    const plain = { ...run, promptTokens: 0, addedTokens: 0 };
    const cheapest = runUsd({ ...plain, rounds: 1, price: { input: 0.2, output: 0.2 } }, null);
    expect(runUsd({ ...plain, price: { input: 1.25, output: 10 } }, null) / cheapest).toBeCloseTo(2500, 6);
    expect(runUsd(plain, null) / cheapest).toBeCloseTo(18_750, 6);
  });

  it("rises with every input", () => {
    fc.assert(
      fc.property(
        someRun,
        fc.constantFrom("rounds", "price", "outputTokens", "addedTokens", "promptTokens"),
        (some, knob) => {
          const from = knob === "price" ? some.price.output : some[knob];
          const dearer = runUsd(turned(some, knob, knob === "rounds" ? from + 1 : 1.5 * from + 1), null);
          expect(dearer).toBeGreaterThanOrEqual(runUsd(some, null) * (1 - 1e-12));
        },
      ),
    );
  });

  it("exceeds a budget by less than a round, and does not reach it where it is not spent", () => {
    fc.assert(
      fc.property(someRun, fc.double({ min: 0.001, max: 500, noNaN: true }), (some, budget) => {
        const cost = runUsd(some, budget);
        const dearest = roundUsd(some, some.rounds);
        expect(cost).toBeLessThanOrEqual(budget + dearest * (1 + 1e-9) + 1e-9);
        expect(cost).toBeLessThanOrEqual(runUsd(some, null) * (1 + 1e-12));
        if (runUsd(some, null) > budget) expect(cost).toBeGreaterThanOrEqual(budget * (1 - 1e-12));
      }),
    );
  });

  it("tells how far an input must be turned, and no less does", () => {
    fc.assert(
      fc.property(someRun, fc.constantFrom("rounds", "outputTokens"), (some, knob) => {
        const target = { times: 50_000, baselineUsd: 1e-3, budgetUsd: null };
        const found = reach(some, target, knob, { low: 1, high: 1e6 });
        if (found === null) return;
        expect(runUsd(turned(some, knob, found), null) / 1e-3).toBeGreaterThanOrEqual(50_000 * (1 - 1e-9));
        const less = knob === "rounds" ? found - 1 : found * 0.999;
        if (found > 1) expect(runUsd(turned(some, knob, less), null) / 1e-3).toBeLessThan(50_000);
      }),
    );
    expect(reach(run, { times: 50_000, baselineUsd: 1, budgetUsd: 3 }, "rounds", { low: 1, high: 1e6 })).toBeNull();
  });
});

describe("ordinary queries", () => {
  const traffic: Traffic = {
    meanRounds: 2.5,
    roundCap: 50,
    expertShare: 0.5,
    expert: { input: 1.25, output: 10 },
    run: { ...run, price: { input: 0.2, output: 0.2 }, addedTokens: 0 },
  };

  it("cost on average the mean rounds times the mean round, where prompts do not grow", () => {
    const cheap = (11_920 * 0.2) / 1e6;
    const dear = (11_154 * 1.25 + 766 * 10) / 1e6;
    // The cap of 50 rounds cuts a share of 0.6^50 of the mean.
    expect(meanQueryUsd(traffic)).toBeCloseTo((2.5 * (cheap + dear)) / 2, 9);
    expect(meanQueryUsd({ ...traffic, roundCap: 1 })).toBeCloseTo((cheap + dear) / 2, 12);
  });

  it("are drawn with that mean, from a seed", () => {
    const costs = simulateQueries(
      { ...traffic, run: { ...traffic.run, addedTokens: 766 } },
      { seed: 3, samples: 50_000 },
    );
    const mean = costs.reduce((total, cost) => total + cost, 0) / costs.length;
    expect(mean / meanQueryUsd({ ...traffic, run: { ...traffic.run, addedTokens: 766 } })).toBeCloseTo(1, 1.7);
    expect(costs.at(0)).toBeLessThanOrEqual(costs.at(-1) ?? 0);
    expect(simulateQueries(traffic, { seed: 3, samples: 100 })).toEqual(
      simulateQueries(traffic, { seed: 3, samples: 100 }),
    );
  });
});
