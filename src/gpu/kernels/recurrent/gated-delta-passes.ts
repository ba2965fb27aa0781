import type { Pass } from "../../kernel.js";
import { CARRIED_COLUMNS, gatedDeltaConstants, gatedDeltaTiles } from "./gated-delta-tiles.js";
import { chunkCount, type RecurrentShape } from "./shape.js";
import {
  arrayOf,
  type ChunkTuning,
  declareSums,
  eachFour,
  gridMain,
  invocations,
  loadFour,
  product,
  storeFour,
  tileMemory,
} from "./tiles.js";

/** How a chunk changes the state that enters it: γ I − K̃ᵀ W, stored transposed, and K̃ᵀ U. */
export function transitionsPass(shape: RecurrentShape, tuning: ChunkTuning): Pass {
  const { heads, headDim, state } = shape;
  const { states: tile } = gatedDeltaTiles(shape, tuning);
  const stateTiles = Math.ceil(state / tile.columns);
  const columnTiles = stateTiles + Math.ceil(headDim / tile.columns);
  return {
    label: "transitions of chunks",
    bindings: [
      { buffer: "k", access: "read", as: arrayOf(state) },
      { buffer: "w", access: "read", as: arrayOf(state) },
      { buffer: "u", access: "read", as: arrayOf(headDim) },
      { buffer: "decays", access: "read", as: "array<f32>" },
      { buffer: "transitions", access: "read_write", as: arrayOf(state) },
      { buffer: "states", access: "read_write", as: arrayOf(headDim) },
    ],
    code: `
${gatedDeltaConstants(shape, tuning)}

${tileMemory([tile])}
var<workgroup> decayed: array<f32, ${tuning.chunk}>;

${loadFour("load_k", "k", state)}
${loadFour("load_w", "w", state)}
${loadFour("load_u", "u", headDim)}
${storeFour("store_transition", "transitions", state)}
${storeFour("store_state", "states", headDim)}

// The transition is transposed, so its rows are those of W and its columns those of K; a state's rows are those of K.
fn left(is_transition: bool, row: u32, t: u32, exists: bool, n: u32) -> vec4<f32> {
  if (is_transition) { return load_w(exists, row, n); }
  return decayed[t] * load_k(exists, row, n);
}

fn right(is_transition: bool, row: u32, t: u32, exists: bool, column: u32) -> vec4<f32> {
  if (is_transition) { return decayed[t] * load_k(exists, row, column); }
  return load_u(exists, row, column);
}

${gridMain(tuning)}
  let first = place.z * CHUNK;
  let head = place.y;
  let is_transition = place.x % ${columnTiles}u < ${stateTiles}u;
  let first_row = place.x / ${columnTiles}u * ${tile.rows}u;
  let first_column = (place.x % ${columnTiles}u - select(${stateTiles}u, 0u, is_transition)) * ${tile.columns}u;
  let entry = (place.z * HEADS + head) * STATE;
  let total = decays[(first + CHUNK - 1u) * HEADS + head];
  for (var t = local; t < CHUNK; t += ${invocations(tuning)}u) {
    decayed[t] = exp(total - decays[(first + t) * HEADS + head]);
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
    at: (t, n) => `left(is_transition, (first + ${t}) * HEADS + head, ${t}, first + ${t} < SEQUENCE, first_row + ${n})`,
  },
  b: {
    from: "across-inner",
    at: (t, n) =>
      `right(is_transition, (first + ${t}) * HEADS + head, ${t}, first + ${t} < SEQUENCE, first_column + ${n})`,
  },
})}
${eachFour(
  tuning,
  tile,
  "sum",
  `let n = first_row + row;
    let m = first_column + column;
    if (is_transition) {
      let kept = select(vec4<f32>(), vec4<f32>(exp(total)), vec4<u32>(m, m + 1u, m + 2u, m + 3u) == vec4<u32>(n));
      store_transition(n < STATE, entry + n, m, kept - four);
    } else {
      store_state(n < STATE, entry + n, m, four);
    }`,
)}
}`,
    groups: [columnTiles * Math.ceil(state / tile.rows), heads, chunkCount(shape, tuning.chunk)],
  };
}

/**
 * The recurrence over chunks, S ← M S + B, for a few columns of a head's state, which do not depend on the others. In
 * place: what a chunk adds to the state is replaced by the state that enters the chunk.
 */
export function recurrencePass(shape: RecurrentShape, tuning: ChunkTuning): Pass {
  const { heads, headDim, state } = shape;
  const columns = CARRIED_COLUMNS / 4;
  const rows = [0, 1, 2, 3];
  return {
    label: "recurrence over chunks",
    bindings: [
      { buffer: "transitions", access: "read", as: arrayOf(state) },
      { buffer: "states", access: "read_write", as: arrayOf(headDim) },
    ],
    code: `
const STATE = ${state}u;
const CHUNKS = ${chunkCount(shape, tuning.chunk)}u;

var<workgroup> held: array<vec4<f32>, ${4 * Math.ceil(state / 4) * columns}>;

${loadFour("load_transition", "transitions", state)}
${loadFour("load_state", "states", headDim)}
${storeFour("store_state", "states", headDim)}

@compute @workgroup_size(${Math.ceil(state / 4) * columns})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let place = group_of(group);
  let n = 4u * (local / ${columns}u);
  let block_column = local % ${columns}u;
  let column = place.x * ${CARRIED_COLUMNS}u + 4u * block_column;
${rows.map((r) => `  var state_${r} = vec4<f32>();`).join("\n")}
  for (var chunk = 0u; chunk < CHUNKS; chunk++) {
    let entry = (chunk * ${heads}u + place.y) * STATE;
${rows
  .map(
    (r) => `    held[(n + ${r}u) * ${columns}u + block_column] = state_${r};
    var next_${r} = load_state(n + ${r}u < STATE, entry + n + ${r}u, column);
    store_state(n + ${r}u < STATE, entry + n + ${r}u, column, state_${r});`,
  )
  .join("\n")}
    workgroupBarrier();
    for (var l = 0u; l < STATE; l++) {
      let transition = load_transition(true, entry + l, n);
      let before = held[l * ${columns}u + block_column];
${rows.map((r) => `      next_${r} = fma(vec4<f32>(transition[${r}]), before, next_${r});`).join("\n")}
    }
    workgroupBarrier();
${rows.map((r) => `    state_${r} = next_${r};`).join("\n")}
  }
}`,
    groups: [Math.ceil(headDim / CARRIED_COLUMNS), heads, 1],
  };
}

/** The corrections D = U − W S₀ of every chunk, in place of U. */
export function correctionsPass(shape: RecurrentShape, tuning: ChunkTuning): Pass {
  const { heads, headDim, state } = shape;
  const { corrections: tile } = gatedDeltaTiles(shape, tuning);
  return {
    label: "corrections",
    bindings: [
      { buffer: "w", access: "read", as: "array<f32>" },
      { buffer: "states", access: "read", as: arrayOf(headDim) },
      { buffer: "u", access: "read_write", as: arrayOf(headDim) },
    ],
    code: `
${gatedDeltaConstants(shape, tuning)}

${tileMemory([tile])}
var<private> head: u32;

${loadFour("load_state", "states", headDim)}
${loadFour("load_u", "u", headDim)}
${storeFour("store_u", "u", headDim)}

fn four_w(token: u32, n: u32) -> vec4<f32> {
  var four = vec4<f32>();
  for (var i = 0u; i < 4u; i++) {
    let here = token + i < SEQUENCE && n < STATE;
    four[i] = select(0.0f, w[select(0u, ((token + i) * HEADS + head) * STATE + n, here)], here);
  }
  return four;
}

${gridMain(tuning)}
  let first = place.z * CHUNK;
  let first_column = place.x * ${tile.columns}u;
  head = place.y;
  let entry = (place.z * HEADS + head) * STATE;
${declareSums(tuning, tile, "sum")}
${product(tuning, {
  sums: "sum",
  tile,
  inner: state,
  isLast: true,
  a: { from: "along-inner", at: (n, token) => `four_w(first + ${token}, ${n})` },
  b: { from: "across-inner", at: (n, column) => `load_state(${n} < STATE, entry + ${n}, first_column + ${column})` },
})}
${eachFour(
  tuning,
  tile,
  "sum",
  `let token = first + row;
    let at = token * HEADS + head;
    store_u(token < SEQUENCE, at, first_column + column, load_u(token < SEQUENCE, at, first_column + column) - four);`,
)}
}`,
    groups: [Math.ceil(headDim / tile.columns), heads, chunkCount(shape, tuning.chunk)],
  };
}
