import type { Pass } from "../../kernel.js";
import { chunkCount, type RecurrentShape } from "./shape.js";
import {
  arrayOf,
  type ChunkTuning,
  declareSums,
  eachFour,
  eachSum,
  gridMain,
  invocations,
  loadFour,
  product,
  storeFour,
  type Tile,
  tileBytes,
  tileLength,
  tileMemory,
} from "./tiles.js";

interface Tiles {
  /** Tokens by tokens. */
  readonly square: Tile;
  /** State by channels. */
  readonly states: Tile;
  /** Tokens by channels. */
  readonly outputs: Tile;
}

function tilesOf({ headDim, state }: RecurrentShape, { chunk, groupRows, groupColumns }: ChunkTuning): Tiles {
  const columns = tileLength(headDim, groupColumns);
  return {
    square: { rows: chunk, columns: chunk },
    states: { rows: tileLength(state, groupRows), columns },
    outputs: { rows: chunk, columns },
  };
}

/** The most bytes of workgroup memory that a pass takes. */
export function ssdBytes(shape: RecurrentShape, tuning: ChunkTuning): number {
  const { square, states, outputs } = tilesOf(shape, tuning);
  const bytes = [square, states, outputs].map((tile) => tileBytes([tile]));
  return Math.max(...bytes) + 8 * tuning.chunk;
}

function constants({ sequence, heads, headDim, state }: RecurrentShape, { chunk }: ChunkTuning): string {
  return `const SEQUENCE = ${sequence}u;
const HEADS = ${heads}u;
const HEAD_DIM = ${headDim}u;
const STATE = ${state}u;
const CHUNK = ${chunk}u;`;
}

/**
 * What all heads of a chunk share, or need in all later passes: the products of its C and B, [chunk, s, t], and each
 * head's running sum of log decays, [token, head].
 */
export function chunkPass(shape: RecurrentShape, tuning: ChunkTuning): Pass {
  const { square } = tilesOf(shape, tuning);
  const four = (buffer: string) => `fn four_${buffer}(token: u32, n: u32) -> vec4<f32> {
  var four = vec4<f32>();
  for (var i = 0u; i < 4u; i++) {
    let here = token + i < SEQUENCE && n < STATE;
    four[i] = select(0.0f, ${buffer}[select(0u, (token + i) * STATE + n, here)], here);
  }
  return four;
}`;
  return {
    label: "chunks",
    bindings: [
      { buffer: "dt", access: "read", as: "array<f32>" },
      { buffer: "a", access: "read", as: "array<f32>" },
      { buffer: "b", access: "read", as: "array<f32>" },
      { buffer: "c", access: "read", as: "array<f32>" },
      { buffer: "gram", access: "read_write", as: "array<vec4<f32>>" },
      { buffer: "decays", access: "read_write", as: "array<f32>" },
    ],
    code: `
${constants(shape, tuning)}

${tileMemory([square])}
${four("b")}
${four("c")}

${gridMain(tuning)}
  let first = place.x * CHUNK;
  for (var head = local; head < HEADS; head += ${invocations(tuning)}u) {
    let rate = a[head];
    var sum = 0.0f;
    for (var t = first; t < first + CHUNK; t++) {
      // Beyond the last token nothing decays, so that the last sum is the chunk's.
      if (t < SEQUENCE) { sum += dt[t * HEADS + head] * rate; }
      decays[t * HEADS + head] = sum;
    }
  }
${declareSums(tuning, square, "sum")}
${product(tuning, {
  sums: "sum",
  tile: square,
  inner: shape.state,
  isLast: true,
  a: { from: "along-inner", at: (n, token) => `four_b(first + ${token}, ${n})` },
  b: { from: "along-inner", at: (n, token) => `four_c(first + ${token}, ${n})` },
})}
${eachFour(tuning, square, "sum", "gram[((first + row) * CHUNK + column) / 4u] = four;")}
}`,
    groups: [chunkCount(shape, tuning.chunk), 1, 1],
  };
}

/** What each chunk adds to the state: Bᵀ X, each token weighed by Δ and by what decays until the chunk ends. */
export function statesPass(shape: RecurrentShape, tuning: ChunkTuning): Pass {
  const { heads, headDim, state } = shape;
  const { states: tile } = tilesOf(shape, tuning);
  const columnTiles = Math.ceil(headDim / tile.columns);
  return {
    label: "states of chunks",
    bindings: [
      { buffer: "x", access: "read", as: arrayOf(headDim) },
      { buffer: "dt", access: "read", as: "array<f32>" },
      { buffer: "b", access: "read", as: arrayOf(state) },
      { buffer: "decays", access: "read", as: "array<f32>" },
      { buffer: "states", access: "read_write", as: arrayOf(headDim) },
    ],
    code: `
${constants(shape, tuning)}

${tileMemory([tile])}
var<workgroup> weights: array<f32, ${tuning.chunk}>;

${loadFour("load_b", "b", state)}
${loadFour("load_x", "x", headDim)}
${storeFour("store_state", "states", headDim)}

${gridMain(tuning)}
  let first = place.z * CHUNK;
  let head = place.y;
  let first_row = place.x / ${columnTiles}u * ${tile.rows}u;
  let first_column = place.x % ${columnTiles}u * ${tile.columns}u;
  let total = decays[(first + CHUNK - 1u) * HEADS + head];
  for (var t = local; t < CHUNK; t += ${invocations(tuning)}u) {
    let at = min(first + t, SEQUENCE - 1u) * HEADS + head;
    weights[t] = exp(total - decays[(first + t) * HEADS + head]) * dt[at];
  }
  workgroupBarrier();
${declareSums(tuning, tile, "sum")}
${product(tuning, {
  sums: "sum",
  tile,
  inner: tuning.chunk,
  isLast: true,
  a: {
    from: "across-inner",
    at: (t, n) => `weights[${t}] * load_b(first + ${t} < SEQUENCE, first + ${t}, first_row + ${n})`,
  },
  b: {
    from: "across-inner",
    at: (t, column) => `load_x(first + ${t} < SEQUENCE, (first + ${t}) * HEADS + head, first_column + ${column})`,
  },
})}
${eachFour(
  tuning,
  tile,
  "sum",
  "store_state(first_row + row < STATE, (place.z * HEADS + head) * STATE + first_row + row, first_column + column, four);",
)}
}`,
    groups: [columnTiles * Math.ceil(state / tile.rows), heads, chunkCount(shape, tuning.chunk)],
  };
}

/** The outputs of a chunk: C times the entering state, decayed, and the chunk's own tokens by their weights. */
export function outputsPass(shape: RecurrentShape, tuning: ChunkTuning): Pass {
  const { heads, headDim, state } = shape;
  const { outputs: tile } = tilesOf(shape, tuning);
  return {
    label: "outputs",
    bindings: [
      { buffer: "x", access: "read", as: arrayOf(headDim) },
      { buffer: "dt", access: "read", as: "array<f32>" },
      { buffer: "c", access: "read", as: "array<f32>" },
      { buffer: "gram", access: "read", as: "array<vec4<f32>>" },
      { buffer: "decays", access: "read", as: "array<f32>" },
      { buffer: "states", access: "read", as: arrayOf(headDim) },
      { buffer: "y", access: "read_write", as: arrayOf(headDim) },
    ],
    code: `
${constants(shape, tuning)}

${tileMemory([tile])}
// Running sums of log decays, and steps, of the chunk's tokens.
var<workgroup> logs: array<f32, ${tuning.chunk}>;
var<workgroup> steps: array<f32, ${tuning.chunk}>;

${loadFour("load_x", "x", headDim)}
${loadFour("load_state", "states", headDim)}
${storeFour("store_y", "y", headDim)}

fn four_c(token: u32, n: u32) -> vec4<f32> {
  var four = vec4<f32>();
  for (var i = 0u; i < 4u; i++) {
    let here = token + i < SEQUENCE && n < STATE;
    four[i] = select(0.0f, c[select(0u, (token + i) * STATE + n, here)], here);
  }
  return four;
}

// How much four tokens t of the chunk see of its token s.
fn weight(first: u32, s: u32, t: u32) -> vec4<f32> {
  let later = vec4<f32>(logs[t], logs[t + 1u], logs[t + 2u], logs[t + 3u]) - logs[s];
  let decayed = gram[((first + s) * CHUNK + t) / 4u] * exp(min(later, vec4<f32>())) * steps[s];
  return select(vec4<f32>(), decayed, vec4<u32>(s) <= vec4<u32>(t, t + 1u, t + 2u, t + 3u));
}

${gridMain(tuning)}
  let first = place.z * CHUNK;
  let head = place.y;
  let first_column = place.x * ${tile.columns}u;
  for (var t = local; t < CHUNK; t += ${invocations(tuning)}u) {
    logs[t] = decays[(first + t) * HEADS + head];
    steps[t] = dt[min(first + t, SEQUENCE - 1u) * HEADS + head];
  }
${declareSums(tuning, tile, "sum")}
${product(tuning, {
  sums: "sum",
  tile,
  inner: state,
  a: { from: "along-inner", at: (n, token) => `four_c(first + ${token}, ${n})` },
  b: {
    from: "across-inner",
    at: (n, column) => `load_state(${n} < STATE, (place.z * HEADS + head) * STATE + ${n}, first_column + ${column})`,
  },
})}
${eachSum(tuning, tile, "sum", ({ name, row }) => `  ${name} *= exp(logs[${row}]);`)}
${product(tuning, {
  sums: "sum",
  tile,
  inner: tuning.chunk,
  isLast: true,
  a: { from: "across-inner", at: (s, t) => `weight(first, ${s}, ${t})` },
  b: {
    from: "across-inner",
    at: (s, column) => `load_x(first + ${s} < SEQUENCE, (first + ${s}) * HEADS + head, first_column + ${column})`,
  },
})}
${eachFour(tuning, tile, "sum", "store_y(first + row < SEQUENCE, (first + row) * HEADS + head, first_column + column, four);")}
}`,
    groups: [Math.ceil(headDim / tile.columns), heads, chunkCount(shape, tuning.chunk)],
  };
}
