import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type AttentionShape,
  cachedValues,
  elasticity,
  operations,
  scores,
  scoreTrafficGb,
} from "../../src/analysis/attention-growth.ts";

const shape = { heads: 64, headDim: 128, tokens: 4096 };

test("costs of one layer are those of a worked example", () => {
  // By hand: 4 · 4096² · 8192, 64 · 4096², 2 · 4096 · 8192.
  expect(operations(shape)).toBe(549_755_813_888);
  expect(scores(shape)).toBe(1_073_741_824);
  expect(cachedValues(shape)).toBe(67_108_864);
});

test("one token of Llama 2 70B at 4,096 moves 0.168 GB of scores", () => {
  // By hand: four passes of 2 bytes over 80 · 64 · 4096 scores.
  expect(scoreTrafficGb(80, shape, 2)).toBeCloseTo(0.16777216, 10);
});

test("operations and scores are of second degree in length, of first in heads; equal width takes heads out", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 256 }), fc.integer({ min: 1, max: 1e5 }), (heads, tokens) => {
      const at: AttentionShape = { heads, tokens, headDim: 128 };
      const grown = (cost: (one: AttentionShape) => number, more: Partial<AttentionShape>) =>
        elasticity([cost(at), cost({ ...at, ...more })], [1, 2]);
      for (const cost of [operations, scores]) {
        expect(grown(cost, { tokens: 2 * tokens })).toBeCloseTo(2, 8);
        expect(grown(cost, { heads: 2 * heads })).toBeCloseTo(1, 8);
      }
      expect(grown(cachedValues, { tokens: 2 * tokens })).toBeCloseTo(1, 8);
      expect(grown(operations, { heads: 2 * heads, headDim: 64 })).toBeCloseTo(0, 8);
      expect(grown(scores, { heads: 2 * heads, headDim: 64 })).toBeCloseTo(1, 8);
    }),
  );
});
