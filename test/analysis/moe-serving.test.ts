import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Conditions,
  decodeGain,
  decodeStep,
  efficiencyForSlowdown,
  gainAtEndlessContext,
  lossByContext,
  type Machine,
  prefillStep,
  type ServedModel,
  splitParameters,
} from "../../src/analysis/moe-serving.ts";

/** Mixtral 8x7B (arXiv 2401.04088): 46.7B parameters, 12.9B active, 8 experts of which 2 act; 32 layers, 8 kv heads. */
const mixtral: ServedModel = {
  parameters: 46.7e9,
  activeParameters: 12.9e9,
  experts: { routed: 8, active: 2 },
  layers: 32,
  width: 4096,
  cache: { attention: [{ layers: 32, valuesPerToken: 2048, kvHeads: 8, window: null }], stateValues: 0 },
  attentionWidth: 4096,
};

const llama70: ServedModel = {
  parameters: 70e9,
  activeParameters: 70e9,
  experts: null,
  layers: 80,
  width: 8192,
  cache: { attention: [{ layers: 80, valuesPerToken: 2048, kvHeads: 8, window: null }], stateValues: 0 },
  attentionWidth: 8192,
};

const h100: Machine = { gpus: 1, memoryBandwidth: 3.35e12, peakFlops: 989e12, linkBandwidth: 153e9, linkLatency: 1e-5 };

const perfect: Conditions = {
  bytesPerWeight: 2,
  bytesPerCachedValue: 2,
  bytesPerSentValue: 2,
  memoryEfficiency: 1,
  computeEfficiency: 1,
  mixtureEfficiency: 1,
  skew: 0,
};

describe("parameters of a mixture", () => {
  it("fall into experts and what all tokens share", () => {
    // (46.7 − 12.9) / 6 = 5.633 billion an expert, 12.9 − 2 · 5.633 = 1.633 billion shared.
    const { shared, expert } = splitParameters(mixtral);
    expect([shared / 1e9, expert / 1e9].map((b) => b.toFixed(3))).toEqual(["1.633", "5.633"]);
    expect(splitParameters(llama70)).toEqual({ shared: 70e9, expert: 0 });
  });
});

describe("a step of writing", () => {
  it("is that of a worked example on one GPU", () => {
    // By hand: 25.8 GB of active weights and 4,096 · 131,072 bytes of cache over 3.35 TB/s.
    const one = decodeStep(mixtral, h100, perfect, 1, 4096);
    expect(one.seconds * 1e3).toBeCloseTo((25.8 + 0.536_870_912) / 3.35, 6);
    expect(one.expertsTouched).toBeCloseTo(2, 9);
    // 8(1 − 0.75^32) = 7.9992 experts: nearly all 93.4 GB are read; the cache is 32 times that of one.
    const many = decodeStep(mixtral, h100, perfect, 32, 4096);
    expect(many.weightBytes / 1e9).toBeCloseTo(2 * (1.6333 + 7.9992 * 5.6333), 1);
    expect(many.cacheBytes).toBe(32 * one.cacheBytes);
  });

  it("is limited by arithmetic where the batch is large and the context short", () => {
    const step = decodeStep(llama70, h100, perfect, 4096, 1);
    expect(step.compute).toBeGreaterThan(step.memory);
    // 4,096 tokens times 2 · 70e9 operations and 4 · 80 · 8,192 of attention.
    expect(step.compute * 989e12).toBeCloseTo(4096 * (140e9 + 4 * 80 * 8192), -6);
  });

  it("pays messages by hand: two exchanges a layer dense, three with experts", () => {
    const pair = { ...h100, gpus: 2 };
    const dense = decodeStep(llama70, pair, perfect, 1, 1);
    // Two all-reduces of 16,384 bytes, 2 · 1/2 of them through each link, and 10 µs each, in 80 layers.
    expect(dense.messages).toBeCloseTo(80 * ((2 * 16_384) / 153e9 + 2e-5), 12);
    const mixture = decodeStep(mixtral, pair, perfect, 1, 1);
    // One all-reduce of 8,192 bytes; half a token's 2 copies away and back: 2 · 1/2 · 2 · 4,096.
    expect(mixture.messages).toBeCloseTo(32 * ((8192 + 8192) / 153e9 + 3e-5), 12);
    expect(decodeStep(mixtral, h100, perfect, 1, 1).messages).toBe(0);
  });
});

describe("a step of reading a prompt", () => {
  it("is limited by arithmetic, twice the active parameters and half the square of attention", () => {
    const { compute, memory } = prefillStep(llama70, h100, perfect, 1, 4096);
    expect(compute).toBeGreaterThan(memory);
    expect(compute * 989e12).toBeCloseTo(4096 * (140e9 + 2 * 80 * 8192 * 4096), -9);
  });
});

const batch = fc.integer({ min: 1, max: 2048 });

const context = fc.integer({ min: 1, max: 1_000_000 });

const machine = fc.constantFrom(1, 2, 4, 8).map((gpus): Machine => ({ ...h100, gpus }));

describe("steps", () => {
  it("take longer with batch, context, slower memory and worse kernels", () => {
    fc.assert(
      fc.property(machine, batch, context, (on, size, length) => {
        for (const model of [mixtral, llama70]) {
          const { seconds } = decodeStep(model, on, perfect, size, length);
          expect(decodeStep(model, on, perfect, size + 1, length).seconds).toBeGreaterThanOrEqual(seconds);
          expect(decodeStep(model, on, perfect, size, length + 1).seconds).toBeGreaterThanOrEqual(seconds);
          const slower = { ...on, memoryBandwidth: on.memoryBandwidth / 2 };
          expect(decodeStep(model, slower, perfect, size, length).seconds).toBeGreaterThanOrEqual(seconds);
          const worse = { ...perfect, mixtureEfficiency: 0.5, computeEfficiency: 0.5 };
          expect(decodeStep(model, on, worse, size, length).seconds).toBeGreaterThanOrEqual(seconds);
        }
      }),
    );
  });

  it("of a skewed mixture read no more weights than of an even one", () => {
    fc.assert(
      fc.property(batch, (size) => {
        const even = decodeStep(mixtral, h100, perfect, size, 1).weightBytes;
        expect(decodeStep(mixtral, h100, { ...perfect, skew: 1 }, size, 1).weightBytes).toBeLessThanOrEqual(even + 1);
      }),
    );
  });
});

describe("the gain over a dense model", () => {
  it("is 1 against itself", () => {
    fc.assert(
      fc.property(machine, batch, context, (on, size, length) => {
        expect(decodeGain(llama70, llama70, on, perfect, size, length)).toBe(1);
      }),
    );
  });

  it("is the ratio of active parameters for one short sequence", () => {
    expect(decodeGain(mixtral, llama70, h100, perfect, 1, 1)).toBeCloseTo(70 / 12.9, 3);
  });

  it("tends to the ratio of the caches, whatever the experts", () => {
    expect(gainAtEndlessContext(mixtral, llama70)).toBe(2.5);
    const far = decodeGain(mixtral, llama70, h100, perfect, 64, 1e8);
    expect(far).toBeCloseTo(2.5, 2);
  });

  it("falls with context for one sequence and rises for many, towards the same end", () => {
    const at = (size: number) =>
      [1024, 32_768, 1_048_576].map((length) => decodeGain(mixtral, llama70, h100, perfect, size, length));
    expect(at(1)).toEqual(at(1).toSorted((a, b) => b - a));
    expect(at(32)).toEqual(at(32).toSorted((a, b) => a - b));
  });
});

describe("what it takes to meet a claim", () => {
  it("is an efficiency at which the mixture is just that much slower", () => {
    fc.assert(
      fc.property(batch, context, fc.double({ min: 1, max: 20, noNaN: true }), (size, length, times) => {
        const efficiency = efficiencyForSlowdown(mixtral, llama70, h100, perfect, size, length, times);
        if (efficiency === null) throw new Error("one GPU sends no messages");
        const gain = decodeGain(mixtral, llama70, h100, { ...perfect, mixtureEfficiency: efficiency }, size, length);
        expect(gain * times).toBeCloseTo(1, 9);
      }),
    );
  });

  it("is a loss between 0 and 1 that grows with the longer context", () => {
    fc.assert(
      fc.property(batch, context, context, (size, a, b) => {
        const [near, far] = [1024 + Math.min(a, b), 1024 + Math.max(a, b)];
        const [less, more] = [near, far].map((to) => lossByContext(mixtral, h100, perfect, size, 1024, to));
        expect(less).toBeGreaterThanOrEqual(0);
        expect(more).toBeGreaterThanOrEqual(less ?? 0);
        expect(more).toBeLessThan(1);
      }),
    );
  });
});
