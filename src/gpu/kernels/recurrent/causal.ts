import type { Binding, Pass } from "../../kernel.js";
import { unrolled } from "../code.js";
import { chunkCount, type RecurrentShape } from "./shape.js";
import {
  arrayOf,
  blocksOf,
  type ChunkTuning,
  declareSums,
  eachFour,
  eachSum,
  eachWeight,
  gridMain,
  invocations,
  isVector,
  loadFour,
  product,
  storeFour,
  storeWeights,
  type Tile,
  tileBytes,
  tileLength,
  tileMemory,
  weightBytes,
  weightMemory,
  weightsAt,
} from "./tiles.js";

/**
 * How the outputs of a chunk follow from its queries, keys and values and from the state that enters it: either as
 * linear attention with a feature map and a normaliser, or with weights that decay from token to token.
 */
export interface Causal {
  readonly kind: "normalised" | "decayed";
  /** The buffer of values, [sequence, heads, headDim]. */
  readonly values: string;
  /** Rows of headDim elements that one head takes in the buffer `states`: its matrix, then its normaliser. */
  readonly stateRows: number;
}

/** Rows of a head's state where a normaliser of `state` elements follows its matrix. */
export function normalisedStateRows({ headDim, state }: RecurrentShape): number {
  return state + Math.ceil(state / headDim);
}

/** elu(x) + 1, the feature map of Katharopoulos et al. 2020 (equation 7). */
export const FEATURE_MAP = `fn feature(x: f32) -> f32 { return select(exp(min(x, 0.0f)), x + 1.0f, x > 0.0f); }`;

function tilesOf(
  { headDim }: RecurrentShape,
  { chunk, ...grid }: ChunkTuning,
): readonly [weights: Tile, outputs: Tile] {
  return [
    { rows: chunk, columns: chunk },
    { rows: chunk, columns: tileLength(headDim, grid.groupColumns) },
  ];
}

/** Bytes of workgroup memory of {@link causalPass}. */
export function causalBytes(shape: RecurrentShape, tuning: ChunkTuning): number {
  return weightBytes(tuning.chunk) + tileBytes(tilesOf(shape, tuning)) + 4 * (shape.state + tuning.chunk);
}

/**
 * The outputs of a chunk as two products: queries times the entering state, then the causal part of queries times keys,
 * which stays in workgroup memory, times values.
 */
export function causalPass(shape: RecurrentShape, tuning: ChunkTuning, { kind, values, stateRows }: Causal): Pass {
  const { sequence, heads, headDim, state } = shape;
  const { chunk } = tuning;
  const [weights, outputs] = tilesOf(shape, tuning);
  const isNormalised = kind === "normalised";
  const { fourRows } = blocksOf(tuning, outputs);
  const mapped = (element: string) => (isNormalised ? `feature(${element})` : element);
  const decays: readonly Binding[] = isNormalised ? [] : [{ buffer: "decays", access: "read", as: "array<f32>" }];
  const addToNorm = (factor: string) => (block: number) => `      norm_${block} += a_${block}${factor};`;
  return {
    label: "outputs",
    bindings: [
      { buffer: "q", access: "read", as: "array<f32>" },
      { buffer: "k", access: "read", as: "array<f32>" },
      { buffer: values, access: "read", as: arrayOf(headDim) },
      { buffer: "states", access: "read", as: arrayOf(headDim) },
      { buffer: "y", access: "read_write", as: arrayOf(headDim) },
      ...decays,
    ],
    code: `
const SEQUENCE = ${sequence}u;
const HEADS = ${heads}u;
const HEAD_DIM = ${headDim}u;
const STATE = ${state}u;
const CHUNK = ${chunk}u;

${tileMemory([weights, outputs])}
${weightMemory(chunk)}
${isNormalised ? `var<workgroup> norms: array<f32, ${state}>;` : `var<workgroup> logs: array<f32, ${chunk}>;`}
var<private> head: u32;

${isNormalised ? FEATURE_MAP : ""}
// Four tokens at one place of the state.
fn queries(token: u32, n: u32) -> vec4<f32> {
  var four = vec4<f32>();
  for (var i = 0u; i < 4u; i++) {
    let here = token + i < SEQUENCE && n < STATE;
    let element = q[select(0u, ((token + i) * HEADS + head) * STATE + n, here)];
    four[i] = select(0.0f, ${mapped("element")}, here);
  }
  return four;
}

fn keys(token: u32, n: u32) -> vec4<f32> {
  var four = vec4<f32>();
  for (var i = 0u; i < 4u; i++) {
    let here = token + i < SEQUENCE && n < STATE;
    let element = k[select(0u, ((token + i) * HEADS + head) * STATE + n, here)];
    four[i] = select(0.0f, ${mapped("element")}, here);
  }
  return four;
}

${loadFour("load_value", values, headDim)}
${loadFour("load_state", "states", headDim)}
${storeFour("store_y", "y", headDim)}

${gridMain(tuning)}
  let first = place.z * CHUNK;
  let first_column = place.x * ${outputs.columns}u;
  head = place.y;
  let first_state_row = (place.z * HEADS + head) * ${stateRows}u;
${
  isNormalised
    ? `  for (var n = local; n < STATE; n += ${invocations(tuning)}u) {
    let norm = (first_state_row + STATE) * HEAD_DIM + n;
    norms[n] = ${isVector(headDim) ? "states[norm / 4u][norm % 4u]" : "states[norm]"};
  }`
    : `  for (var t = local; t < CHUNK; t += ${invocations(tuning)}u) { logs[t] = decays[(first + t) * HEADS + head]; }`
}
${declareSums(tuning, outputs, "out")}
${isNormalised ? unrolled(fourRows, (block) => `  var norm_${block} = vec4<f32>();`) : ""}

  // What the tokens see of earlier chunks.
${product(tuning, {
  sums: "out",
  tile: outputs,
  inner: state,
  a: { from: "along-inner", at: (n, token) => `queries(first + ${token}, ${n})` },
  b: {
    from: "across-inner",
    at: (n, column) => `load_state(${n} < STATE, first_state_row + ${n}, first_column + ${column})`,
  },
  ...(isNormalised ? { also: addToNorm(" * norms[min(start + l, STATE - 1u)]") } : {}),
})}
${isNormalised ? "" : eachSum(tuning, outputs, "out", ({ name, row }) => `  ${name} *= exp(logs[${row}]);`)}

  // How much they see of the tokens of their own chunk: of themselves and of those before them.
${declareSums(tuning, weights, "weight")}
${product(tuning, {
  sums: "weight",
  tile: weights,
  inner: state,
  isLast: true,
  a: { from: "along-inner", at: (n, token) => `queries(first + ${token}, ${n})` },
  b: { from: "along-inner", at: (n, token) => `keys(first + ${token}, ${n})` },
})}
${storeWeights(tuning, chunk, "weight")}
  workgroupBarrier();
${eachWeight(tuning, chunk, (weight) =>
  isNormalised
    ? `select(vec4<f32>(), ${weight}, vec4<u32>(column) <= rows)`
    : `select(vec4<f32>(), ${weight} * exp(min(logs_from(rows.x) - logs[column], vec4<f32>())), vec4<u32>(column) <= rows)`,
)}
${product(tuning, {
  sums: "out",
  tile: outputs,
  inner: chunk,
  isLast: true,
  a: { from: "workgroup", at: (token, four) => weightsAt(chunk, token, four) },
  b: {
    from: "across-inner",
    at: (token, column) =>
      `load_value(first + ${token} < SEQUENCE, (first + ${token}) * HEADS + head, first_column + ${column})`,
  },
  ...(isNormalised ? { also: addToNorm("") } : {}),
})}
${
  isNormalised
    ? eachSum(tuning, outputs, "out", (sum) => `  ${sum.name} /= norm_${sum.fourRows}[${sum.rowOfFour}];`)
    : ""
}
${eachFour(tuning, outputs, "out", "store_y(first + row < SEQUENCE, (first + row) * HEADS + head, first_column + column, four);")}
}
${
  isNormalised
    ? ""
    : `
fn logs_from(t: u32) -> vec4<f32> { return vec4<f32>(logs[t], logs[t + 1u], logs[t + 2u], logs[t + 3u]); }`
}`,
    groups: [Math.ceil(headDim / outputs.columns), heads, chunkCount(shape, chunk)],
  };
}
