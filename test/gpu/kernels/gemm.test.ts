import { gemmNaive } from "../../../src/gpu/kernels/gemm/naive.ts";
import { gemmTiled } from "../../../src/gpu/kernels/gemm/tiled.ts";
import { testFamily } from "../family.ts";

const SHAPES = [
  { m: 1, n: 1, k: 1 },
  { m: 7, n: 5, k: 3 },
  { m: 1, n: 65, k: 1000 },
  { m: 65, n: 1, k: 7 },
  { m: 64, n: 64, k: 64 },
  { m: 33, n: 128, k: 127 },
  { m: 100, n: 130, k: 65 },
];

const LAST_COLUMN = { m: 7, n: 5, k: 3 };

testFamily("gemm", [
  {
    kernel: gemmNaive,
    shapes: SHAPES,
    mutations: [
      { what: "the last product left out", from: "l < K; l++", to: "l < K - 1u; l++", at: LAST_COLUMN },
      { what: "B read by columns", from: "b[l * N + column]", to: "b[column * K + l]", at: { m: 4, n: 5, k: 3 } },
    ],
  },
  {
    kernel: gemmTiled,
    shapes: SHAPES,
    mutations: [
      { what: "one depth left out", from: "l < DEPTH; l++", to: "l < DEPTH - 1u; l++", at: { m: 64, n: 64, k: 64 } },
      { what: "no barrier before the products", from: "workgroupBarrier();", to: "", at: { m: 64, n: 64, k: 64 } },
      { what: "the edge of the result not guarded", from: "row >= M || column >= N", to: "row >= M", at: LAST_COLUMN },
    ],
  },
]);
