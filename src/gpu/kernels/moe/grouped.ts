import type { Binding, Kernel, Pass, Tuning } from "../../kernel.js";
import { SILU } from "../parts/feed-forward.js";
import { lanes, rowsOf, tiledPass, tileOf, tileTunings } from "../parts/tile.js";
import { listBuffers, routeBuffers, routePass } from "./route.js";
import {
  MOE_BUFFERS,
  MOE_PARAMETERS,
  MOE_SIZES,
  MOE_SWEEP,
  type MoeShape,
  moeCost,
  moeInputs,
  moeReference,
  moeShape,
  moeTolerance,
} from "./shape.js";

/** Dropless experts as one grouped GEMM a matrix (Gale et al. 2023, MegaBlocks, section 4): six dispatches in all. */
export const moeGrouped: Kernel = {
  id: "moe-grouped",
  family: "moe",
  title: "Mixture of experts, grouped",
  summary:
    "A router picks a few experts for each token; all experts' products then run in one dispatch, as a list of tiles over the tokens that each expert got. No token is dropped.",
  architectureId: "megablocks-dropless",
  parameters: MOE_PARAMETERS,
  sizes: MOE_SIZES,
  sweep: MOE_SWEEP,
  requires: [],
  tunings: (_parameters, traits) => tileTunings(traits),
  plan(parameters, _traits, tuning) {
    const shape = moeShape(parameters);
    const { tokens, width, hidden, active } = shape;
    const visits = tokens * active;
    return {
      buffers: [
        ...MOE_BUFFERS.inputs(shape),
        ...routeBuffers(shape).filter(({ name }) => name === "weight"),
        ...listBuffers(shape),
        { name: "tiles", type: "u32", length: 2 * (1 + mostTiles(shape, tuning)), role: "scratch" },
        { name: "units", type: "f32", length: visits * hidden, role: "scratch" },
        { name: "results", type: "f32", length: visits * width, role: "scratch" },
        MOE_BUFFERS.output(shape),
      ],
      passes: [
        clearPass(shape),
        routePass(shape, true),
        schedulePass(shape, tuning),
        ...expertPasses(shape, tuning),
        combinePass(shape),
      ],
    };
  },
  inputs: moeInputs,
  reference: moeReference,
  tolerance: moeTolerance,
  cost: moeCost,
};

/** Tiles of rows over all experts: each may end in a tile that is not full, but none without visits has one. */
function mostTiles({ tokens, experts, active }: MoeShape, tuning: Tuning): number {
  const visits = tokens * active;
  return Math.ceil(visits / tileOf(tuning).rows) + Math.min(experts, visits);
}

function clearPass({ experts }: MoeShape): Pass {
  return {
    label: "clear",
    bindings: [{ buffer: "counts", access: "read_write", as: "array<u32>" }],
    code: `
@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let expert = 64u * group_of(group).x + local;
  if (expert < ${experts}u) { counts[expert] = 0u; }
}`,
    groups: [Math.ceil(experts / 64), 1, 1],
  };
}

/** Numbers the tiles of all experts: `tiles[0]` holds how many there are, then come each one's expert and first row. */
function schedulePass(shape: MoeShape, tuning: Tuning): Pass {
  return {
    label: "schedule",
    bindings: [
      { buffer: "counts", access: "read", as: "array<u32>" },
      { buffer: "tiles", access: "read_write", as: "array<vec2<u32>>" },
    ],
    code: `
const EXPERTS = ${shape.experts}u;
const TOKENS = ${shape.tokens}u;
const TILE_ROWS = ${tileOf(tuning).rows}u;
const MOST_TILES = ${mostTiles(shape, tuning)}u;

var<workgroup> tile_counts: array<u32, EXPERTS>;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  for (var expert = local; expert < EXPERTS; expert += 64u) {
    tile_counts[expert] = (min(counts[expert], TOKENS) + TILE_ROWS - 1u) / TILE_ROWS;
  }
  workgroupBarrier();
  var before = 0u;
  for (var expert = 0u; expert < EXPERTS; expert++) {
    let own = tile_counts[expert];
    for (var i = local; i < own; i += 64u) {
      tiles[1u + min(before + i, MOST_TILES - 1u)] = vec2<u32>(expert, i * TILE_ROWS);
    }
    before += own;
  }
  if (local == 0u) { tiles[0] = vec2<u32>(min(before, MOST_TILES), 0u); }
}`,
    groups: [1, 1, 1],
  };
}

function expertPasses(shape: MoeShape, tuning: Tuning): readonly Pass[] {
  const { tokens, width, hidden, experts, active } = shape;
  const tile = tileOf(tuning);
  const routing: readonly Binding[] = [
    { buffer: "tiles", access: "read", as: "array<vec2<u32>>" },
    { buffer: "counts", access: "read", as: "array<u32>" },
    { buffer: "list", access: "read", as: "array<u32>" },
  ];
  const rowTiles = mostTiles(shape, tuning);
  const declarations = `
const TOKENS = ${tokens}u;
const EXPERTS = ${experts}u;
const ACTIVE = ${active}u;
var<private> expert: u32;
// The visits that the rows of this tile stand for.
var<workgroup> visits: array<u32, ${tile.rows}>;
`;
  const begin = `
  if (place.y >= min(tiles[0].x, ${rowTiles}u)) { return; }
  let tile = tiles[1u + place.y];
  expert = min(tile.x, EXPERTS - 1u);
  first_row = tile.y;
  row_count = min(counts[expert], TOKENS);
  for (var i = local; i < TILE_ROWS; i += INVOCATIONS) {
    visits[i] = min(list[expert * TOKENS + min(first_row + i, TOKENS - 1u)], TOKENS * ACTIVE - 1u);
  }
  workgroupBarrier();`;
  return [
    tiledPass({
      label: "up",
      columns: hidden,
      inner: width,
      rowTiles,
      tuning,
      begin,
      bindings: [
        ...routing,
        { buffer: "x", access: "read", as: rowsOf(width) },
        { buffer: "up", access: "read", as: rowsOf(hidden) },
        { buffer: "units", access: "read_write", as: rowsOf(hidden) },
      ],
      functions: `${declarations}
fn load_a(row: u32, l: u32) -> A { return x[(visits[row] / ACTIVE * INNER + l) / ${lanes(width)}u]; }
fn load_b(l: u32, column: u32) -> B { return up[((expert * INNER + l) * COLUMNS + column) / ${lanes(hidden)}u]; }
fn store(row: u32, column: u32, value: B) {
  units[(visits[row] * COLUMNS + column) / ${lanes(hidden)}u] = ${SILU};
}`,
    }),
    tiledPass({
      label: "down",
      columns: width,
      inner: hidden,
      rowTiles,
      tuning,
      begin,
      bindings: [
        ...routing,
        { buffer: "units", access: "read", as: rowsOf(hidden) },
        { buffer: "down", access: "read", as: rowsOf(width) },
        { buffer: "weight", access: "read", as: "array<f32>" },
        { buffer: "results", access: "read_write", as: rowsOf(width) },
      ],
      functions: `${declarations}
fn load_a(row: u32, l: u32) -> A { return units[(visits[row] * INNER + l) / ${lanes(hidden)}u]; }
fn load_b(l: u32, column: u32) -> B { return down[((expert * INNER + l) * COLUMNS + column) / ${lanes(width)}u]; }
fn store(row: u32, column: u32, value: B) {
  results[(visits[row] * COLUMNS + column) / ${lanes(width)}u] = weight[visits[row]] * value;
}`,
    }),
  ];
}

/** Adds up the weighted results of a token's experts, in the order of their logits, so that every run agrees. */
function combinePass({ tokens, width, active }: MoeShape): Pass {
  const vectors = width / lanes(width);
  return {
    label: "combine",
    bindings: [
      { buffer: "results", access: "read", as: rowsOf(width) },
      { buffer: "y", access: "read_write", as: rowsOf(width) },
    ],
    code: `
const VECTORS = ${vectors}u;
const ACTIVE = ${active}u;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let at = 64u * group_of(group).x + local;
  if (at >= ${tokens * vectors}u) { return; }
  let first = at / VECTORS * ACTIVE * VECTORS + at % VECTORS;
  var sum = results[first];
  for (var place = 1u; place < ACTIVE; place++) { sum += results[first + place * VECTORS]; }
  y[at] = sum;
}`,
    groups: [Math.ceil((tokens * vectors) / 64), 1, 1],
  };
}
