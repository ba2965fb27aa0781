import { sparsityBlock } from "../../../src/gpu/kernels/sparsity/block.ts";
import { sparsityCsr } from "../../../src/gpu/kernels/sparsity/csr.ts";
import { sparsityDense } from "../../../src/gpu/kernels/sparsity/dense.ts";
import { sparsity24 } from "../../../src/gpu/kernels/sparsity/two-four.ts";
import type { KernelCase } from "./case.ts";

const SHAPES = [
  { m: 1, k: 1, n: 1, density: 100 },
  { m: 7, k: 5, n: 3, density: 40 },
  { m: 3, k: 1000, n: 65, density: 1 },
  { m: 65, k: 7, n: 1, density: 10 },
  { m: 64, k: 64, n: 64, density: 100 },
  { m: 130, k: 97, n: 36, density: 3 },
  { m: 97, k: 131, n: 70, density: 25 },
];

export const WHOLE = { m: 64, k: 64, n: 64, density: 50 };
const EDGES = { m: 33, k: 67, n: 37, density: 50 };

const TILE_MUTATIONS = [
  { what: "one depth left out", from: "l < DEPTH; l++", to: "l < DEPTH - 1u; l++", at: WHOLE },
  { what: "no barrier before the products", from: "workgroupBarrier();", to: "", at: WHOLE },
  { what: "the edge of the result not guarded", from: /row >= 33u \|\| column >= 37u/, to: "row >= 33u", at: EDGES },
];

export const SPARSITY_CASES: readonly KernelCase[] = [
  { kernel: sparsityDense, shapes: SHAPES, mutations: TILE_MUTATIONS },
  {
    kernel: sparsityCsr,
    shapes: SHAPES,
    mutations: [
      { what: "the elements after the last four left out", from: "i < end; i++", to: "i + 4u < end; i++", at: EDGES },
      { what: "one element of four left out", from: "vec4<f32>(a_2)", to: "vec4<f32>()", at: EDGES },
      { what: "the next row's end", from: "row_starts[row + 1u]", to: "row_starts[row + 2u]", at: EDGES },
    ],
  },
  {
    kernel: sparsityBlock,
    // The last is large enough that no tiling is left out.
    shapes: [...SHAPES, { m: 97, k: 131, n: 500, density: 25 }],
    mutations: [
      ...TILE_MUTATIONS,
      { what: "another block's columns", from: "block_columns[step / STEPS]", to: "block_columns[0]", at: WHOLE },
      { what: "the last block of a row left out", from: "/ 32u + 1u)", to: "/ 32u)", at: WHOLE },
    ],
  },
  {
    kernel: sparsity24,
    shapes: SHAPES.map((shape) => ({ ...shape, density: 50 })),
    mutations: [
      ...TILE_MUTATIONS,
      { what: "both values in one place", from: "(code >> 2u) & 3u", to: "code & 3u", at: WHOLE },
      { what: "another group's places", from: "group % 8u", to: "(group + 1u) % 8u", at: WHOLE },
    ],
  },
];
