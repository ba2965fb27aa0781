import { elementwiseLayernorm } from "../../../src/gpu/kernels/elementwise/layernorm.ts";
import { elementwiseLayernormUnfused } from "../../../src/gpu/kernels/elementwise/layernorm-unfused.ts";
import { elementwiseResidualRmsnorm } from "../../../src/gpu/kernels/elementwise/residual-rmsnorm.ts";
import { elementwiseResidualRmsnormUnfused } from "../../../src/gpu/kernels/elementwise/residual-rmsnorm-unfused.ts";
import { elementwiseRmsnorm } from "../../../src/gpu/kernels/elementwise/rmsnorm.ts";
import { elementwiseRmsnormUnfused } from "../../../src/gpu/kernels/elementwise/rmsnorm-unfused.ts";
import { elementwiseRope } from "../../../src/gpu/kernels/elementwise/rope.ts";
import { elementwiseRopeUnfused } from "../../../src/gpu/kernels/elementwise/rope-unfused.ts";
import { elementwiseSoftmax } from "../../../src/gpu/kernels/elementwise/softmax.ts";
import { elementwiseSoftmaxUnfused } from "../../../src/gpu/kernels/elementwise/softmax-unfused.ts";
import { elementwiseSwiglu } from "../../../src/gpu/kernels/elementwise/swiglu.ts";
import { elementwiseSwigluUnfused } from "../../../src/gpu/kernels/elementwise/swiglu-unfused.ts";
import type { KernelCase } from "./case.ts";

/** Short rows that share a workgroup, rows that fill one, and rows too long for registers. */
const SHAPES = [
  { rows: 1, columns: 1 },
  { rows: 7, columns: 5 },
  { rows: 131, columns: 12 },
  { rows: 3, columns: 65 },
  { rows: 16, columns: 256 },
  { rows: 2, columns: 5003 },
  { rows: 3, columns: 20_004 },
  { rows: 37, columns: 1000 },
];

const ODD = { rows: 7, columns: 65 };
const EVEN = { rows: 5, columns: 1000 };

const ROPE_SHAPES = [
  { rows: 1, heads: 1, channels: 1 },
  { rows: 7, heads: 3, channels: 2 },
  { rows: 5, heads: 2, channels: 7 },
  { rows: 65, heads: 1, channels: 64 },
  { rows: 13, heads: 5, channels: 66 },
  { rows: 1000, heads: 2, channels: 4 },
  { rows: 33, heads: 3, channels: 100 },
];

const NO_BARRIERS = { what: "no barriers in the sum", from: /workgroupBarrier\(\);/g, to: "", at: EVEN };

/** A softmax that is right only while no exponential overflows or is lost. */
const NO_MAXIMUM = {
  what: "no maximum",
  from: "let largest = row_max(most, local);",
  to: "let largest = 0.0f * row_max(most, local);",
} as const;

const MAXIMUM_OF_FIRST = {
  what: "the maximum of the first columns only",
  from: "max(all, row_max_parts[first + i])",
  to: "max(all, row_max_parts[first])",
  at: { rows: 16, columns: 256 },
};

const MAXIMUM_WITHIN_A_UNIT = {
  what: "a maximum without every fourth column",
  from: /max\(\((value_\d)\)\.z, \(\1\)\.w\)/g,
  to: "($1).z",
  at: { rows: 131, columns: 4 },
};

export const ELEMENTWISE_CASES: readonly KernelCase[] = [
  {
    kernel: elementwiseRmsnorm,
    shapes: SHAPES,
    mutations: [
      { what: "a mean over one column too many", from: "f32(COLUMNS)", to: "f32(COLUMNS + 1u)", at: EVEN },
      {
        what: "a wide mean over one too many",
        from: "f32(COLUMNS)",
        to: "f32(COLUMNS + 1u)",
        at: { rows: 2, columns: 20_004 },
      },
      { what: "weights of a neighbour", from: "weight[unit_0]", to: "weight[unit_0 ^ 1u]", at: EVEN },
      { what: "half of the sum left out", from: "i += 8u", to: "i += 16u", at: EVEN },
      NO_BARRIERS,
    ],
  },
  {
    kernel: elementwiseRmsnormUnfused,
    shapes: SHAPES,
    mutations: [
      { what: "the scale of another row", from: "scales[row] =", to: "scales[ROWS - 1u - row] =", at: ODD },
      { what: "squares of neighbours", from: "x[unit] * x[unit]", to: "x[unit] * x[unit ^ 1u]", at: EVEN },
      { what: "no weights", from: /\* weight\[[^;]*\]/, to: "", at: EVEN },
    ],
  },
  {
    kernel: elementwiseResidualRmsnorm,
    shapes: SHAPES,
    mutations: [
      { what: "the sum not kept", from: /stream\[[^;]*unit_0\] = value_0;/, to: "", at: EVEN },
      { what: "no residual", from: " + residual[row * UNITS + unit_1]", to: "", at: EVEN },
      NO_BARRIERS,
    ],
  },
  {
    kernel: elementwiseResidualRmsnormUnfused,
    shapes: SHAPES,
    mutations: [
      { what: "no residual", from: "+ residual[unit]", to: "", at: ODD },
      { what: "the norm of a neighbour", from: "stream[row * UNITS", to: "stream[(row ^ 1u) * UNITS", at: EVEN },
    ],
  },
  {
    kernel: elementwiseLayernorm,
    shapes: SHAPES,
    mutations: [
      { what: "a mean over one column too many", from: "f32(COLUMNS)", to: "f32(COLUMNS + 1u)", at: EVEN },
      { what: "no bias", from: "+ bias[unit_0]", to: "", at: ODD },
      {
        what: "the edge of a row not guarded",
        from: /unit_0 < units/g,
        to: "row < ROWS",
        at: { rows: 7, columns: 5 },
      },
      NO_BARRIERS,
    ],
  },
  {
    kernel: elementwiseLayernormUnfused,
    shapes: SHAPES,
    mutations: [
      { what: "the mean of another row", from: "means[row] =", to: "means[ROWS - 1u - row] =", at: ODD },
      {
        what: "squares of the values, not of their differences",
        from: "(value_0 - mean) * (value_0 - mean)",
        to: "value_0 * value_0",
        at: EVEN,
      },
      { what: "the variance of a neighbour", from: "variances[row] +", to: "variances[row ^ 1u] +", at: EVEN },
      { what: "the mean not taken off", from: "(x[unit] - means[row])", to: "x[unit]", at: ODD },
      { what: "no bias", from: "+ bias[column]", to: "", at: ODD },
    ],
  },
  {
    kernel: elementwiseSoftmax,
    shapes: SHAPES,
    mutations: [
      { what: "shares of a neighbour", from: "value_0 * share", to: "value_1 * share", at: EVEN },
      { what: "the maximum not taken off", from: "exp(value_0 - largest)", to: "exp(value_0)", at: EVEN },
      { what: "half of the sum left out", from: "sum = 0.0f;", to: "sum = 0.5f;", at: EVEN },
      ...[EVEN, { rows: 2, columns: 5003 }].map((at) => ({
        ...NO_MAXIMUM,
        what: `no maximum at ${JSON.stringify(at)}`,
        at,
      })),
      MAXIMUM_OF_FIRST,
      MAXIMUM_WITHIN_A_UNIT,
      NO_BARRIERS,
    ],
  },
  {
    kernel: elementwiseSoftmaxUnfused,
    shapes: SHAPES,
    mutations: [
      { what: "the sum of another row", from: "sums[row])", to: "sums[row ^ 1u])", at: EVEN },
      { what: "another maximum in the sum", from: "exp(value_0 - largest)", to: "exp(value_0 - 1.0f)", at: EVEN },
      ...[EVEN, { rows: 2, columns: 5003 }].map((at) => ({
        ...NO_MAXIMUM,
        what: `no maximum at ${JSON.stringify(at)}`,
        at,
      })),
      MAXIMUM_OF_FIRST,
      MAXIMUM_WITHIN_A_UNIT,
    ],
  },
  {
    kernel: elementwiseSwiglu,
    shapes: SHAPES,
    mutations: [
      { what: "the sign of the exponent", from: "exp(-g)", to: "exp(g)", at: ODD },
      { what: "gates swapped", from: "gate[unit]", to: "gate[unit ^ 1u]", at: EVEN },
    ],
  },
  {
    kernel: elementwiseSwigluUnfused,
    shapes: SHAPES,
    mutations: [
      { what: "a sigmoid for a SiLU", from: "return g /", to: "return 1.0f /", at: EVEN },
      { what: "no second projection", from: "* up[unit]", to: "", at: ODD },
    ],
  },
  {
    kernel: elementwiseRope,
    shapes: ROPE_SHAPES,
    mutations: [
      {
        what: "turned the other way",
        from: "(-own.y, own.x,",
        to: "(own.y, -own.x,",
        at: { rows: 33, heads: 3, channels: 100 },
      },
      {
        what: "the angle of the next pair",
        from: "turn.yyww",
        to: "turn.wwyy",
        at: { rows: 5, heads: 3, channels: 8 },
      },
      {
        what: "the position of a neighbour",
        from: "row * ",
        to: "(row ^ 1u) * ",
        at: { rows: 6, heads: 3, channels: 66 },
      },
    ],
  },
  {
    kernel: elementwiseRopeUnfused,
    shapes: ROPE_SHAPES,
    mutations: [
      {
        what: "pairs swapped without a sign",
        from: "(-own.y, own.x,",
        to: "(own.y, own.x,",
        at: { rows: 33, heads: 3, channels: 100 },
      },
      {
        what: "a last odd channel turned",
        from: "{ return 0.0f; }",
        to: "{ return x[unit]; }",
        at: { rows: 5, heads: 2, channels: 7 },
      },
      { what: "sines for cosines", from: ".xxzz", to: ".yyww", at: { rows: 5, heads: 3, channels: 8 } },
      {
        what: "the position of a neighbour",
        from: "row * ",
        to: "(row ^ 1u) * ",
        at: { rows: 6, heads: 3, channels: 66 },
      },
      { what: "a product left out", from: "+ by_sine[unit]", to: "", at: { rows: 5, heads: 3, channels: 8 } },
    ],
  },
];
