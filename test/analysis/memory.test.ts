import fc from "fast-check";
import { expect, test } from "vitest";
import { bytesOnGpu, largestBatch, longestContext, type Serving } from "../../src/analysis/memory.ts";

/** Llama 2 70B on H100s of 80 GB, a tenth kept back. */
const llama: Serving = {
  geometry: { attention: [{ layers: 80, valuesPerToken: 2048, kvHeads: 8, window: null }], stateValues: 0 },
  parameters: 70e9,
  bytesPerWeight: 2,
  bytesPerCachedValue: 2,
  gpus: 4,
  gpuMemoryBytes: 80e9,
  reserve: 0.1,
};

test("weights and cache of a worked example", () => {
  // By hand: 140 GB of weights over 4 GPUs; 4,096 tokens of 327,680 bytes are 1.342 GB, a quarter on each GPU.
  expect(bytesOnGpu(llama, 1, 4096)).toEqual({
    weights: 35e9,
    cache: 335_544_320,
    total: 35_335_544_320,
    usable: 72e9,
  });
  // 72 GB less 35 GB over 0.3355 GB is 110.27.
  expect(largestBatch(llama, 4096)).toBe(110);
});

test("weights that do not fit leave no room for a sequence", () => {
  expect(largestBatch({ ...llama, gpus: 1 }, 1)).toBe(0);
  expect(longestContext({ ...llama, gpus: 1 }, 1, 1e6)).toBe(0);
});

test("sequences that take no memory are bounded by something else", () => {
  expect(largestBatch({ ...llama, geometry: { attention: [], stateValues: 0 } }, 1)).toBe(Number.POSITIVE_INFINITY);
});

const serving = fc
  .record({ gpus: fc.integer({ min: 1, max: 16 }), billions: fc.integer({ min: 1, max: 400 }) })
  .map(({ gpus, billions }): Serving => ({ ...llama, gpus, parameters: billions * 1e9 }));

const tokens = fc.integer({ min: 1, max: 1_000_000 });

test("the largest batch fits, and one more does not", () => {
  fc.assert(
    fc.property(serving, tokens, (some, length) => {
      const batch = largestBatch(some, length);
      const at = (size: number) => bytesOnGpu(some, size, length);
      if (batch > 0) expect(at(batch).total).toBeLessThanOrEqual(at(batch).usable * (1 + 1e-12));
      expect(at(batch + 1).total).toBeGreaterThan(at(batch + 1).usable * (1 - 1e-12));
    }),
  );
});

test("the largest batch never grows with context and never shrinks with memory", () => {
  fc.assert(
    fc.property(serving, tokens, tokens, (some, a, b) => {
      expect(largestBatch(some, Math.max(a, b))).toBeLessThanOrEqual(largestBatch(some, Math.min(a, b)));
      expect(largestBatch({ ...some, gpuMemoryBytes: 141e9 }, a)).toBeGreaterThanOrEqual(largestBatch(some, a));
    }),
  );
});

test("the longest context fits, and one more token does not", () => {
  fc.assert(
    fc.property(serving, fc.integer({ min: 1, max: 256 }), (some, batch) => {
      const context = longestContext(some, batch, 1e8);
      if (context > 0) expect(bytesOnGpu(some, batch, context).total).toBeLessThanOrEqual(72e9);
      if (context < 1e8) expect(bytesOnGpu(some, batch, context + 1).total).toBeGreaterThan(72e9);
    }),
  );
});
