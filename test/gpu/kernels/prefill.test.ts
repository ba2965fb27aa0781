import { prefillFlash, prefillSliding } from "../../../src/gpu/kernels/prefill/flash.ts";
import { prefillMaterialized } from "../../../src/gpu/kernels/prefill/materialized.ts";
import { testFamily } from "../family.ts";

const SHAPES = [
  { sequence: 1, heads: 1, headDim: 1, causal: 1 },
  { sequence: 7, heads: 3, headDim: 5, causal: 0 },
  { sequence: 65, heads: 2, headDim: 7, causal: 1 },
  { sequence: 101, heads: 1, headDim: 64, causal: 0 },
  { sequence: 128, heads: 2, headDim: 32, causal: 1 },
  { sequence: 1000, heads: 1, headDim: 4, causal: 1 },
  { sequence: 131, heads: 2, headDim: 20, causal: 1 },
];

testFamily("prefill", [
  { kernel: prefillMaterialized, shapes: SHAPES, mutations: [] },
  { kernel: prefillFlash, shapes: SHAPES, mutations: [] },
  {
    kernel: prefillSliding,
    shapes: SHAPES.map((shape) => ({ ...shape, window: Math.ceil(shape.sequence / 3) })),
    mutations: [],
  },
]);
