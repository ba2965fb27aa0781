import type { Pass } from "../../kernel.js";
import { unrolled } from "../code.js";
import { gatedDeltaConstants, gatedDeltaTiles } from "./gated-delta-tiles.js";
import { chunkCount, type RecurrentShape } from "./shape.js";
import {
  type ChunkTuning,
  declareSums,
  eachWeight,
  gridMain,
  invocations,
  product,
  storeWeights,
  tileMemory,
  weightMemory,
  weightsAt,
} from "./tiles.js";

/*
 * Within a chunk entered by the state S₀, and with γ the running product of its gates, the state after token t is
 * S_t = γ_t S₀ + Σ_{s≤t} γ_t/γ_s k_s d_sᵀ, where the corrections are d_s = β_s (v_s − α_s S_{s−1}ᵀ k_s). Put into each
 * other these two give (I + L) D = diag(β) V − diag(β γ) K S₀ with L_sr = β_s γ_s/γ_r k_s·k_r below the diagonal, hence
 * D = U − W S₀ with U and W that need no state. The state after the chunk is (γ I − K̃ᵀ W) S₀ + K̃ᵀ U, with keys K̃
 * decayed until the end of the chunk (Yang et al. 2024, section 3.3, whose S is transposed).
 */

/** Rows that an invocation solves for in registers; every chunk is a multiple. */
const BLOCK = 16;

/**
 * U and W of every chunk by forward substitution, and each head's running sum of log gates. An invocation solves for
 * whole columns, a block of rows at a time in registers, so that the steps of the substitution need no barriers.
 */
export function wyPass(shape: RecurrentShape, tuning: ChunkTuning): Pass {
  const { heads, state } = shape;
  const { chunk } = tuning;
  const { square } = gatedDeltaTiles(shape, tuning);
  // Weights on and above the diagonal are zero, so a block may subtract its own rows as they become known.
  const weightAt = (r: string, j: string | number) => weightsAt(chunk, `(block + ${r})`, `block / 4u + ${j}u`);
  // Written out, so that `x` stays in registers; for the tuning whose chunk is one block, whose code is to stay small, not.
  const solveBlock =
    chunk > BLOCK
      ? unrolled(4, (j) =>
          unrolled(4 * j + 4, (r) => `      x[${j}] -= ${weightAt(`${r}u`, j)} * x[${Math.floor(r / 4)}][${r % 4}];`),
        )
      : `      for (var r = 0u; r < ${BLOCK}u; r++) {
        let known = x[r / 4u][r % 4u];
${unrolled(4, (j) => `        x[${j}] -= ${weightAt("r", j)} * known;`)}
      }`;
  return {
    label: "corrections without a state",
    bindings: [
      { buffer: "k", access: "read", as: "array<f32>" },
      { buffer: "v", access: "read", as: "array<f32>" },
      { buffer: "gate", access: "read", as: "array<f32>" },
      { buffer: "beta", access: "read", as: "array<f32>" },
      { buffer: "decays", access: "read_write", as: "array<f32>" },
      { buffer: "w", access: "read_write", as: "array<f32>" },
      { buffer: "u", access: "read_write", as: "array<f32>" },
    ],
    code: `
${gatedDeltaConstants(shape, tuning)}

${tileMemory([square])}
${weightMemory(chunk)}
var<workgroup> logs: array<f32, ${chunk}>;
var<workgroup> betas: array<f32, ${chunk}>;
var<private> head: u32;

fn keys(token: u32, n: u32) -> vec4<f32> {
  var four = vec4<f32>();
  for (var i = 0u; i < 4u; i++) {
    let here = token + i < SEQUENCE && n < STATE;
    four[i] = select(0.0f, k[select(0u, ((token + i) * HEADS + head) * STATE + n, here)], here);
  }
  return four;
}

fn four_of_logs(t: u32) -> vec4<f32> { return vec4<f32>(logs[t], logs[t + 1u], logs[t + 2u], logs[t + 3u]); }
fn four_of_betas(t: u32) -> vec4<f32> { return vec4<f32>(betas[t], betas[t + 1u], betas[t + 2u], betas[t + 3u]); }

// Four tokens of a column of [β γ K | β V]. The betas of tokens beyond the last are zero.
fn right_side(token: u32, t: u32, column: u32) -> vec4<f32> {
  var four = four_of_betas(t);
  if (column < STATE) { four *= exp(four_of_logs(t)); }
  for (var i = 0u; i < 4u; i++) {
    let row = min(token + i, SEQUENCE - 1u) * HEADS + head;
    if (column < STATE) { four[i] *= k[row * STATE + column]; } else { four[i] *= v[row * HEAD_DIM + column - STATE]; }
  }
  return four;
}

fn store_solution(token: u32, column: u32, four: vec4<f32>) {
  for (var i = 0u; i < 4u && token + i < SEQUENCE; i++) {
    let row = (token + i) * HEADS + head;
    if (column < STATE) { w[row * STATE + column] = four[i]; } else { u[row * HEAD_DIM + column - STATE] = four[i]; }
  }
}

${gridMain(tuning)}
  head = place.x;
  let first = place.y * CHUNK;
  // The running sum of log gates by Hillis and Steele. Beyond the last token nothing decays.
  if (local < CHUNK) {
    let row = min(first + local, SEQUENCE - 1u) * HEADS + head;
    let here = first + local < SEQUENCE;
    logs[local] = select(0.0f, gate[row], here);
    betas[local] = select(0.0f, beta[row], here);
  }
  for (var reach = 1u; reach < CHUNK; reach *= 2u) {
    workgroupBarrier();
    var earlier = 0.0f;
    if (local >= reach && local < CHUNK) { earlier = logs[local - reach]; }
    workgroupBarrier();
    if (local < CHUNK) { logs[local] += earlier; }
  }
  if (local < CHUNK) { decays[(first + local) * HEADS + head] = logs[local]; }

${declareSums(tuning, square, "sum")}
${product(tuning, {
  sums: "sum",
  tile: square,
  inner: state,
  isLast: true,
  a: { from: "along-inner", at: (n, token) => `keys(first + ${token}, ${n})` },
  b: { from: "along-inner", at: (n, token) => `keys(first + ${token}, ${n})` },
})}
${storeWeights(tuning, chunk, "sum")}
  workgroupBarrier();
${eachWeight(
  tuning,
  chunk,
  (weight) =>
    `select(vec4<f32>(), ${weight} * four_of_betas(rows.x) * exp(min(four_of_logs(rows.x) - logs[column], vec4<f32>())), vec4<u32>(column) < rows)`,
)}
  workgroupBarrier();
  for (var column = local; column < STATE + HEAD_DIM; column += ${invocations(tuning)}u) {
    var solved: array<f32, ${chunk}>;
    for (var block = 0u; block < CHUNK; block += ${BLOCK}u) {
      var x: array<vec4<f32>, 4>;
      for (var j = 0u; j < 4u; j++) { x[j] = right_side(first + block + 4u * j, block + 4u * j, column); }
      for (var r = 0u; r < block; r++) {
${unrolled(4, (j) => `        x[${j}] -= ${weightsAt(chunk, "r", `block / 4u + ${j}u`)} * solved[r];`)}
      }
${solveBlock}
      for (var j = 0u; j < 4u; j++) {
        for (var i = 0u; i < 4u; i++) { solved[block + 4u * j + i] = x[j][i]; }
        store_solution(first + block + 4u * j, column, x[j]);
      }
    }
  }
}`,
    groups: [heads, chunkCount(shape, chunk), 1],
  };
}
