import { describe, expect, it } from "vitest";
import type { Kernel, KernelParameters } from "../../../src/gpu/kernel.ts";
import { prefillFlash, prefillFlashF16, prefillSliding } from "../../../src/gpu/kernels/prefill/flash.ts";
import { prefillMaterialized } from "../../../src/gpu/kernels/prefill/materialized.ts";
import { planBytes } from "../../../src/gpu/prepared.ts";
import { testFamily } from "../family.ts";
import { check, labDevice } from "../lab.ts";
import { inSinglePrecision } from "../single-precision.ts";

const SHAPES = [
  { sequence: 1, heads: 1, headDim: 1, causal: 1 },
  { sequence: 7, heads: 3, headDim: 5, causal: 0 },
  { sequence: 65, heads: 2, headDim: 7, causal: 1 },
  { sequence: 101, heads: 1, headDim: 36, causal: 0 },
  { sequence: 64, heads: 2, headDim: 32, causal: 1 },
  { sequence: 1000, heads: 1, headDim: 4, causal: 1 },
  { sequence: 131, heads: 2, headDim: 20, causal: 1 },
];

const ODD = { sequence: 65, heads: 2, headDim: 7, causal: 1 };
const ALL_KEYS = { sequence: 101, heads: 1, headDim: 36, causal: 0 };

const noBarrier = {
  what: "no barrier before the products",
  from: "workgroupBarrier();\nfor (var l",
  to: "for (var l",
  at: ODD,
};

testFamily("prefill", [
  {
    kernel: prefillMaterialized,
    shapes: SHAPES,
    mutations: [
      noBarrier,
      { what: "the next key seen", from: "let kept = place.x + 1u", to: "let kept = place.x + 2u", at: ODD },
      { what: "weights that do not add up to one", from: "1.0f / sum", to: "1.0f", at: ODD },
    ],
  },
  {
    kernel: prefillFlash,
    shapes: SHAPES,
    mutations: [
      noBarrier,
      { what: "the next key seen", from: /\(keys <= (.*?\))\)/, to: "(keys <= $1 + vec4<u32>(1u))", at: ODD },
      { what: "old outputs not faded", from: "o_0_0 *= fade_0;", to: "", at: ALL_KEYS },
      {
        what: "the last key counted again",
        from: "keys < vec4<u32>(101u)",
        to: "keys <= vec4<u32>(101u)",
        at: ALL_KEYS,
      },
    ],
  },
  {
    kernel: prefillSliding,
    shapes: SHAPES.map((shape) => ({ ...shape, window: Math.ceil(shape.sequence / 3) })),
    mutations: [
      {
        what: "a window of one more",
        from: "keys + vec4<u32>(22u)",
        to: "keys + vec4<u32>(23u)",
        at: { ...ODD, window: 22 },
      },
      {
        what: "a tile skipped that is in part in the window",
        from: "seen_from / 32u * 32u",
        to: "(seen_from + 31u) / 32u * 32u",
        at: { ...ODD, window: 22 },
      },
    ],
  },
]);

describe("prefill in half precision", () => {
  const single = inSinglePrecision(prefillFlashF16, prefillFlash);

  it.each([ODD, ALL_KEYS])("is right but for rounding at %j", async (shape) => {
    expect(await check(single, shape)).toMatchObject({ problem: null });
  });
});

describe("prefill with a window of the whole sequence", () => {
  it.each([0, 1])("is the fused kernel, causal %i", async (causal) => {
    const { traits } = await labDevice();
    const shape = { sequence: 65, heads: 2, headDim: 8, causal };
    const code = (kernel: Kernel, parameters: KernelParameters) =>
      kernel.plan(parameters, traits, kernel.tunings(parameters, traits)[0] ?? {});
    expect(code(prefillSliding, { ...shape, window: 65 })).toEqual(code(prefillFlash, shape));
    expect(code(prefillSliding, { ...shape, window: 1000 })).toEqual(code(prefillFlash, shape));
    expect(prefillSliding.cost({ ...shape, window: 65 })).toEqual(prefillFlash.cost(shape));
  });
});

describe("prefill costs", () => {
  it("counts the pairs that are kept", () => {
    const shape = { sequence: 5, heads: 3, headDim: 2, causal: 0 };
    expect(prefillFlash.cost(shape).usefulFlops).toBe(4 * 2 * 3 * 25);
    expect(prefillFlash.cost({ ...shape, causal: 1 }).usefulFlops).toBe(4 * 2 * 3 * 15);
    expect(prefillSliding.cost({ ...shape, causal: 1, window: 2 }).usefulFlops).toBe(4 * 2 * 3 * 9);
    expect(prefillSliding.cost({ ...shape, window: 2 }).usefulFlops).toBe(4 * 2 * 3 * 13);
  });

  it.each([1, 8])("shows the matrix of scores in memory at 4096 tokens and %i heads", async (heads) => {
    const { traits } = await labDevice();
    const shape = { sequence: 4096, heads, headDim: 64, causal: 1 };
    const bytes = (kernel: Kernel) => planBytes(kernel.plan(shape, traits, kernel.tunings(shape, traits)[0] ?? {}));
    expect(bytes(prefillFlash).scratch).toBe(0);
    expect(bytes(prefillMaterialized).scratch).toBe(heads * 4096 * 4096 * 4);
    expect(bytes(prefillMaterialized).total / bytes(prefillFlash).total).toBeGreaterThanOrEqual(10);
  });
});
