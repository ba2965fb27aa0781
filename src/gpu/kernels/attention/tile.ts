import { type DeviceTraits, size, type Tuning } from "../../kernel.js";
import { f32 } from "../../wgsl.js";
import { each, foursOf } from "./rows.js";

/**
 * How a workgroup divides a tile of queries × keys: `columns` × `groupRows` invocations, each of which holds the scores
 * of `rows` queries and four keys, and of the output `rows` × `vectors` vectors of four numbers, in registers.
 */
export interface Tile {
  readonly columns: number;
  readonly groupRows: number;
  readonly rows: number;
  /** Vectors of four along a key that are staged in workgroup memory at once. */
  readonly depthFours: number;
  /** Vectors of four of a key, and of a staged row of values. */
  readonly keyFours: number;
  readonly valueFours: number;
  /** Vectors of the output that an invocation holds for each of its queries. */
  readonly vectors: number;
  /** Values that are staged at once; 0 where they are read straight from memory. */
  readonly stagedValues: number;
  readonly invocations: number;
  readonly tileRows: number;
  readonly tileKeys: number;
}

/**
 * The tile of a tuning: `columns`, `groupRows`, `rows`, `depth` (numbers of a key that are staged at once) and `staged`
 * (1 where values pass through workgroup memory).
 */
export function tileOf(tuning: Tuning, keyDim: number, valueDim: number): Tile {
  const columns = size(tuning, "columns");
  const groupRows = size(tuning, "groupRows");
  const rows = size(tuning, "rows");
  const keyFours = foursOf(keyDim);
  const depthFours = Math.min(foursOf(size(tuning, "depth")), keyFours);
  const vectors = Math.ceil(foursOf(valueDim) / columns);
  const valueFours = vectors * columns;
  const tileKeys = 4 * columns;
  // Values take the place of keys in workgroup memory, as many rows as fit there.
  const roomRows = Math.floor((tileKeys * (depthFours + 1)) / valueFours);
  const stagedRows = 2 ** Math.floor(Math.log2(Math.max(4, Math.min(tileKeys, roomRows))));
  return {
    columns,
    groupRows,
    rows,
    depthFours,
    keyFours,
    valueFours,
    vectors,
    stagedValues: size(tuning, "staged") === 1 ? stagedRows : 0,
    invocations: columns * groupRows,
    tileRows: groupRows * rows,
    tileKeys,
  };
}

/** Vectors between rows of staged keys and queries: one is left free, so that neighbours are in different banks. */
function keyStride({ depthFours }: Tile): number {
  return depthFours + 1;
}

export function weightStride({ columns }: Tile): number {
  return columns + 1;
}

/** Queries whose maxima and sums are kept in one variable. */
export function packOf({ rows }: Tile): 1 | 4 {
  return rows % 4 === 0 ? 4 : 1;
}

/** WGSL type of the variables that hold maxima and sums. */
export function packType(tile: Tile): string {
  return packOf(tile) === 4 ? "vec4<f32>" : "f32";
}

function lengths(tile: Tile) {
  const { tileRows, tileKeys, stagedValues, valueFours, rows, invocations } = tile;
  return {
    queries: tileRows * keyStride(tile),
    keysOrValues: Math.max(tileKeys * keyStride(tile), stagedValues * valueFours),
    weights: tileRows * weightStride(tile),
    shared: (invocations * rows) / packOf(tile),
  };
}

export function tileBytes(tile: Tile): number {
  const { queries, keysOrValues, weights, shared } = lengths(tile);
  return 16 * (queries + keysOrValues + weights) + 4 * packOf(tile) * shared;
}

export function tileFits(tile: Tile, { maxInvocationsPerGroup, sharedMemoryBytes }: DeviceTraits): boolean {
  return tile.invocations <= maxInvocationsPerGroup && tileBytes(tile) <= sharedMemoryBytes;
}

/** Where the numbers of a tile come from, as WGSL. `load_query`, `load_key`, `load_value` are the loaders. */
export interface TileSources {
  /** Row of the query that is `index` after the workgroup's first, in the buffer of queries. */
  queryRow(index: string): string;
  /** Row of a key, for any index: past the last key, that of some other key. */
  keyRow(key: string): string;
  valueRow(key: string): string;
  /** What queries are multiplied by, as they are staged. */
  readonly scale: number;
}

/** log₂ e: scores are kept in powers of two, since devices compute 2ˣ (Dao 2023, section 3.1, uses the same). */
export const LOG2_E = Math.LOG2E;

/** Copies `count` vectors into workgroup memory, several loads before the first store, as loads wait for memory. */
function stage(
  tile: Tile,
  count: number,
  load: (i: string) => string,
  place: (i: string) => string,
  to: string,
): string {
  const { invocations } = tile;
  const batch = [4, 2, 1].find((size) => count % (size * invocations) === 0) ?? 0;
  if (batch === 0) {
    return `for (var i = local; i < ${count}u; i += ${invocations}u) { ${to}[${place("i")}] = ${load("i")}; }`;
  }
  const at = (n: number) => `(i + ${n * invocations}u)`;
  return `for (var i = local; i < ${count}u; i += ${batch * invocations}u) {
${each(batch, (n) => `  let loaded_${n} = ${load(at(n))};`)}
${each(batch, (n) => `  ${to}[${place(at(n))}] = loaded_${n};`)}
}`;
}

export function declareTile(
  tile: Tile,
  uses: { readonly queries: boolean; readonly weights: boolean; readonly softmax: boolean },
): string {
  const { queries, keysOrValues, weights, shared } = lengths(tile);
  return [
    uses.queries ? `var<workgroup> tile_q: array<vec4<f32>, ${queries}>;` : "",
    `var<workgroup> tile_kv: array<vec4<f32>, ${keysOrValues}>;`,
    uses.weights ? `var<workgroup> tile_p: array<vec4<f32>, ${weights}>;` : "",
    uses.softmax ? `var<workgroup> shared_rows: array<${packType(tile)}, ${shared}>;` : "",
  ].join("\n");
}

/** The invocation's place in the tile. */
export function placeInTile({ columns }: Tile): string {
  return `let x = local % ${columns}u;
let y = local / ${columns}u;`;
}

/** Queries are scaled and staged; where keys are staged whole, once for all tiles. */
export function stageQueries(tile: Tile, { queryRow, scale }: TileSources, start = "0u"): string {
  const { tileRows, depthFours } = tile;
  return stage(
    tile,
    tileRows * depthFours,
    (i) => `${f32(scale)} * load_query(${queryRow(`${i} / ${depthFours}u`)}, ${start} + ${i} % ${depthFours}u)`,
    (i) => `${i} / ${depthFours}u * ${keyStride(tile)}u + ${i} % ${depthFours}u`,
    "tile_q",
  );
}

export function stagesQueriesOnce({ depthFours, keyFours }: Tile): boolean {
  return depthFours === keyFours;
}

/** Leaves in `s_0`, `s_1`, ... the scores of the invocation's queries and the four keys from `first_key + 4x`. */
export function scoresOfTile(tile: Tile, sources: TileSources): string {
  const { columns, groupRows, rows, depthFours, keyFours, tileKeys } = tile;
  const stride = keyStride(tile);
  return `${each(rows, (r) => `var s_${r} = vec4<f32>();`)}
for (var start = 0u; start < ${keyFours}u; start += ${depthFours}u) {
${stagesQueriesOnce(tile) ? "" : stageQueries(tile, sources, "start")}
// Key 4x + c is staged at row c * ${columns} + x: invocations side by side then read rows side by side.
${stage(
  tile,
  tileKeys * depthFours,
  (i) => `load_key(${sources.keyRow(`first_key + ${i} / ${depthFours}u`)}, start + ${i} % ${depthFours}u)`,
  (i) => `(${i} / ${depthFours}u % 4u * ${columns}u + ${i} / ${4 * depthFours}u) * ${stride}u + ${i} % ${depthFours}u`,
  "tile_kv",
)}
workgroupBarrier();
for (var l = 0u; l < ${depthFours}u; l++) {
${each(4, (c) => `  let k_${c} = tile_kv[(${c * columns}u + x) * ${stride}u + l];`)}
${each(rows, (r) => `  let q_${r} = tile_q[(y + ${r * groupRows}u) * ${stride}u + l];`)}
${["x", "y", "z", "w"]
  .map((axis) => {
    const keys = `  let keys_${axis} = vec4<f32>(k_0.${axis}, k_1.${axis}, k_2.${axis}, k_3.${axis});`;
    return `${keys}\n${each(rows, (r) => `  s_${r} = fma(vec4<f32>(q_${r}.${axis}), keys_${axis}, s_${r});`)}`;
  })
  .join("\n")}
}
workgroupBarrier();
}`;
}

/** Adds to the outputs `o_r_v` the values from `first_key` on, weighted by `tile_p`, which this waits for. */
export function addValues(tile: Tile, { valueRow }: TileSources): string {
  const { columns, groupRows, rows, vectors, valueFours, stagedValues, tileKeys } = tile;
  const weights = weightStride(tile);
  const value = (c: number, v: number) => {
    const four = `x + ${v * columns}u`;
    return stagedValues > 0
      ? `tile_kv[(4u * j + ${c}u) * ${valueFours}u + ${four}]`
      : `load_value(${valueRow(`first_key + 4u * j + ${c}u`)}, ${four})`;
  };
  const products = (from: string) => `
${each(rows, (r) => `  let p_${r} = tile_p[(y + ${r * groupRows}u) * ${weights}u + ${from} + j];`)}
${each(4, (c) => each(vectors, (v) => `  let v_${c}_${v} = ${value(c, v)};`))}
${["x", "y", "z", "w"]
  .map((axis, c) =>
    each(rows, (r) =>
      each(vectors, (v) => `  o_${r}_${v} = fma(vec4<f32>(p_${r}.${axis}), v_${c}_${v}, o_${r}_${v});`),
    ),
  )
  .join("\n")}`;
  if (stagedValues === 0) {
    return `workgroupBarrier();
for (var j = 0u; j < ${tileKeys / 4}u; j++) {${products("0u")}
}`;
  }
  return `for (var from_key = 0u; from_key < ${tileKeys}u; from_key += ${stagedValues}u) {
${stage(
  tile,
  stagedValues * valueFours,
  (i) => `load_value(${valueRow(`first_key + from_key + ${i} / ${valueFours}u`)}, ${i} % ${valueFours}u)`,
  (i) => i,
  "tile_kv",
)}
workgroupBarrier();
for (var j = 0u; j < ${stagedValues / 4}u; j++) {${products("from_key / 4u")}
}
workgroupBarrier();
}`;
}

export function declareOutputs({ rows, vectors }: Tile): string {
  return each(rows, (r) => each(vectors, (v) => `var o_${r}_${v} = vec4<f32>();`));
}

/** WGSL written out for each of the invocation's queries that is below `limit`: `row` is its place in the tile. */
export function eachQuery({ rows, groupRows }: Tile, limit: string, body: (row: string, r: number) => string): string {
  return each(rows, (r) => `if (y + ${r * groupRows}u < ${limit}) {\n${body(`(y + ${r * groupRows}u)`, r)}\n}`);
}

/** Weights of a materialized matrix, staged where {@link addValues} looks for them. */
export function stageWeights(tile: Tile, load: (row: string, column: string) => string): string {
  const { tileRows, columns } = tile;
  return stage(
    tile,
    tileRows * columns,
    (i) => load(`${i} / ${columns}u`, `${i} % ${columns}u`),
    (i) => `${i} / ${columns}u * ${weightStride(tile)}u + ${i} % ${columns}u`,
    "tile_p",
  );
}
