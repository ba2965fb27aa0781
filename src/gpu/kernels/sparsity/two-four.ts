import { uniform } from "../../inputs.js";
import { input, type Kernel } from "../../kernel.js";
import { loadFour, storeFour } from "../gemm/matrix.js";
import { type TiledProduct, tiledProduct, tilingsFor } from "../gemm/product.js";
import { type RowSplit, rowSplitPass, rowSplitTunings } from "./row-split.js";
import {
  denseFactor,
  denseMatrices,
  HALF_DENSE_PARAMETERS,
  HALF_DENSE_SIZES,
  type SparseShape,
  sparseCost,
  sparseReference,
  sparseShape,
  sparseTolerance,
} from "./shape.js";

/**
 * Two of every four neighbours, as in Mishra et al., "Accelerating Sparse Deep Neural Networks" (2021), section 3: the
 * two values, and two bits each for their places.
 *
 * WebGPU gives no access to sparse matrix units, which skip the zeros. Here the pairs are either spread into dense
 * tiles on their way into workgroup memory, which saves bytes but no arithmetic, or each fetches its own row of B, which
 * saves arithmetic but reuses less: whichever the device runs faster.
 */
export const sparsity24: Kernel = {
  id: "sparsity-2-4",
  family: "sparsity",
  title: "2:4 sparsity",
  summary:
    "Product of a matrix that keeps two of every four neighbours and a dense matrix. The two values are stored with two bits each for their places. Sparse matrix units are out of reach of WebGPU.",
  architectureId: "sparsity-2-4",
  parameters: HALF_DENSE_PARAMETERS,
  sizes: HALF_DENSE_SIZES,
  sweep: null,
  requires: [],
  tunings(parameters, traits) {
    const { m, n } = sparseShape(parameters);
    return [...tilingsFor(m, n, traits), ...rowSplitTunings()];
  },
  plan: (parameters, _traits, tuning) => {
    const shape = sparseShape(parameters);
    const words = wordsOf(shape);
    return {
      buffers: [
        { name: "pairs", type: "f32", length: shape.m * words * GROUPS_IN_WORD * 2, role: "input" },
        { name: "places", type: "u32", length: shape.m * words, role: "input" },
        ...denseMatrices(shape).buffers,
      ],
      passes: [
        "lanes" in tuning
          ? rowSplitPass(shape, pairRows(shape), tuning)
          : tiledProduct(pairTiles(shape, tuning), tuning),
      ],
    };
  },
  inputs(parameters, random) {
    const shape = sparseShape(parameters);
    return { ...pairMatrix(shape, random), b: denseFactor(shape, random) };
  },
  reference(parameters, inputs) {
    const shape = sparseShape(parameters);
    const pairs = input(inputs, "pairs");
    const places = input(inputs, "places");
    const groups = wordsOf(shape) * GROUPS_IN_WORD;
    return sparseReference(shape, inputs, (row) =>
      Array.from({ length: 2 * groups }, (_, at) => {
        const group = row * groups + Math.floor(at / 2);
        const code = (places[Math.floor(group / GROUPS_IN_WORD)] ?? 0) >>> (4 * (group % GROUPS_IN_WORD));
        return [4 * Math.floor(at / 2) + ((code >>> (2 * (at % 2))) & 3), pairs[2 * group + (at % 2)] ?? 0] as const;
      }).filter(([, value]) => value !== 0),
    );
  },
  tolerance: sparseTolerance,
  cost: (parameters) => {
    const shape = sparseShape(parameters);
    const groups = shape.m * Math.ceil(shape.k / 4);
    return sparseCost(shape, groups * (2 * 4 + 0.5));
  },
};

/** Places of eight groups of four are one word; rows are padded with zeros to whole words. */
const GROUPS_IN_WORD = 8;

function wordsOf({ k }: SparseShape): number {
  return Math.ceil(k / (4 * GROUPS_IN_WORD));
}

/** The two places of each of the six ways to keep two of four, two bits each, the first lowest. */
const CODES = [
  [0, 1],
  [0, 2],
  [0, 3],
  [1, 2],
  [1, 3],
  [2, 3],
] as const;

function pairMatrix(shape: SparseShape, random: () => number) {
  const { m, k } = shape;
  const words = wordsOf(shape);
  const groups = words * GROUPS_IN_WORD;
  const pairs = uniform(m * groups * 2, random);
  const places = new Uint32Array(m * words);
  for (let group = 0; group < m * groups; group++) {
    const [first, second] = CODES[Math.floor(CODES.length * random())] ?? CODES[0];
    const word = Math.floor(group / GROUPS_IN_WORD);
    places[word] = (places[word] ?? 0) | ((first | (second << 2)) << (4 * (group % GROUPS_IN_WORD)));
    // Values outside the matrix are zeros.
    const column = 4 * (group % groups);
    if (column + first >= k) pairs[2 * group] = 0;
    if (column + second >= k) pairs[2 * group + 1] = 0;
  }
  return { pairs, places };
}

const BINDINGS = [
  { buffer: "pairs", access: "read", as: "array<vec2<f32>>" },
  { buffer: "places", access: "read", as: "array<u32>" },
] as const;

function pairTiles(shape: SparseShape, { depth = 4 }: Readonly<Record<string, number>>): TiledProduct {
  const { b, c, bindings } = denseMatrices(shape);
  const groups = wordsOf(shape) * GROUPS_IN_WORD;
  return {
    label: "tiles",
    bindings: [...BINDINGS, ...bindings],
    arithmetic: "f32",
    rows: shape.m,
    columns: shape.n,
    loadA: "depth",
    loadB: "side",
    steps: { first: "0u", last: `${Math.ceil(shape.k / depth)}u`, start: "step * DEPTH" },
    declarations: `
${loadFour("four_of_b", b)}
${storeFour("store_c", c)}

// Spreads the two values of a group over its four columns.
fn load_a(row: u32, l: u32, step: u32) -> vec4<f32> {
  let group = min(row, ${shape.m - 1}u) * ${groups}u + min(l / 4u, ${groups - 1}u);
  let pair = pairs[group];
  let code = places[group / ${GROUPS_IN_WORD}u] >> (4u * (group % ${GROUPS_IN_WORD}u));
  let columns = vec4<u32>(0u, 1u, 2u, 3u);
  let first = select(vec4<f32>(), vec4<f32>(pair.x), columns == vec4<u32>(code & 3u));
  let both = select(first, vec4<f32>(pair.y), columns == vec4<u32>((code >> 2u) & 3u));
  return select(vec4<f32>(), both, row < ${shape.m}u && l < ${4 * groups}u);
}
fn load_b(column: u32, l: u32, step: u32) -> vec4<f32> { return four_of_b(l, column); }`,
  };
}

function pairRows(shape: SparseShape): RowSplit {
  return {
    label: "rows of pairs",
    bindings: BINDINGS,
    declarations: `const WORDS = ${wordsOf(shape)}u;`,
    elements: (add) => `
  for (var word = row * WORDS; word < (row + 1u) * WORDS; word++) {
    var codes = places[word];
    for (var g = 0u; g < ${GROUPS_IN_WORD}u; g++) {
      let pair = pairs[word * ${GROUPS_IN_WORD}u + g];
      let l = 4u * ((word - row * WORDS) * ${GROUPS_IN_WORD}u + g);
      ${add("pair.x", "l + (codes & 3u)")}
      ${add("pair.y", "l + ((codes >> 2u) & 3u)")}
      codes >>= 4u;
    }
  }`,
  };
}
