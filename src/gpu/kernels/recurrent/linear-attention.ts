import { uniform } from "../../inputs.js";
import type { BufferSpec, Inputs, Kernel, KernelParameters, Pass, Tuning } from "../../kernel.js";
import { unrolled } from "../code.js";
import { F32_ROUNDOFF } from "../rounding.js";
import { carryPass } from "./carry.js";
import { causalBytes, causalPass, FEATURE_MAP, normalisedStateRows } from "./causal.js";
import {
  chunkCount,
  MATRIX_STATE_SIZES,
  RECURRENT_PARAMETERS,
  RECURRENT_SWEEP,
  type RecurrentShape,
  reader,
  recurrenceReference,
  recurrentShape,
} from "./shape.js";
import {
  arrayOf,
  blocksOf,
  type ChunkTuning,
  chunkTuning,
  declareSums,
  eachFour,
  fittingTunings,
  gridMain,
  isVector,
  loadFour,
  product,
  storeFour,
  tileBytes,
  tileLength,
  tileMemory,
} from "./tiles.js";

const TUNINGS: readonly Tuning[] = [
  { chunk: 16, groupRows: 4, groupColumns: 4 },
  { chunk: 32, groupRows: 8, groupColumns: 8 },
  { chunk: 64, groupRows: 8, groupColumns: 8 },
  { chunk: 64, groupRows: 16, groupColumns: 8 },
  { chunk: 64, groupRows: 16, groupColumns: 16 },
];

/** Linear attention by chunks: states of all chunks at once, a short recurrence over chunks, all outputs at once. */
export const linearAttentionChunked: Kernel = {
  id: "recurrent-linear-attention-chunked",
  family: "recurrent",
  title: "Linear attention, chunked",
  summary:
    "Causal attention whose weights are products of positive features, so that a running sum of key-value products replaces the row of past tokens. Chunks of tokens are matrix products; only the sums at their ends are passed on one after another.",
  architectureId: "linear-attention-katharopoulos",
  parameters: RECURRENT_PARAMETERS,
  sizes: MATRIX_STATE_SIZES,
  sweep: RECURRENT_SWEEP,
  requires: [],
  tunings(parameters, traits) {
    const shape = recurrentShape(parameters);
    return fittingTunings(TUNINGS, traits, (tuning) => ({
      sharedBytes: Math.max(causalBytes(shape, tuning), tileBytes([stateTile(shape, tuning)])),
      stateBytes: 4 * chunkCount(shape, tuning.chunk) * shape.heads * normalisedStateRows(shape) * shape.headDim,
    }));
  },
  plan(parameters, _traits, tuning) {
    const shape = recurrentShape(parameters);
    const chunked = chunkTuning(tuning);
    const chunks = chunkCount(shape, chunked.chunk);
    const stateRows = normalisedStateRows(shape);
    const width = shape.heads * stateRows * shape.headDim;
    return {
      buffers: [...buffersOf(shape), { name: "states", type: "f32", length: chunks * width, role: "scratch" }],
      passes: [
        statesPass(shape, chunked),
        carryPass({
          states: "states",
          chunks,
          width,
          lanes: isVector(width) ? 4 : 1,
          bindings: [],
          decay: "1.0f",
        }),
        causalPass(shape, chunked, { kind: "normalised", values: "v", stateRows }),
      ],
    };
  },
  inputs: inputsOf,
  reference(parameters, inputs) {
    const shape = recurrentShape(parameters);
    const { heads, headDim, state } = shape;
    const [q, k, v] = [reader(inputs, "q"), reader(inputs, "k"), reader(inputs, "v")];
    const feature = (x: number) => (x > 0 ? x + 1 : Math.exp(x));
    // Equations 10 to 12: s gathers φ(k) vᵀ and z gathers φ(k); the output is φ(q)ᵀ s / φ(q)ᵀ z.
    const z = state * headDim;
    return {
      y: recurrenceReference(shape, z + state, (token, head, held, row) => {
        const at = token * heads + head;
        let norm = 0;
        row?.fill(0);
        for (let n = 0; n < state; n++) {
          const keyFeature = feature(k(at * state + n));
          const queryFeature = row ? feature(q(at * state + n)) : 0;
          held[z + n] = (held[z + n] ?? 0) + keyFeature;
          norm += queryFeature * (held[z + n] ?? 0);
          for (let p = 0; p < headDim; p++) {
            const sum = (held[n * headDim + p] ?? 0) + keyFeature * v(at * headDim + p);
            held[n * headDim + p] = sum;
            if (row) row[p] = (row[p] ?? 0) + queryFeature * sum;
          }
        }
        if (row) for (let p = 0; p < headDim; p++) row[p] = (row[p] ?? 0) / norm;
      }),
    };
  },
  tolerance(parameters) {
    const { sequence, state } = recurrentShape(parameters);
    return {
      relative: 6 * Math.sqrt(sequence + state + 64) * F32_ROUNDOFF,
      derivation:
        "An output is a quotient of sums over all earlier tokens and the state, whose rounding errors grow as the root of their length times 2⁻²⁴; an average of values shrinks as that root grows, and features carry a few units more from exp: six times, and at least that of 64 terms.",
    };
  },
  cost(parameters) {
    const { sequence, heads, headDim, state } = recurrentShape(parameters);
    // A token and head: state += k vᵀ and qᵀ state, 2NP each; z += k and qᵀ z, 3N; two features, 2N; P quotients.
    return {
      usefulFlops: sequence * heads * (4 * state * headDim + 5 * state + headDim),
      compulsoryBytes: 4 * sequence * heads * (2 * state + 2 * headDim),
    };
  },
};

function buffersOf({ sequence, heads, headDim, state }: RecurrentShape): readonly BufferSpec[] {
  return [
    { name: "q", type: "f32", length: sequence * heads * state, role: "input" },
    { name: "k", type: "f32", length: sequence * heads * state, role: "input" },
    { name: "v", type: "f32", length: sequence * heads * headDim, role: "input" },
    { name: "y", type: "f32", length: sequence * heads * headDim, role: "output" },
  ];
}

function inputsOf(parameters: KernelParameters, random: () => number): Inputs {
  const { sequence, heads, headDim, state } = recurrentShape(parameters);
  return {
    q: uniform(sequence * heads * state, random),
    k: uniform(sequence * heads * state, random),
    v: uniform(sequence * heads * headDim, random),
  };
}

function stateTile({ headDim, state }: RecurrentShape, { groupRows, groupColumns }: ChunkTuning) {
  return { rows: tileLength(state, groupRows), columns: tileLength(headDim, groupColumns) };
}

/** What each chunk adds to the state: φ(K)ᵀ V, and the sum of φ(K) over its tokens. */
function statesPass(shape: RecurrentShape, tuning: ChunkTuning): Pass {
  const { sequence, heads, headDim, state } = shape;
  const tile = stateTile(shape, tuning);
  const columnTiles = Math.ceil(headDim / tile.columns);
  const { fourRows } = blocksOf(tuning, tile);
  const fours = isVector(headDim);
  return {
    label: "states of chunks",
    bindings: [
      { buffer: "k", access: "read", as: arrayOf(state) },
      { buffer: "v", access: "read", as: arrayOf(headDim) },
      { buffer: "states", access: "read_write", as: arrayOf(headDim) },
    ],
    code: `
const SEQUENCE = ${sequence}u;
const HEADS = ${heads}u;
const HEAD_DIM = ${headDim}u;
const STATE = ${state}u;

${tileMemory([tile])}
var<private> head: u32;

${FEATURE_MAP}
${loadFour("load_key", "k", state)}
${loadFour("load_value", "v", headDim)}
${storeFour("store_state", "states", headDim)}

// Features of zeros are ones, but what lies beyond the edges reaches no state that is read: rows past the state are not
// stored, and no chunk comes after that with the last token.
fn key_features(token: u32, n: u32) -> vec4<f32> {
  var four = load_key(token < SEQUENCE, token * HEADS + head, n);
  for (var i = 0u; i < 4u; i++) { four[i] = feature(four[i]); }
  return four;
}

${gridMain(tuning)}
  let first = place.z * ${tuning.chunk}u;
  let first_row = place.x / ${columnTiles}u * ${tile.rows}u;
  let first_column = place.x % ${columnTiles}u * ${tile.columns}u;
  head = place.y;
  let first_state_row = (place.z * HEADS + head) * ${normalisedStateRows(shape)}u;
${declareSums(tuning, tile, "sum")}
${unrolled(fourRows, (block) => `  var norm_${block} = vec4<f32>();`)}
${product(tuning, {
  sums: "sum",
  tile,
  inner: tuning.chunk,
  isLast: true,
  a: { from: "across-inner", at: (token, n) => `key_features(first + ${token}, first_row + ${n})` },
  b: {
    from: "across-inner",
    at: (token, column) =>
      `load_value(first + ${token} < SEQUENCE, (first + ${token}) * HEADS + head, first_column + ${column})`,
  },
  also: (block) => `      norm_${block} += a_${block};`,
})}
${eachFour(
  tuning,
  tile,
  "sum",
  "store_state(first_row + row < STATE, first_state_row + first_row + row, first_column + column, four);",
)}
  if (first_column == 0u && block_column == 0u) {
    var norms = array<vec4<f32>, ${fourRows}>(${Array.from({ length: fourRows }, (_, block) => `norm_${block}`).join(", ")});
    for (var i = 0u; i < ${4 * fourRows}u; i += ${fours ? 4 : 1}u) {
      let n = first_row + 4u * (block_row + i / 4u * ${tuning.groupRows}u) + i % 4u;
      let norm = (first_state_row + STATE) * HEAD_DIM + n;
      if (n < STATE) { ${fours ? "states[norm / 4u] = norms[i / 4u]" : "states[norm] = norms[i / 4u][i % 4u]"}; }
    }
  }
}`,
    groups: [columnTiles * Math.ceil(state / tile.rows), heads, chunkCount(shape, tuning.chunk)],
  };
}
