import type { BufferSpec, DeviceTraits, Kernel, KernelParameters, Pass, Plan, Tuning } from "../../kernel.js";
import { LEFT_OUT_SCORE, LOWEST_SCORE } from "../attention/online-softmax.js";
import { attentionTolerance } from "../attention/reference.js";
import { each, foursOf, loader, rowsBinding, storer } from "../attention/rows.js";
import {
  addValues,
  declareOutputs,
  declareTile,
  eachQuery,
  placeInTile,
  scoresOfTile,
  stageQueries,
  stagesQueriesOnce,
  stageWeights,
  type Tile,
  tileFits,
  tileOf,
} from "../attention/tile.js";
import {
  PREFILL_PARAMETERS,
  PREFILL_SIZES,
  PREFILL_SWEEP,
  PREFILL_TUNINGS,
  type PrefillShape,
  prefillBuffers,
  prefillCost,
  prefillInputs,
  prefillReference,
  prefillRows,
  prefillShape,
  prefillSources,
} from "./shape.js";

/**
 * "Standard attention" (Dao et al. 2022, algorithm 0): the whole matrix of scores goes to memory and back, twice. Tiles
 * that a causal mask leaves empty are skipped, as in the fused kernel, so that the two differ in their traffic only.
 */
export const prefillMaterialized: Kernel = {
  id: "prefill-materialized",
  family: "prefill",
  title: "Attention over a prompt, with a stored matrix of scores",
  summary:
    "Three passes: queries times keys into a matrix of all pairs for all heads, a softmax of its rows, and that matrix times the values.",
  architectureId: "multi-head-attention",
  parameters: PREFILL_PARAMETERS,
  sizes: PREFILL_SIZES,
  sweep: PREFILL_SWEEP,
  requires: [],
  tunings: (parameters, traits) =>
    PREFILL_TUNINGS.filter((tuning) => tileFits(materializedTile(parameters, tuning), traits)),
  plan: (parameters, traits, tuning) => {
    const shape = prefillShape(parameters);
    const tile = materializedTile(parameters, tuning);
    return {
      buffers: [...prefillBuffers(shape, "f32"), scoresBuffer(shape)],
      passes: [scoresPass(shape, tile), softmaxPass(shape, tile, traits), valuesPass(shape, tile)],
    } satisfies Plan;
  },
  inputs: (parameters, random) => prefillInputs(parameters, random),
  reference: prefillReference,
  tolerance: (parameters) => {
    const { headDim, sequence } = prefillShape(parameters);
    return attentionTolerance(headDim, sequence);
  },
  cost: (parameters) => prefillCost(parameters),
};

function materializedTile(parameters: KernelParameters, tuning: Tuning): Tile {
  const { headDim } = prefillShape(parameters);
  return tileOf(tuning, headDim, headDim);
}

/** One n × n matrix a head, its rows padded to a multiple of four. */
function scoresBuffer({ heads, sequence }: PrefillShape): BufferSpec {
  return { name: "scores", type: "f32", length: heads * sequence * 4 * foursOf(sequence), role: "scratch" };
}

/** S = Q Kᵀ/√d, times log₂ e. */
function scoresPass(shape: PrefillShape, tile: Tile): Pass {
  const { sequence, heads, isCausal } = shape;
  const { tileRows, tileKeys, invocations, keyFours, depthFours } = tile;
  const q = prefillRows("q", shape, "f32");
  const k = prefillRows("k", shape, "f32");
  const depth = Math.ceil(keyFours / depthFours) * depthFours;
  const fours = foursOf(sequence);
  const sources = prefillSources(shape);
  return {
    label: "scores",
    bindings: [
      rowsBinding(q, "read"),
      rowsBinding(k, "read"),
      { buffer: "scores", access: "read_write", as: "array<vec4<f32>>" },
    ],
    code: `
${loader("load_query", q, depth)}
${loader("load_key", k, depth)}
${declareTile(tile, { queries: true, weights: false, softmax: false })}

@compute @workgroup_size(${invocations})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
${placeInTile(tile)}
let place = group_of(group);
let head = place.z;
let first_row = ${tileRows}u * place.y;
let first_key = ${tileKeys}u * place.x;
${isCausal ? `if (first_key > first_row + ${tileRows - 1}u) { return; }` : ""}
${stagesQueriesOnce(tile) ? stageQueries(tile, sources) : ""}
${scoresOfTile(tile, sources)}
let four = first_key / 4u + x;
if (four < ${fours}u) {
${eachQuery(
  tile,
  `${sequence}u - first_row`,
  (row, r) => `scores[(head * ${sequence}u + first_row + ${row}) * ${fours}u + four] = s_${r};`,
)}
}
}`,
    groups: [Math.ceil(sequence / tileKeys), Math.ceil(sequence / tileRows), heads],
  };
}

const MOST_VECTORS = 4;

/**
 * P = softmax(S), in place, a row a workgroup, which holds it in registers: each number is read once and written once.
 * Left-out keys get a zero as far as the next pass reads.
 */
function softmaxPass({ sequence, heads, isCausal }: PrefillShape, tile: Tile, traits: DeviceTraits): Pass {
  const fours = foursOf(sequence);
  // A square number of partial results is reduced by its root, then by its root again.
  const root = fours > 64 * MOST_VECTORS && traits.maxInvocationsPerGroup >= 256 ? 16 : 8;
  const invocations = root * root;
  const vectors = Math.ceil(fours / invocations);
  const { tileRows, tileKeys } = tile;
  const endOfRows = `(place.x / ${tileRows}u + 1u) * ${tileRows}u`;
  const readFours = `(${endOfRows} + ${tileKeys - 1}u) / ${tileKeys}u * ${tileKeys / 4}u`;
  const reduce = (name: string, own: string, of: (a: string, b: string) => string) => `
partial_${name}[local] = ${own};
workgroupBarrier();
var ${name} = partial_${name}[local % ${root}u];
for (var i = 1u; i < ${root}u; i++) { ${name} = ${of(name, `partial_${name}[i * ${root}u + local % ${root}u]`)}; }
if (local < ${root}u) { total_${name}[local] = ${name}; }
workgroupBarrier();
${name} = total_${name}[0];
for (var i = 1u; i < ${root}u; i++) { ${name} = ${of(name, `total_${name}[i]`)}; }`;
  return {
    label: "softmax",
    bindings: [{ buffer: "scores", access: "read_write", as: "array<vec4<f32>>" }],
    code: `
var<workgroup> partial_largest: array<f32, ${invocations}>;
var<workgroup> partial_sum: array<f32, ${invocations}>;
var<workgroup> total_largest: array<f32, ${root}>;
var<workgroup> total_sum: array<f32, ${root}>;

fn score(row: u32, four: u32, kept: u32) -> vec4<f32> {
  if (4u * four >= kept) { return vec4<f32>(${LEFT_OUT_SCORE}); }
  let keys = vec4<u32>(4u * four) + vec4<u32>(0u, 1u, 2u, 3u);
  return select(vec4<f32>(${LEFT_OUT_SCORE}), scores[row * ${fours}u + four], keys < vec4<u32>(kept));
}

@compute @workgroup_size(${invocations})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
let place = group_of(group);
let row = place.y * ${sequence}u + place.x;
let kept = ${isCausal ? "place.x + 1u" : `${sequence}u`};
let written = ${isCausal ? `min(${fours}u, ${readFours})` : `${fours}u`};
${each(vectors, (v) => `var s_${v} = score(row, local + ${v * invocations}u, kept);`)}
var top = vec4<f32>(${LOWEST_SCORE});
${each(vectors, (v) => `top = max(top, s_${v});`)}
${reduce("largest", "max(max(top.x, top.y), max(top.z, top.w))", (a, b) => `max(${a}, ${b})`)}
var sums = vec4<f32>();
${each(vectors, (v) => `s_${v} = exp2(s_${v} - vec4<f32>(largest));\nsums += s_${v};`)}
${reduce("sum", "(sums.x + sums.y) + (sums.z + sums.w)", (a, b) => `${a} + ${b}`)}
let scale = 1.0f / sum;
${each(vectors, (v) => {
  const four = `local + ${v * invocations}u`;
  return `if (${four} < written) { scores[row * ${fours}u + ${four}] = scale * s_${v}; }`;
})}
}`,
    groups: [sequence, heads, 1],
  };
}

/** O = P V. */
function valuesPass(shape: PrefillShape, tile: Tile): Pass {
  const { sequence, heads, isCausal } = shape;
  const { columns, vectors, tileRows, tileKeys, valueFours, stagedValues, invocations } = tile;
  const v = prefillRows("v", shape, "f32");
  const o = prefillRows("o", shape, "f32");
  const tiles = Math.ceil(sequence / tileRows);
  const fours = foursOf(sequence);
  return {
    label: "weighted values",
    bindings: [
      { buffer: "scores", access: "read", as: "array<vec4<f32>>" },
      rowsBinding(v, "read"),
      rowsBinding(o, "read_write"),
    ],
    code: `
${loader("load_value", v, valueFours)}
${storer("store_output", o)}
${declareTile(tile, { queries: false, weights: true, softmax: false })}

fn load_weights(head: u32, position: u32, four: u32) -> vec4<f32> {
  let row = head * ${sequence}u + min(position, ${sequence - 1}u);
  return select(vec4<f32>(), scores[row * ${fours}u + min(four, ${fours - 1}u)], four < ${fours}u);
}

@compute @workgroup_size(${invocations})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
${placeInTile(tile)}
let place = group_of(group);
let head = place.y;
let first_row = ${tileRows}u * (${tiles - 1}u - place.x);
let seen_to = ${isCausal ? `min(${sequence}u, first_row + ${tileRows}u)` : `${sequence}u`};
${declareOutputs(tile)}
for (var first_key = 0u; first_key < seen_to; first_key += ${tileKeys}u) {
${stagedValues > 0 ? "" : "workgroupBarrier();"}
${stageWeights(tile, (row, column) => `load_weights(head, first_row + ${row}, first_key / 4u + ${column})`)}
${addValues(tile, prefillSources(shape))}
}
${eachQuery(tile, `${sequence}u - first_row`, (row, r) =>
  each(vectors, (v) => `store_output(head * ${sequence}u + first_row + ${row}, x + ${v * columns}u, o_${r}_${v});`),
)}
}`,
    groups: [tiles, heads, 1],
  };
}
