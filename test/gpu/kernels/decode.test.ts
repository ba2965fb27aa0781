import { describe, expect, it } from "vitest";
import { inputRandom } from "../../../src/gpu/inputs.ts";
import { input, type KernelParameters } from "../../../src/gpu/kernel.ts";
import {
  decodeGqa,
  decodeGqaF16,
  decodeMha,
  decodeMla,
  decodeMlaF16,
  decodeMqa,
  decodeSparse,
} from "../../../src/gpu/kernels/decode/kernels.ts";
import { testFamily } from "../family.ts";
import { check } from "../lab.ts";
import { inSinglePrecision } from "../single-precision.ts";

const ONE = { context: 1, queryHeads: 1, headDim: 1, batch: 1 };
const ODD = { context: 65, queryHeads: 9, headDim: 7, batch: 2 };

const SHAPES = [
  ONE,
  { context: 7, queryHeads: 3, headDim: 5, batch: 3 },
  ODD,
  { context: 1000, queryHeads: 2, headDim: 4, batch: 1 },
  { context: 64, queryHeads: 16, headDim: 32, batch: 1 },
  { context: 131, queryHeads: 5, headDim: 20, batch: 1 },
];

const LATENT_SHAPES = [
  { ...ONE, latent: 1, rope: 1 },
  { ...ODD, latent: 13, rope: 5 },
  { context: 1000, queryHeads: 2, headDim: 4, batch: 1, latent: 8, rope: 4 },
  { context: 64, queryHeads: 16, headDim: 32, batch: 1, latent: 32, rope: 8 },
  { context: 129, queryHeads: 3, headDim: 32, batch: 1, latent: 132, rope: 3 },
  { context: 131, queryHeads: 5, headDim: 16, batch: 2, latent: 24, rope: 4 },
];

const ODD_LATENT = { ...ODD, latent: 13, rope: 5 };

const partsUnweighed = { what: "parts not weighed", from: "exp2(of_part.x - top)", to: "1.0f" };
const oneKeyTooMany = { what: "a key past the end", from: "keys < vec4<u32>(end)", to: "keys <= vec4<u32>(end)" };

testFamily("decode", [
  {
    kernel: decodeMha,
    shapes: [...SHAPES, { context: 70, queryHeads: 2, headDim: 68, batch: 1 }],
    mutations: [
      { ...partsUnweighed, at: ODD },
      { ...oneKeyTooMany, at: ODD },
      { what: "the first head's keys for all", from: "+ kv_head)", to: "+ 0u)", at: ODD },
    ],
  },
  {
    kernel: decodeGqa,
    shapes: [...SHAPES, { context: 70, queryHeads: 9, headDim: 68, batch: 1 }],
    mutations: [
      { ...partsUnweighed, at: ODD },
      { what: "old outputs not faded", from: "o_0_0 *= fade_0;", to: "", at: { ...ODD, context: 1000, batch: 30 } },
      { what: "a group of seven", from: "kv_head * 8u", to: "kv_head * 7u", at: ODD },
    ],
  },
  {
    kernel: decodeMqa,
    shapes: SHAPES,
    mutations: [
      { ...oneKeyTooMany, at: ODD },
      { what: "the first sequence's keys for all", from: /\(sequence \* 1u/g, to: "(0u", at: ODD },
    ],
  },
  {
    kernel: decodeMla,
    shapes: LATENT_SHAPES,
    mutations: [
      { ...partsUnweighed, at: ODD_LATENT },
      {
        what: "scores without the positional part",
        from: "start < 5u; start += 4u",
        to: "start < 3u; start += 4u",
        at: ODD_LATENT,
      },
      {
        what: "values taken one vector further",
        from: "column = 4u * four;",
        to: "column = 4u * four + 1u;",
        at: ODD_LATENT,
      },
    ],
  },
  {
    kernel: decodeSparse,
    shapes: LATENT_SHAPES.map((shape) => ({ ...shape, selected: Math.ceil(shape.context / 3) })),
    mutations: [
      {
        what: "the first tokens for the selected",
        from: /selected\[.*? \+ (min\(.*?\))\]/g,
        to: "$1",
        at: { ...ODD_LATENT, selected: 20 },
      },
      {
        what: "the first sequence's selection for all",
        from: /selected\[sequence \* 20u/g,
        to: "selected[0u",
        at: { ...ODD_LATENT, selected: 20 },
      },
      { ...oneKeyTooMany, at: { ...ODD_LATENT, selected: 20 } },
    ],
  },
]);

describe("decode with a cache in half precision", () => {
  it("is right but for rounding", async () => {
    expect(await check(inSinglePrecision(decodeGqaF16, decodeGqa), ODD)).toMatchObject({ problem: null });
    expect(await check(inSinglePrecision(decodeMlaF16, decodeMla), ODD_LATENT)).toMatchObject({ problem: null });
  });
});

describe("decode costs", () => {
  const shape = { context: 4096, queryHeads: 32, headDim: 128, batch: 1, latent: 512, rope: 64, selected: 512 };
  const cacheBytes = (kernel: { cost(parameters: KernelParameters): { compulsoryBytes: number } }, outside: number) =>
    kernel.cost(shape).compulsoryBytes - 4 * 32 * outside;

  it("reads of the cache what each kind of attention must", () => {
    expect(cacheBytes(decodeMha, 256)).toBe(4 * 4096 * 32 * 256);
    expect(cacheBytes(decodeGqa, 256)).toBe(4 * 4096 * 4 * 256);
    expect(cacheBytes(decodeGqaF16, 256)).toBe(2 * 4096 * 4 * 256);
    expect(cacheBytes(decodeMqa, 256)).toBe(4 * 4096 * 256);
    expect(cacheBytes(decodeMla, 1088)).toBe(4 * 4096 * 576);
    expect(cacheBytes(decodeSparse, 1088)).toBe(4 * 512 * 576 + 4 * 512);
  });

  it("selects distinct tokens in rising order", () => {
    const selected = input(decodeSparse.inputs({ ...shape, batch: 2, latent: 1, rope: 1 }, inputRandom(1)), "selected");
    expect(selected).toHaveLength(1024);
    for (const sequence of [selected.subarray(0, 512), selected.subarray(512)]) {
      expect(new Set(sequence).size).toBe(512);
      expect([...sequence]).toEqual([...sequence].sort((a, b) => a - b));
      expect(Math.max(...sequence)).toBeLessThan(4096);
    }
  });
});
