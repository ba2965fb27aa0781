import { uniform } from "../../inputs.js";
import { input, type Kernel, type Tuning } from "../../kernel.js";
import { loadFour, storeFour } from "../gemm/matrix.js";
import { type TiledProduct, tiledProduct, tiling, tilingsFor } from "../gemm/product.js";
import {
  chosenPlaces,
  denseFactor,
  denseMatrices,
  SPARSE_PARAMETERS,
  SPARSE_SIZES,
  SPARSE_SWEEP,
  type SparseShape,
  sparseCost,
  sparseReference,
  sparseShape,
  sparseTolerance,
} from "./shape.js";

/** Rows and columns of a block, one of the sizes of Gray, Radford and Kingma, "GPU Kernels for Block-Sparse Weights" (2017). */
const BLOCK = 32;

/** Tiles of C as high as a block. */
const TUNINGS: readonly Tuning[] = [
  tiling(8, 8, 4, 1, 8),
  tiling(8, 16, 4, 1, 16),
  tiling(4, 16, 8, 2, 16),
  tiling(4, 32, 8, 2, 8),
  tiling(8, 32, 4, 2, 16),
];

/** Whole blocks of zeros left out, the others multiplied as dense tiles. */
export const sparsityBlock: Kernel = {
  id: "sparsity-block",
  family: "sparsity",
  title: "Block sparsity",
  summary:
    "Product of a matrix whose nonzero elements come in blocks of 32 × 32 and a dense matrix. Blocks that are not zero are multiplied with the tiles of a dense product, the others are not stored.",
  architectureId: "block-sparse-weights",
  parameters: SPARSE_PARAMETERS,
  sizes: SPARSE_SIZES,
  sweep: SPARSE_SWEEP,
  requires: [],
  tunings(parameters, traits) {
    const { m, n } = sparseShape(parameters);
    return tilingsFor(m, n, traits, TUNINGS);
  },
  plan: (parameters, _traits, tuning) => {
    const shape = sparseShape(parameters);
    const { rows, count } = blocksOf(shape);
    return {
      buffers: [
        { name: "block_starts", type: "u32", length: rows + 1, role: "input" },
        { name: "block_columns", type: "u32", length: count, role: "input" },
        { name: "blocks", type: "f32", length: count * BLOCK * BLOCK, role: "input" },
        ...denseMatrices(shape).buffers,
      ],
      passes: [tiledProduct(blockProduct(shape), tuning)],
    };
  },
  inputs(parameters, random) {
    const shape = sparseShape(parameters);
    return { ...blockMatrix(shape, random), b: denseFactor(shape, random) };
  },
  reference(parameters, inputs) {
    const starts = input(inputs, "block_starts");
    const columns = input(inputs, "block_columns");
    const blocks = input(inputs, "blocks");
    return sparseReference(sparseShape(parameters), inputs, (row) => {
      const elements: [column: number, value: number][] = [];
      const blockRow = Math.floor(row / BLOCK);
      for (let block = starts[blockRow] ?? 0; block < (starts[blockRow + 1] ?? 0); block++) {
        for (let l = 0; l < BLOCK; l++) {
          const value = blocks[(block * BLOCK + (row % BLOCK)) * BLOCK + l] ?? 0;
          if (value !== 0) elements.push([(columns[block] ?? 0) * BLOCK + l, value]);
        }
      }
      return elements;
    });
  },
  tolerance: sparseTolerance,
  cost: (parameters) => {
    const shape = sparseShape(parameters);
    const { rows, count } = blocksOf(shape);
    return sparseCost(shape, 4 * (count * BLOCK * BLOCK + count + rows + 1));
  },
};

/** Rows and columns of blocks, the last of which may reach out of the matrix, and how many are stored. */
function blocksOf({ m, k, density }: SparseShape) {
  const rows = Math.ceil(m / BLOCK);
  const columns = Math.ceil(k / BLOCK);
  return { rows, columns, count: Math.max(1, Math.round((rows * columns * density) / 100)) };
}

function blockMatrix(shape: SparseShape, random: () => number) {
  const { rows, columns, count } = blocksOf(shape);
  const places = chosenPlaces(count, rows * columns, random);
  const block_starts = new Uint32Array(rows + 1);
  const blocks = uniform(count * BLOCK * BLOCK, random);
  for (const [block, place] of places.entries()) {
    const blockRow = Math.floor(place / columns);
    block_starts[blockRow + 1] = block + 1;
    const height = shape.m - blockRow * BLOCK;
    const width = shape.k - (place % columns) * BLOCK;
    if (height >= BLOCK && width >= BLOCK) continue;
    for (let at = 0; at < BLOCK * BLOCK; at++)
      if (Math.floor(at / BLOCK) >= height || at % BLOCK >= width) blocks[block * BLOCK * BLOCK + at] = 0;
  }
  // A row without blocks ends where the one before it does.
  for (let row = 1; row <= rows; row++)
    block_starts[row] = Math.max(block_starts[row] ?? 0, block_starts[row - 1] ?? 0);
  return { block_starts, block_columns: places.map((place) => place % columns), blocks };
}

function blockProduct(shape: SparseShape): TiledProduct {
  const { rows, count } = blocksOf(shape);
  const { b, c, bindings } = denseMatrices(shape);
  return {
    label: "blocks",
    bindings: [
      { buffer: "block_starts", access: "read", as: "array<u32>" },
      { buffer: "block_columns", access: "read", as: "array<u32>" },
      { buffer: "blocks", access: "read", as: "array<vec4<f32>>" },
      ...bindings,
    ],
    arithmetic: "f32",
    rows: shape.m,
    columns: shape.n,
    loadA: "depth",
    loadB: "side",
    steps: {
      first: `STEPS * blocks_before(first_row / ${BLOCK}u)`,
      last: `STEPS * blocks_before(first_row / ${BLOCK}u + 1u)`,
      start: `${BLOCK}u * block_columns[step / STEPS] + DEPTH * (step % STEPS)`,
    },
    declarations: `
// Steps that a block takes.
const STEPS = ${BLOCK}u / DEPTH;

fn blocks_before(block_row: u32) -> u32 { return min(block_starts[min(block_row, ${rows}u)], ${count}u); }
${loadFour("four_of_b", b)}
${storeFour("store_c", c)}

fn load_a(row: u32, l: u32, step: u32) -> vec4<f32> {
  return blocks[((step / STEPS * ${BLOCK}u + row % ${BLOCK}u) * ${BLOCK}u + l % ${BLOCK}u) / 4u];
}
fn load_b(column: u32, l: u32, step: u32) -> vec4<f32> { return four_of_b(l, column); }`,
  };
}
