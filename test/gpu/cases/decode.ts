import {
  decodeGqa,
  decodeGqaF16,
  decodeMha,
  decodeMhaF16,
  decodeMla,
  decodeMlaF16,
  decodeMqa,
  decodeMqaF16,
  decodeSparse,
  decodeSparseF16,
} from "../../../src/gpu/kernels/decode/kernels.ts";
import { type KernelCase, withFewTunings } from "./case.ts";
import { NOT_FADED, WRONG_MAXIMA, WRONG_MAXIMA_OF_ONE } from "./maxima.ts";

const ONE = { context: 1, queryHeads: 1, headDim: 1, batch: 1 };
export const ODD = { context: 65, queryHeads: 9, headDim: 7, batch: 2 };

/** Keys that a tile is staged of in two steps. */
const TWO_STEPS = { context: 131, queryHeads: 5, headDim: 20, batch: 1 };

const SHAPES = [
  ONE,
  { context: 7, queryHeads: 3, headDim: 5, batch: 3 },
  ODD,
  { context: 1000, queryHeads: 2, headDim: 4, batch: 1 },
  { context: 64, queryHeads: 16, headDim: 32, batch: 1 },
  TWO_STEPS,
];

const LATENT_SHAPES = [
  { ...ONE, latent: 1, rope: 1 },
  { ...ODD, latent: 13, rope: 5 },
  { context: 1000, queryHeads: 2, headDim: 4, batch: 1, latent: 8, rope: 4 },
  { context: 64, queryHeads: 16, headDim: 32, batch: 1, latent: 32, rope: 8 },
  { context: 129, queryHeads: 3, headDim: 32, batch: 1, latent: 132, rope: 3 },
  { context: 131, queryHeads: 5, headDim: 16, batch: 2, latent: 24, rope: 4 },
];

export const ODD_LATENT = { ...ODD, latent: 13, rope: 5 };

const partsUnweighed = { what: "parts not weighed", from: "exp2(of_part.x - top)", to: "1.0f" };
/** Wrong maxima in weighing parts, at a shape of several parts. */
const WRONG_MAXIMA_OF_PARTS = [
  {
    what: "no maximum over the parts",
    from: "top = max(top, partial_sums[row * PARTS + part].x);",
    to: "top = 0.0f;",
  },
  {
    what: "the maximum of the last part",
    from: "top = max(top, partial_sums[row * PARTS + part].x);",
    to: "top = partial_sums[row * PARTS + part].x;",
  },
];
const oneKeyTooMany = { what: "a key past the end", from: "keys < vec4<u32>(end)", to: "keys <= vec4<u32>(end)" };

/**
 * One for each barrier of the online softmax over a tile. Where a workgroup takes one query, as in multi-head attention,
 * an invocation reads only the values that it staged itself, so that nobody sees the barriers around them.
 */
const BARRIERS = {
  products: { what: "no barrier before the products", from: "workgroupBarrier();\nfor (var l", to: "for (var l" },
  keys: {
    what: "keys overwritten while they are read",
    from: /workgroupBarrier\(\);\n\}\nif \(first_key/,
    to: "}\nif (first_key",
  },
  maxima: { what: "no barrier before the maxima", from: "workgroupBarrier();\nvar top_0", to: "var top_0" },
  values: { what: "no barrier before the values", from: "workgroupBarrier();\nfor (var j", to: "for (var j" },
  weights: {
    what: "values overwritten while they are read",
    from: "workgroupBarrier();\n}\n}\nshared_rows",
    to: "}\n}\nshared_rows",
  },
  sums: { what: "no barrier before the sums", from: "workgroupBarrier();\nfor (var i", to: "for (var i" },
} as const;

const SEVERAL_DEPTHS = { context: 64, queryHeads: 16, headDim: 32, batch: 1 };

/** So many sequences that none is split into parts, and a workgroup goes from tile to tile. */
const SEVERAL_TILES = { ...ODD, batch: 40 };
const SEVERAL_LATENT_TILES = { ...ODD_LATENT, batch: 40 };

/** Each way to a wrong maximum, in a part and over parts. */
const wrongMaxima = (
  ofTiles: typeof WRONG_MAXIMA,
  tiles: KernelCase["shapes"][number],
  parts: KernelCase["shapes"][number],
) => [
  ...ofTiles.map((change) => ({ ...change, at: tiles })),
  ...WRONG_MAXIMA_OF_PARTS.map((change) => ({ ...change, at: parts })),
];

const MHA: KernelCase = {
  kernel: decodeMha,
  shapes: [...SHAPES, { context: 70, queryHeads: 2, headDim: 68, batch: 1 }],
  mutations: [
    { ...BARRIERS.products, at: ODD },
    { ...BARRIERS.keys, at: SEVERAL_DEPTHS },
    { ...BARRIERS.maxima, at: ODD },
    { ...BARRIERS.sums, at: ODD },
    { ...partsUnweighed, at: ODD },
    ...wrongMaxima(WRONG_MAXIMA_OF_ONE, SEVERAL_TILES, ODD),
    { ...oneKeyTooMany, at: ODD },
    { what: "the first head's keys for all", from: "+ kv_head)", to: "+ 0u)", at: ODD },
  ],
};

const GQA: KernelCase = {
  kernel: decodeGqa,
  shapes: [...SHAPES, { context: 70, queryHeads: 9, headDim: 68, batch: 1 }],
  mutations: [
    { ...partsUnweighed, at: ODD },
    ...wrongMaxima([...WRONG_MAXIMA, ...NOT_FADED], SEVERAL_TILES, ODD),
    {
      what: "the maximum of another query's parts",
      from: "max(top, partial_sums[row * PARTS",
      to: "max(top, partial_sums[(row ^ 1u) * PARTS",
      at: ODD,
    },
    { what: "a group of seven", from: "kv_head * 8u", to: "kv_head * 7u", at: ODD },
  ],
  barriersAt: TWO_STEPS,
};

const MQA: KernelCase = {
  kernel: withFewTunings(decodeMqa),
  shapes: SHAPES,
  mutations: [
    { ...BARRIERS.products, at: ODD },
    { ...BARRIERS.values, at: ODD },
    ...wrongMaxima(WRONG_MAXIMA, SEVERAL_TILES, ODD),
    { ...oneKeyTooMany, at: ODD },
    { what: "the first sequence's keys for all", from: /\(sequence \* 1u/g, to: "(0u", at: ODD },
  ],
};

const MLA: KernelCase = {
  kernel: decodeMla,
  shapes: LATENT_SHAPES,
  mutations: [
    { ...BARRIERS.products, at: ODD_LATENT },
    { ...BARRIERS.keys, at: ODD_LATENT },
    { ...BARRIERS.weights, at: ODD_LATENT },
    { ...partsUnweighed, at: ODD_LATENT },
    ...wrongMaxima(WRONG_MAXIMA, SEVERAL_LATENT_TILES, ODD_LATENT),
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
};

const SPARSE: KernelCase = {
  kernel: decodeSparse,
  shapes: LATENT_SHAPES.map((shape) => ({ ...shape, selected: Math.ceil(shape.context / 3) })),
  mutations: [
    { ...BARRIERS.maxima, at: { ...ODD_LATENT, selected: 20 } },
    { ...BARRIERS.weights, at: { ...ODD_LATENT, selected: 20 } },
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
    ...wrongMaxima(WRONG_MAXIMA, { ...SEVERAL_LATENT_TILES, selected: 50 }, { ...ODD_LATENT, selected: 50 }),
    { ...oneKeyTooMany, at: { ...ODD_LATENT, selected: 20 } },
  ],
};

export const DECODE_CASES: readonly KernelCase[] = [
  MHA,
  { ...MHA, kernel: decodeMhaF16 },
  GQA,
  { ...GQA, kernel: decodeGqaF16 },
  MQA,
  { ...MQA, kernel: decodeMqaF16 },
  MLA,
  { ...MLA, kernel: decodeMlaF16 },
  SPARSE,
  { ...SPARSE, kernel: decodeSparseF16 },
];
