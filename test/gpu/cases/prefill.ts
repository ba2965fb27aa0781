import { prefillFlash, prefillFlashF16, prefillSliding } from "../../../src/gpu/kernels/prefill/flash.ts";
import { prefillMaterialized } from "../../../src/gpu/kernels/prefill/materialized.ts";
import { type KernelCase, type Mutation, withFewTunings } from "./case.ts";
import { NOT_FADED, WRONG_MAXIMA } from "./maxima.ts";

/** Several tiles of keys, each staged in two steps. */
const SEVERAL_TILES = { sequence: 131, heads: 2, headDim: 20, causal: 1 };

const SHAPES = [
  { sequence: 1, heads: 1, headDim: 1, causal: 1 },
  { sequence: 7, heads: 3, headDim: 5, causal: 0 },
  { sequence: 65, heads: 2, headDim: 7, causal: 1 },
  { sequence: 101, heads: 1, headDim: 36, causal: 0 },
  { sequence: 64, heads: 2, headDim: 32, causal: 1 },
  { sequence: 1000, heads: 1, headDim: 4, causal: 1 },
  SEVERAL_TILES,
];

export const ODD = { sequence: 65, heads: 2, headDim: 7, causal: 1 };
export const ALL_KEYS = { sequence: 101, heads: 1, headDim: 36, causal: 0 };

/** Wrong maxima of a stored row of scores. */
const WRONG_MAXIMA_OF_ROWS: readonly Omit<Mutation, "at">[] = [
  { what: "no maximum", from: /- vec4<f32>\(largest\)/g, to: "- vec4<f32>(0.0f * largest)" },
  {
    what: "the maximum of an eighth of the row",
    from: /(?<=largest = max\(largest, )total_largest\[i\]/,
    to: "largest",
  },
  {
    what: "the maximum of the row's first eighth",
    from: "partial_largest[i * 8u + local % 8u]",
    to: "partial_largest[local % 8u]",
  },
];

const FLASH: KernelCase = {
  kernel: prefillFlash,
  shapes: SHAPES,
  mutations: [
    { what: "the next key seen", from: /\(keys <= (.*?\))\)/, to: "(keys <= $1 + vec4<u32>(1u))", at: ODD },
    ...[...WRONG_MAXIMA, ...NOT_FADED].map((change) => ({ ...change, at: ODD })),
    {
      what: "the last key counted again",
      from: "keys < vec4<u32>(101u)",
      to: "keys <= vec4<u32>(101u)",
      at: ALL_KEYS,
    },
  ],
  barriersAt: SEVERAL_TILES,
};

export const PREFILL_CASES: readonly KernelCase[] = [
  {
    kernel: prefillMaterialized,
    shapes: SHAPES,
    mutations: [
      { what: "the next key seen", from: "let kept = place.x + 1u", to: "let kept = place.x + 2u", at: ODD },
      { what: "weights that do not add up to one", from: "1.0f / sum", to: "1.0f", at: ODD },
      ...WRONG_MAXIMA_OF_ROWS.map((change) => ({ ...change, at: ODD })),
    ],
    barriersAt: SEVERAL_TILES,
  },
  FLASH,
  { ...FLASH, kernel: prefillFlashF16 },
  {
    kernel: withFewTunings(prefillSliding),
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
      ...WRONG_MAXIMA.map((change) => ({ ...change, at: { ...ODD, window: 22 } })),
    ],
  },
];
