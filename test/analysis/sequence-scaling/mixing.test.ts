import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanContext, mixing } from "../../../src/analysis/sequence-scaling/mixing.ts";
import { cachedValues, MIXERS, shapeOf, stateValues } from "../../../src/analysis/sequence-scaling/shape.ts";
import { KERNELS, LLAMA_LIKE } from "./setting.ts";

describe("a shape", () => {
  it("is 32 layers of width 4096 for 12 · 32 · 4096² parameters", () => {
    expect(LLAMA_LIKE.width).toBeCloseTo(4096, 6);
    expect(LLAMA_LIKE.layers).toBeCloseTo(32, 8);
  });

  it("is near those of Llama 7B and 65B", () => {
    // Touvron et al. 2023, table 2: 4096 wide with 32 layers, 8192 wide with 80.
    expect(Math.abs(shapeOf(6.7e9).width / 4096 - 1)).toBeLessThan(0.05);
    expect(Math.abs(shapeOf(65.2e9).width / 8192 - 1)).toBeLessThan(0.1);
  });
});

describe("the mean context", () => {
  it("is that of a sum over tokens", () => {
    const sum = (n: number, window: number) =>
      Array.from({ length: n }, (_, t) => Math.min(t + 1, window)).reduce((a, b) => a + b, 0) / n;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }), (n, window) => {
        expect(meanContext(n, window)).toBeCloseTo(sum(n, window), 8);
      }),
    );
  });
});

describe("the work of mixing at 8,192 tokens", () => {
  // Computed apart, in Python, from the formulas of the papers.
  it.each([
    ["attention", { products: 67_117_056, singles: 2_621_760, bytes: 20_480 }],
    ["window", { products: 4 * 4096 * 3072.25, singles: 32 * 3072.25 * 20, bytes: 20_480 }],
    ["linear", { products: 3_145_728, singles: 0, bytes: 98_304 }],
    ["mamba1", { products: 0, singles: 6_029_312, bytes: 131_200 }],
    ["ssd", { products: 16_908_288, singles: 589_824, bytes: 132_096 }],
  ] as const)("is that of a worked example for %s", (mixer, expected) => {
    const found = mixing(mixer, LLAMA_LIKE, 8192, KERNELS);
    expect(found.products).toBeCloseTo(expected.products, 3);
    expect(found.singles).toBeCloseTo(expected.singles, 3);
    expect(found.bytes).toBeCloseTo(expected.bytes, 3);
  });

  it("grows with length for attention alone, and a wide window is attention", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1e6 }), (n) => {
        for (const mixer of MIXERS) {
          const [here, there] = [n, 2 * n].map((tokens) => mixing(mixer, LLAMA_LIKE, tokens, KERNELS).products);
          if (mixer === "attention") expect(there).toBeGreaterThan(here ?? 0);
          else if (mixer !== "window") expect(there).toBe(here);
        }
        const wide = { ...LLAMA_LIKE, window: n };
        expect(mixing("window", wide, n, KERNELS)).toEqual(mixing("attention", wide, n, KERNELS));
      }),
    );
  });
});

describe("what a sequence keeps", () => {
  it("is a state of fixed size, or keys and values that grow", () => {
    // Dao and Gu 2024: state 128, inner width 2 · 4096, two blocks; Mamba: state 16.
    expect(stateValues("ssd", LLAMA_LIKE)).toBeCloseTo(2 * 8192 * 128, 3);
    expect(stateValues("mamba1", LLAMA_LIKE)).toBeCloseTo(2 * 8192 * 16, 3);
    expect(cachedValues("attention", LLAMA_LIKE, 1000)).toBe(2 * 1024 * 1000);
    expect(cachedValues("window", LLAMA_LIKE, 1e6)).toBe(2 * 1024 * 4096);
    for (const mixer of ["linear", "mamba1", "ssd"] as const) expect(cachedValues(mixer, LLAMA_LIKE, 1e6)).toBe(0);
  });
});
