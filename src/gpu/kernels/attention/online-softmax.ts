import { f32 } from "../../wgsl.js";
import { each } from "./rows.js";
import {
  addValues,
  declareOutputs,
  packOf,
  packType,
  scoresOfTile,
  stageQueries,
  stagesQueriesOnce,
  type Tile,
  type TileSources,
  weightStride,
} from "./tile.js";

/** A score that no key has. */
export const LOWEST_SCORE = f32(-1e30);
/** The score of a key that is left out: its weight is zero even where all before it were left out. */
export const LEFT_OUT_SCORE = f32(-2e30);

/** WGSL functions that {@link onlineSoftmax} calls. */
export const SOFTMAX_FUNCTIONS = `
fn largest_of(v: vec4<f32>) -> f32 { return max(max(v.x, v.y), max(v.z, v.w)); }
fn sum_of(v: vec4<f32>) -> f32 { return (v.x + v.y) + (v.z + v.w); }`;

/** One query's number in the variables that hold those of a pack, such as `m_0.y`. */
function ofRow(tile: Tile, name: string, row: number): string {
  return packOf(tile) === 4 ? `${name}_${Math.floor(row / 4)}.${"xyzw"[row % 4]}` : `${name}_${row}`;
}

function pack(tile: Tile, index: number, of: (row: number) => string): string {
  return packOf(tile) === 4 ? `vec4<f32>(${[0, 1, 2, 3].map((i) => of(4 * index + i)).join(", ")})` : of(index);
}

/** A mask over the tile, as WGSL expressions. */
export interface Mask {
  /** False only where all keys from `first_key` on are kept. */
  readonly touches: string;
  /** A vec4<bool> for the four positions in `keys`. */
  keeps(row: string): string;
}

/**
 * Online softmax (Milakov and Gimelshein 2018; FlashAttention-2, Dao 2023, algorithm 1) of the queries of a tile over
 * the keys from `begin` to `end`, WGSL expressions that are uniform in the workgroup. It leaves the outputs `o_r_v`
 * undivided, and maxima and sums in variables that {@link softmaxOf} names. A sum is kept in parts, one an invocation,
 * until all keys were seen.
 */
export function onlineSoftmax(tile: Tile, sources: TileSources, mask: Mask, begin: string, end: string): string {
  const { columns, groupRows, rows, vectors, tileKeys } = tile;
  const packs = rows / packOf(tile);
  const type = packType(tile);
  const row = (r: number) => `(y + ${r * groupRows}u)`;
  const place = (p: number, column: string) => `(${p * groupRows}u + y) * ${columns}u + ${column}`;
  return `${declareOutputs(tile)}
${each(packs, (p) => `var m_${p} = ${type}(${LOWEST_SCORE});\nvar l_${p} = ${type}();`)}
${stagesQueriesOnce(tile) ? stageQueries(tile, sources) : ""}
for (var first_key = ${begin}; first_key < ${end}; first_key += ${tileKeys}u) {
${scoresOfTile(tile, sources)}
if (${mask.touches}) {
  let keys = vec4<u32>(first_key + 4u * x) + vec4<u32>(0u, 1u, 2u, 3u);
${each(rows, (r) => `  s_${r} = select(vec4<f32>(${LEFT_OUT_SCORE}), s_${r}, ${mask.keeps(row(r))});`)}
}
${each(packs, (p) => `shared_rows[${place(p, "x")}] = ${pack(tile, p, (r) => `largest_of(s_${r})`)};`)}
workgroupBarrier();
${each(packs, (p) => `var top_${p} = m_${p};`)}
for (var i = 0u; i < ${columns}u; i++) {
${each(packs, (p) => `  top_${p} = max(top_${p}, shared_rows[${place(p, "i")}]);`)}
}
${each(packs, (p) => `let fade_${p} = exp2(m_${p} - top_${p});\nm_${p} = top_${p};`)}
${each(rows, (r) => `s_${r} = exp2(s_${r} - vec4<f32>(${ofRow(tile, "m", r)}));`)}
${each(rows, (r) => `tile_p[${row(r)} * ${weightStride(tile)}u + x] = s_${r};`)}
${each(packs, (p) => `l_${p} = fma(l_${p}, fade_${p}, ${pack(tile, p, (r) => `sum_of(s_${r})`)});`)}
${each(rows, (r) => each(vectors, (v) => `o_${r}_${v} *= ${ofRow(tile, "fade", r)};`))}
${addValues(tile, sources)}
}
${each(packs, (p) => `shared_rows[${place(p, "x")}] = l_${p};\nl_${p} = ${type}();`)}
workgroupBarrier();
for (var i = 0u; i < ${columns}u; i++) {
${each(packs, (p) => `  l_${p} += shared_rows[${place(p, "i")}];`)}
}`;
}

/** The largest score of a query (a power of two) and the sum of its weights relative to that. */
export function softmaxOf(tile: Tile, row: number): { readonly largest: string; readonly sum: string } {
  return { largest: ofRow(tile, "m", row), sum: ofRow(tile, "l", row) };
}
