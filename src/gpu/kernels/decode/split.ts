import { type DeviceTraits, type Pass, type Plan, size, type Tuning } from "../../kernel.js";
import { LOWEST_SCORE, onlineSoftmax, SOFTMAX_FUNCTIONS, softmaxOf } from "../attention/online-softmax.js";
import { each, foursOf, loader, type Rows, rowsBinding, type Stored, storer } from "../attention/rows.js";
import {
  declareTile,
  eachQuery,
  LOG2_E,
  placeInTile,
  type Tile,
  type TileSources,
  tileFits,
  tileOf,
} from "../attention/tile.js";
import { cacheBuffers, type DecodeShape, decodeBuffers } from "./shape.js";

/**
 * `groups` is the number of workgroups wanted: the context is split so far as to reach it. The others are those of a
 * tile; queries that share keys are taken together, so that each workgroup reads its part of the cache once.
 */
export function decodeTunings(shape: DecodeShape, traits: DeviceTraits): readonly Tuning[] {
  const { sharing, valueDim } = shape;
  const powerOfTwo = (value: number) => 2 ** Math.ceil(Math.log2(value));
  const tiled = (columns: number, rows: number) => ({
    columns,
    rows,
    groupRows: Math.min(8, powerOfTwo(Math.ceil(sharing / rows))),
  });
  const rows = sharing >= 4 ? 4 : 1;
  // Long rows of output leave fewer registers for queries.
  const wideRows = valueDim > 256 ? Math.min(2, rows) : rows;
  const candidates: Tuning[] = [
    { ...tiled(valueDim > 128 ? 32 : 8, 1), depth: 16, staged: 1, groups: 64 },
    { ...tiled(16, rows), depth: 32, staged: 0, groups: 512 },
    { ...tiled(32, wideRows), depth: 32, staged: 0, groups: 1024 },
    { ...tiled(32, wideRows), depth: 16, staged: 1, groups: 1024 },
  ];
  return candidates.filter((tuning) => tileFits(decodeTile(shape, tuning), traits));
}

function decodeTile({ keyDim, valueDim }: DecodeShape, tuning: Tuning): Tile {
  return tileOf(tuning, keyDim, valueDim);
}

/** How the work is divided: by parts of the context, and by blocks of the queries that share a key head. */
interface Division {
  readonly tile: Tile;
  readonly blocks: number;
  readonly parts: number;
  readonly keysOfPart: number;
}

function divide(shape: DecodeShape, tuning: Tuning): Division {
  const { batch, kvHeads, sharing, keys } = shape;
  const tile = decodeTile(shape, tuning);
  const blocks = Math.ceil(sharing / tile.tileRows);
  const wanted = Math.max(1, Math.round(size(tuning, "groups") / (batch * kvHeads * blocks)));
  const keysOfPart = Math.ceil(keys / wanted / tile.tileKeys) * tile.tileKeys;
  return { tile, blocks, parts: Math.ceil(keys / keysOfPart), keysOfPart };
}

/**
 * Flash-Decoding (Dao, Haziza, Massa and Sizov 2023): one token's queries are too few to fill a GPU, so its context is
 * split, each part gets a softmax of its own, and a second pass weighs the parts.
 */
export function decodePlan(shape: DecodeShape, tuning: Tuning, stored: Stored): Plan {
  const division = divide(shape, tuning);
  const { batch, queryHeads, valueDim } = shape;
  const partials = batch * queryHeads * division.parts;
  return {
    buffers: [
      ...decodeBuffers(shape, stored),
      { name: "partial_outputs", type: "f32", length: partials * 4 * foursOf(valueDim), role: "scratch" },
      { name: "partial_sums", type: "f32", length: partials * 2, role: "scratch" },
    ],
    passes: [partsPass(shape, division, stored), combinePass(shape, division)],
  };
}

/** Rows of the caches and the queries, for code that knows `sequence`, `kv_head` and `first_row`, a query head. */
function sourcesOf({ queryHeads, kvHeads, context, keys, isSelected, scale }: DecodeShape): TileSources {
  const token = (key: string) =>
    isSelected
      ? `min(selected[sequence * ${keys}u + min(${key}, ${keys - 1}u)], ${context - 1}u)`
      : `min(${key}, ${context - 1}u)`;
  const row = (key: string) => `(sequence * ${kvHeads}u + kv_head) * ${context}u + ${token(key)}`;
  return {
    queryRow: (index) => `sequence * ${queryHeads}u + min(first_row + ${index}, ${queryHeads - 1}u)`,
    keyRow: row,
    valueRow: row,
    scale: LOG2_E * scale,
  };
}

/** Each part of the context: outputs before the division, the largest score and the sum of weights. */
function partsPass(shape: DecodeShape, { tile, blocks, parts, keysOfPart }: Division, stored: Stored): Pass {
  const { batch, queryHeads, kvHeads, sharing, keys, keyDim, valueDim, isLatent, isSelected } = shape;
  const { columns, vectors, tileRows, tileKeys, keyFours, depthFours, valueFours, invocations } = tile;
  const names = cacheBuffers(shape);
  const q: Rows = { buffer: "q", stored: "f32", stride: keyDim, dim: keyDim };
  const k: Rows = { buffer: names.keys, stored, stride: keyDim, dim: keyDim };
  // A latent is read as it is stored, with its positional key, in which a value's columns come first.
  const v: Rows = {
    buffer: names.values,
    stored,
    stride: isLatent ? keyDim : valueDim,
    dim: isLatent ? keyDim : valueDim,
  };
  const depth = Math.ceil(keyFours / depthFours) * depthFours;
  const outputFours = foursOf(valueDim);
  const mask = {
    touches: `first_key + ${tileKeys}u > end`,
    keeps: () => "(keys < vec4<u32>(end))",
  };
  return {
    label: "parts of the context",
    bindings: [
      rowsBinding(q, "read"),
      rowsBinding(k, "read"),
      ...(isLatent ? [] : [rowsBinding(v, "read")]),
      ...(isSelected ? [{ buffer: "selected", access: "read", as: "array<u32>" } as const] : []),
      { buffer: "partial_outputs", access: "read_write", as: "array<vec4<f32>>" },
      { buffer: "partial_sums", access: "read_write", as: "array<vec2<f32>>" },
    ],
    code: `
${stored === "f16" ? "enable f16;" : ""}
${loader("load_query", q, depth)}
${loader("load_key", k, depth)}
${loader("load_value", v, valueFours)}
${declareTile(tile, { queries: true, weights: true, softmax: true })}
${SOFTMAX_FUNCTIONS}

@compute @workgroup_size(${invocations})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
${placeInTile(tile)}
let place = group_of(group);
let sequence = place.z;
let kv_head = place.y / ${blocks}u;
let first_row = kv_head * ${sharing}u + place.y % ${blocks}u * ${tileRows}u;
let end_row = max(first_row, min(${queryHeads}u, (kv_head + 1u) * ${sharing}u));
let begin = place.x * ${keysOfPart}u;
let end = min(${keys}u, begin + ${keysOfPart}u);
${onlineSoftmax(tile, sourcesOf(shape), mask, "begin", "end")}
${eachQuery(tile, "end_row - first_row", (row, r) => {
  const { largest, sum } = softmaxOf(tile, r);
  return `let partial_${r} = (sequence * ${queryHeads}u + first_row + ${row}) * ${parts}u + place.x;
if (x == 0u) { partial_sums[partial_${r}] = vec2<f32>(${largest}, ${sum}); }
${each(
  vectors,
  (v) =>
    `if (x + ${v * columns}u < ${outputFours}u) { partial_outputs[partial_${r} * ${outputFours}u + x + ${v * columns}u] = o_${r}_${v}; }`,
)}`;
})}
}`,
    groups: [parts, kvHeads * blocks, batch],
  };
}

const COMBINING = 64;

/** Parts weighed by their largest scores; an invocation takes four numbers of an output. */
function combinePass({ batch, queryHeads, valueDim }: DecodeShape, { parts }: Division): Pass {
  const fours = foursOf(valueDim);
  const rows = batch * queryHeads;
  const o: Rows = { buffer: "o", stored: "f32", stride: valueDim, dim: valueDim };
  return {
    label: "combined parts",
    bindings: [
      { buffer: "partial_outputs", access: "read", as: "array<vec4<f32>>" },
      { buffer: "partial_sums", access: "read", as: "array<vec2<f32>>" },
      rowsBinding(o, "read_write"),
    ],
    code: `
const PARTS = ${parts}u;
${storer("store_output", o)}

@compute @workgroup_size(${COMBINING})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let index = group_of(group).x * ${COMBINING}u + local;
  if (index >= ${rows * fours}u) { return; }
  let row = index / ${fours}u;
  let four = index % ${fours}u;
  var top = ${LOWEST_SCORE};
  for (var part = 0u; part < PARTS; part++) { top = max(top, partial_sums[row * PARTS + part].x); }
  var sum = 0.0f;
  var output = vec4<f32>();
  for (var part = 0u; part < PARTS; part++) {
    let of_part = partial_sums[row * PARTS + part];
    let weight = exp2(of_part.x - top);
    sum = fma(weight, of_part.y, sum);
    output = fma(vec4<f32>(weight), partial_outputs[(row * PARTS + part) * ${fours}u + four], output);
  }
  store_output(row, four, output / sum);
}`,
    groups: [Math.ceil((rows * fours) / COMBINING), 1, 1],
  };
}
