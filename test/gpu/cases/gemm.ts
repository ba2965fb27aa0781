import { gemmF16 } from "../../../src/gpu/kernels/gemm/half.ts";
import { gemmNaive } from "../../../src/gpu/kernels/gemm/naive.ts";
import { gemmRegister } from "../../../src/gpu/kernels/gemm/register.ts";
import { gemmSubgroup } from "../../../src/gpu/kernels/gemm/subgroup.ts";
import { gemmSubgroupMatrix, gemmSubgroupMatrixF16 } from "../../../src/gpu/kernels/gemm/subgroup-matrix.ts";
import { gemmTiled } from "../../../src/gpu/kernels/gemm/tiled.ts";
import { onEmulatedMatrixUnits } from "../matrix-units.ts";
import { inSinglePrecision } from "../single-precision.ts";
import { type KernelCase, withFewTunings } from "./case.ts";

export const SHAPES = [
  { m: 1, n: 1, k: 1 },
  { m: 7, n: 5, k: 3 },
  { m: 1, n: 65, k: 1000 },
  { m: 65, n: 1, k: 7 },
  { m: 64, n: 64, k: 64 },
  { m: 33, n: 128, k: 127 },
  { m: 100, n: 130, k: 68 },
];

// The last is large enough that no tiling is left out.
const LARGE_ENOUGH = { m: 260, n: 378, k: 37 };

const LAST_COLUMN = { m: 7, n: 5, k: 3 };
const WHOLE_TILES = { m: 64, n: 64, k: 64 };

const TILE_MUTATIONS = [
  { what: "one depth left out", from: "l < DEPTH; l++", to: "l < DEPTH - 1u; l++", at: WHOLE_TILES },
  { what: "no barrier before the products", from: "workgroupBarrier();", to: "", at: WHOLE_TILES },
  {
    what: "the edge of the result not guarded",
    from: "row >= 7u || column >= 5u) { return; }",
    to: "row >= 7u) { return; }",
    at: LAST_COLUMN,
  },
  { what: "A not transposed", from: "vec4(p0.y, p1.y, p2.y, p3.y)", to: "p1", at: WHOLE_TILES },
];

const MATRIX_MUTATIONS = [
  { what: "one step left out", from: "start < K; start", to: "start + DEPTH < K; start", at: WHOLE_TILES },
  {
    what: "no barrier before the products",
    from: /workgroupBarrier\(\);\s*for \(var l/,
    to: "for (var l",
    at: WHOLE_TILES,
  },
  { what: "the edge of the result not guarded", from: "row < M && column < N", to: "row < M", at: LAST_COLUMN },
  { what: "A shifted by a row", from: "load_a(first_row + row", to: "load_a(first_row + row + 1u", at: WHOLE_TILES },
];

export const GEMM_CASES: readonly KernelCase[] = [
  {
    kernel: gemmNaive,
    shapes: SHAPES,
    mutations: [
      { what: "the last product left out", from: "l < K; l++", to: "l < K - 1u; l++", at: LAST_COLUMN },
      { what: "B read by columns", from: "b[l * N + column]", to: "b[column * K + l]", at: { m: 4, n: 5, k: 3 } },
    ],
  },
  {
    kernel: gemmRegister,
    shapes: SHAPES,
    mutations: [
      { what: "the last piece left out", from: "l < K; l += 4u", to: "l < K - 4u; l += 4u", at: WHOLE_TILES },
      { what: "a row of A taken twice", from: "min(first_row + 1u, M - 1u)", to: "first_row", at: WHOLE_TILES },
    ],
  },
  { kernel: gemmTiled, shapes: [...SHAPES, LARGE_ENOUGH], mutations: TILE_MUTATIONS },
  {
    kernel: gemmSubgroup,
    shapes: SHAPES,
    mutations: [
      {
        what: "another invocation's element",
        from: "subgroupShuffle(held_0, l)",
        to: "subgroupShuffle(held_0, l ^ 1u)",
        at: WHOLE_TILES,
      },
      { what: "one place left out", from: "l < DEPTH; l++", to: "l < DEPTH - 1u; l++", at: WHOLE_TILES },
    ],
  },
  { kernel: gemmF16, shapes: SHAPES, mutations: TILE_MUTATIONS },
  { kernel: inSinglePrecision(gemmF16), shapes: SHAPES, mutations: TILE_MUTATIONS },
  { kernel: gemmSubgroupMatrix, shapes: SHAPES, mutations: MATRIX_MUTATIONS },
  { kernel: gemmSubgroupMatrixF16, shapes: SHAPES, mutations: MATRIX_MUTATIONS },
  { kernel: onEmulatedMatrixUnits(gemmSubgroupMatrix), shapes: SHAPES, mutations: MATRIX_MUTATIONS },
  {
    kernel: withFewTunings(onEmulatedMatrixUnits(inSinglePrecision(gemmSubgroupMatrixF16))),
    shapes: SHAPES.slice(0, 6),
    mutations: MATRIX_MUTATIONS.slice(0, 1),
  },
];
