import { lowPrecisionF16, lowPrecisionF32 } from "../../../src/gpu/kernels/low-precision/float.ts";
import { lowPrecisionInt4 } from "../../../src/gpu/kernels/low-precision/int4.ts";
import { lowPrecisionInt8 } from "../../../src/gpu/kernels/low-precision/int8.ts";
import { inSinglePrecision } from "../single-precision.ts";
import type { KernelCase } from "./case.ts";

const ROWS_ONLY = { tokens: 3, outputs: 37, inputs: 1000, group: 128 };
const ROWS_OR_TILES = { tokens: 5, outputs: 37, inputs: 257, group: 128 };

const WHOLE_ROWS = { tokens: 2, outputs: 9, inputs: 1024, group: 128 };

export const SHAPES = [
  { tokens: 1, outputs: 1, inputs: 1, group: 8 },
  { tokens: 1, outputs: 7, inputs: 65, group: 16 },
  { tokens: 1, outputs: 64, inputs: 128, group: 32 },
  { tokens: 17, outputs: 5, inputs: 3, group: 128 },
  { tokens: 65, outputs: 70, inputs: 100, group: 20 },
  { tokens: 33, outputs: 64, inputs: 127, group: 11 },
  ROWS_OR_TILES,
  ROWS_ONLY,
];

const TILES = { tokens: 17, outputs: 64, inputs: 64, group: 16 };

const SHARED_MUTATIONS = [
  { what: "half of the lanes left out", from: "width = LANES / 2u", to: "width = LANES / 4u", at: ROWS_ONLY },
  { what: "one piece left out", from: "piece < PIECES", to: "piece < PIECES - 1u", at: WHOLE_ROWS },
  { what: "no barrier before the products", from: "workgroupBarrier();", to: "", at: TILES },
  { what: "outputs transposed", from: "y[token * OUTPUTS + row]", to: "y[row * TOKENS + token]", at: ROWS_ONLY },
];

const FLOAT_MUTATIONS = [
  ...SHARED_MUTATIONS,
  { what: "another output's weights", from: "four_of_w(output, i)", to: "four_of_w(output + 1u, i)", at: TILES },
];

export const LOW_PRECISION_CASES: readonly KernelCase[] = [
  { kernel: lowPrecisionF32, shapes: SHAPES, mutations: FLOAT_MUTATIONS },
  { kernel: lowPrecisionF16, shapes: SHAPES, mutations: FLOAT_MUTATIONS },
  {
    kernel: inSinglePrecision(lowPrecisionF16),
    shapes: SHAPES,
    mutations: FLOAT_MUTATIONS.slice(-2),
  },
  {
    kernel: lowPrecisionInt8,
    shapes: [ROWS_ONLY, ...SHAPES.slice(0, -1)],
    mutations: [
      ...SHARED_MUTATIONS,
      { what: "no scale of the tokens", from: "x_scale[token]", to: "x_scale[0]", at: ROWS_ONLY },
      {
        what: "another output's scale in a tile",
        from: "w_scale[min(column + 1u",
        to: "w_scale[min(column",
        at: TILES,
      },
      { what: "unsigned integers", from: "dot4I8Packed(a.x, b.x)", to: "i32(dot4U8Packed(a.x, b.x))", at: ROWS_ONLY },
    ],
  },
  {
    kernel: lowPrecisionInt4,
    shapes: SHAPES,
    mutations: [
      ...SHARED_MUTATIONS,
      { what: "the wrong zero", from: "- 8.0f", to: "- 7.0f", at: ROWS_ONLY },
      { what: "halves of bytes swapped", from: "l & 4u", to: "4u - (l & 4u)", at: TILES },
      { what: "the first group's scale for all", from: "i + 0u) / 16u", to: "i + 0u) / 64u", at: TILES },
    ],
  },
];
