import { kanRbf, kanSplineDense } from "../../../src/gpu/kernels/kan/expanded.ts";
import { kanMlpFlops, kanMlpParams } from "../../../src/gpu/kernels/kan/mlp.ts";
import { kanSpline } from "../../../src/gpu/kernels/kan/spline.ts";
import { type KernelCase, withFewTunings } from "./case.ts";

const SHAPES = [
  { tokens: 1, width: 1, intervals: 1 },
  { tokens: 7, width: 5, intervals: 3 },
  { tokens: 1, width: 65, intervals: 2 },
  { tokens: 130, width: 3, intervals: 64 },
  { tokens: 64, width: 32, intervals: 8 },
  { tokens: 33, width: 44, intervals: 5 },
  { tokens: 67, width: 34, intervals: 7 },
];

const SMALL = { tokens: 37, width: 11, intervals: 4 };

const PRODUCT_MUTATION = {
  what: "edge columns not guarded",
  from: "row >= row_count || column >= COLUMNS",
  to: "row >= row_count",
  at: { tokens: 7, width: 5, intervals: 3 },
};

export const KAN_CASES: readonly KernelCase[] = [
  { kernel: kanMlpParams, shapes: SHAPES, mutations: [PRODUCT_MUTATION] },
  {
    kernel: withFewTunings(kanMlpFlops),
    shapes: SHAPES,
    mutations: [{ what: "no SiLU", from: "value / (1.0f + exp(-value))", to: "value", at: SMALL }],
  },
  {
    kernel: kanSpline,
    shapes: SHAPES,
    mutations: [
      { what: "the place one interval too far", from: "(1u + places[i])", to: "places[i]", at: SMALL },
      { what: "the last spline left out", from: "b.w", to: "0.0f", at: SMALL },
      { what: "no SiLU", from: "silus[i] = value / (1.0f + exp(-value))", to: "silus[i] = value", at: SMALL },
      { what: "no barrier after staging", from: "workgroupBarrier();", to: "", at: SMALL },
    ],
  },
  {
    kernel: kanSplineDense,
    shapes: SHAPES,
    mutations: [
      { what: "splines a grid step off", from: "(index - 1.0f)", to: "index", at: SMALL },
      { what: "the outer pieces left out", from: "t * t * t / 6.0f", to: "0.0f", at: SMALL },
    ],
  },
  {
    kernel: kanRbf,
    shapes: SHAPES,
    mutations: [
      { what: "centres of the wrong grid", from: "(x + 1.0f)", to: "x", at: SMALL },
      { what: "exponentials of s, not s²", from: "exp(-s * s)", to: "exp(-abs(s))", at: SMALL },
    ],
  },
];
