import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bytesPerSequence,
  bytesPerSequenceAndGpu,
  bytesPerToken,
  type CacheGeometry,
  splitLayers,
  valuesPerToken,
} from "../../src/analysis/kv-cache.ts";

const layers = (count: number, values: number, kvHeads: number, window: number | null = null) => ({
  layers: count,
  valuesPerToken: values,
  kvHeads,
  window,
});

const geometry = fc.record({
  attention: fc.array(
    fc.record({
      layers: fc.integer({ min: 1, max: 128 }),
      valuesPerToken: fc.integer({ min: 1, max: 65_536 }),
      kvHeads: fc.constantFrom(1, 2, 4, 8, 16, 64),
      window: fc.option(fc.integer({ min: 1, max: 8192 })),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  stateValues: fc.integer({ min: 0, max: 1_000_000 }),
});

const tokens = fc.integer({ min: 0, max: 1_000_000 });

describe("values of one token in one layer", () => {
  const heads = { queryHeads: 64, kvHeads: 8, headDim: 128, latentDim: 576 };

  it("count a key and a value for each head that is kept, or one latent vector", () => {
    expect(valuesPerToken("MHA", heads)).toBe(16_384);
    expect(valuesPerToken("GQA", heads)).toBe(2048);
    expect(valuesPerToken("MQA", heads)).toBe(256);
    expect(valuesPerToken("MLA", heads)).toBe(576);
  });
});

describe("bytes of a cache", () => {
  it("are those of the papers' models", () => {
    // Llama 2 70B (arXiv 2307.09288): 80 layers, 8 key–value heads of 128; 131,072 tokens are 40 GiB.
    const llama: CacheGeometry = { attention: [layers(80, 2 * 8 * 128, 8)], stateValues: 0 };
    expect(bytesPerToken(llama, 2)).toBe(327_680);
    expect(bytesPerSequence(llama, 131_072, 2)).toBe(40 * 2 ** 30);
    // Mistral 7B (arXiv 2310.06825): a window of 4,096 tokens bounds the cache at 512 MiB.
    const mistral: CacheGeometry = { attention: [layers(32, 2 * 8 * 128, 8, 4096)], stateValues: 0 };
    expect(bytesPerToken(mistral, 2)).toBe(131_072);
    expect(bytesPerSequence(mistral, 32_768, 2)).toBe(512 * 2 ** 20);
    // Gemma 3 27B (arXiv 2503.19786): of 62 layers each sixth keeps all, the others 1,024 tokens.
    expect(splitLayers(62, 5, 1)).toEqual({ windowed: 52, full: 10 });
  });

  it("are those of a recurrent state whatever the length", () => {
    const mamba: CacheGeometry = { attention: [], stateValues: 64 * 5120 * 16 };
    fc.assert(fc.property(tokens, (length) => bytesPerSequence(mamba, length, 2) === 10_485_760));
  });

  it("never shrink with context and are proportional to the bytes of a value", () => {
    fc.assert(
      fc.property(geometry, tokens, tokens, (some, a, b) => {
        const [short, long] = [Math.min(a, b), Math.max(a, b)];
        expect(bytesPerSequence(some, short, 2)).toBeLessThanOrEqual(bytesPerSequence(some, long, 2));
        expect(bytesPerSequence(some, a, 2)).toBe(2 * bytesPerSequence(some, a, 1));
      }),
    );
  });

  it("grow by what one token adds", () => {
    fc.assert(
      fc.property(geometry, tokens, (some, context) => {
        const grown = bytesPerSequence(some, context + 1, 2) - bytesPerSequence(some, context, 2);
        expect(grown).toBe(bytesPerToken(some, 2, context));
      }),
    );
  });
});

describe("a cache over several GPUs", () => {
  it("is dealt out by whole heads: 8 heads over 8 GPUs, twice over 16, and a latent vector on each", () => {
    const grouped: CacheGeometry = { attention: [layers(1, 2048, 8)], stateValues: 0 };
    const latent: CacheGeometry = { attention: [layers(1, 576, 1)], stateValues: 0 };
    expect([1, 3, 8, 16].map((gpus) => bytesPerSequenceAndGpu(grouped, 1, 1, gpus))).toEqual([2048, 768, 256, 256]);
    expect([1, 8].map((gpus) => bytesPerSequenceAndGpu(latent, 1, 1, gpus))).toEqual([576, 576]);
  });

  it("takes no more of each GPU than of one, and no less in all", () => {
    fc.assert(
      fc.property(geometry, tokens, fc.integer({ min: 1, max: 64 }), (some, length, gpus) => {
        const alone = bytesPerSequence(some, length, 2);
        const each = bytesPerSequenceAndGpu(some, length, 2, gpus);
        expect(each).toBeLessThanOrEqual(alone);
        expect(each * gpus).toBeGreaterThanOrEqual(alone * (1 - 1e-12));
      }),
    );
  });
});
