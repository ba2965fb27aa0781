import { moeDenseActive, moeDenseTotal } from "../../../src/gpu/kernels/moe/dense.ts";
import { moeGrouped } from "../../../src/gpu/kernels/moe/grouped.ts";
import { moeNaive } from "../../../src/gpu/kernels/moe/naive.ts";
import { moeRouter } from "../../../src/gpu/kernels/moe/router.ts";
import { type KernelCase, withFewTunings } from "./case.ts";

const SHAPES = [
  { tokens: 1, width: 1, hidden: 1, experts: 1, active: 1 },
  { tokens: 7, width: 5, hidden: 3, experts: 4, active: 1 },
  { tokens: 37, width: 20, hidden: 33, experts: 5, active: 2 },
  { tokens: 1, width: 65, hidden: 127, experts: 5, active: 3 },
  { tokens: 101, width: 8, hidden: 6, experts: 3, active: 3 },
  { tokens: 64, width: 32, hidden: 64, experts: 4, active: 2 },
  { tokens: 9, width: 130, hidden: 12, experts: 6, active: 2 },
  { tokens: 135, width: 30, hidden: 33, experts: 3, active: 2 },
];

/** More than the router's workgroup has invocations. */
const MANY_EXPERTS = { tokens: 19, width: 5, hidden: 3, experts: 130, active: 7 };

const TWO_OF_FOUR = { tokens: 33, width: 12, hidden: 10, experts: 4, active: 2 };

const ROUTER_SHAPES = [
  { tokens: 1, width: 1, experts: 1, active: 1 },
  { tokens: 19, width: 5, experts: 130, active: 7 },
  { tokens: 101, width: 8, experts: 3, active: 3 },
  { tokens: 1000, width: 7, experts: 2, active: 1 },
  { tokens: 37, width: 65, experts: 16, active: 16 },
  { tokens: 64, width: 64, experts: 64, active: 8 },
  { tokens: 9, width: 131, experts: 6, active: 2 },
];

/** Experts few enough to split the inner dimension, and tokens long enough to be staged twice. */
const TWO_OF_SIXTEEN = { tokens: 9, width: 37, experts: 16, active: 2 };

const PRODUCT_MUTATIONS = [
  { what: "one depth left out", from: "l < DEPTH; l++", to: "l < DEPTH - 1u; l++", at: { ...TWO_OF_FOUR, width: 16 } },
  { what: "no SiLU", from: "value / (1.0f + exp(-value))", to: "value", at: TWO_OF_FOUR },
  {
    what: "no barrier before the products",
    from: /workgroupBarrier\(\);\s*for \(var l/,
    to: "for (var l",
    at: TWO_OF_FOUR,
  },
];

export const MOE_CASES: readonly KernelCase[] = [
  { kernel: moeDenseActive, shapes: SHAPES, mutations: PRODUCT_MUTATIONS },
  {
    kernel: withFewTunings(moeDenseTotal),
    shapes: SHAPES,
    mutations: [
      {
        what: "edge columns not guarded",
        from: "row >= row_count || column >= COLUMNS",
        to: "row >= row_count",
        at: { tokens: 7, width: 5, hidden: 3, experts: 4, active: 1 },
      },
    ],
  },
  {
    kernel: moeRouter,
    shapes: ROUTER_SHAPES,
    mutations: [
      { what: "one expert too few", from: "rank < ACTIVE", to: "rank + 1u < ACTIVE", at: TWO_OF_SIXTEEN },
      {
        what: "the smallest logits chosen",
        from: "logits[other] > own",
        to: "logits[other] < own",
        at: TWO_OF_SIXTEEN,
      },
      {
        what: "weights that do not add up to one",
        from: "top_logit[first]) / total",
        to: "top_logit[first])",
        at: TWO_OF_SIXTEEN,
      },
      {
        what: "a softmax without the last of the chosen",
        from: "other < first + ACTIVE",
        to: "other < first + ACTIVE - 1u",
        at: TWO_OF_SIXTEEN,
      },
      {
        what: "logits without their last products",
        from: "slice < SLICES",
        to: "slice < SLICES - 1u",
        at: TWO_OF_SIXTEEN,
      },
      {
        what: "experts past the first 64 not scored",
        from: "first_expert += LANES",
        to: "first_expert += EXPERTS",
        at: { tokens: 19, width: 5, experts: 130, active: 7 },
      },
      {
        what: "no barrier before the products",
        from: /workgroupBarrier\(\);\s*if \(expert < EXPERTS\)/,
        to: "if (expert < EXPERTS)",
        at: TWO_OF_SIXTEEN,
      },
      {
        what: "tokens overwritten while they are read",
        from: /workgroupBarrier\(\);\s*\}\s*slices/,
        to: "}\nslices",
        at: TWO_OF_SIXTEEN,
      },
      {
        what: "no barrier before the slices are added up",
        from: /workgroupBarrier\(\);\s*for \(var i = local; i < 8u \* LANES/,
        to: "for (var i = local; i < 8u * LANES",
        at: TWO_OF_SIXTEEN,
      },
      {
        // The loop, which runs once, goes too: no invocation leaves one with barriers before all others on SwiftShader.
        what: "no barrier before the ranks",
        from: /for \(var first_expert = 0u;.*?\{([\s\S]*?)workgroupBarrier\(\);\n {2}\}\n/,
        to: "{\nlet first_expert = 0u;$1}\n",
        at: TWO_OF_SIXTEEN,
      },
      {
        what: "no barrier between the ranks and the weights",
        from: /workgroupBarrier\(\);\s*for \(var i = local; i < 8u \* ACTIVE/,
        to: "for (var i = local; i < 8u * ACTIVE",
        at: TWO_OF_SIXTEEN,
      },
    ],
  },
  {
    kernel: moeNaive,
    shapes: SHAPES,
    mutations: [
      { what: "the last expert skipped", from: "EXPERT = 3u", to: "EXPERT = 2u", at: TWO_OF_FOUR },
      {
        what: "weights of the wrong visit",
        from: "weight[visit] * results",
        to: "weight[at / VECTORS] * results",
        at: TWO_OF_FOUR,
      },
    ],
  },
  {
    kernel: moeGrouped,
    shapes: [MANY_EXPERTS, ...SHAPES],
    mutations: [
      { what: "one expert too few", from: "rank < ACTIVE", to: "rank + 1u < ACTIVE", at: TWO_OF_FOUR },
      { what: "the smallest logits chosen", from: "logits[other] > own", to: "logits[other] < own", at: TWO_OF_FOUR },
      {
        what: "the second tile of an expert at its first row",
        from: "(expert, i * TILE_ROWS)",
        to: "(expert, 0u)",
        at: { tokens: 80, width: 8, hidden: 8, experts: 2, active: 1 },
      },
      { what: "weights of the first expert for all", from: "expert * INNER + l", to: "l", at: TWO_OF_FOUR },
      { what: "results not weighted", from: "weight[visits[row]] * value", to: "value", at: TWO_OF_FOUR },
      {
        what: "no barrier before the experts' places",
        from: /workgroupBarrier\(\);\s*var before = 0u/,
        to: "var before = 0u",
        at: MANY_EXPERTS,
      },
    ],
  },
];
