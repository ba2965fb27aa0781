import type { Kernel, Pass, Tuning } from "../../kernel.js";
import { SILU } from "../parts/feed-forward.js";
import { lanes, rowsOf, tiledPass, tileOf, tileTunings } from "../parts/tile.js";
import { routeBuffers, routePass } from "./route.js";
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

/** A framework's loop over experts (Jiang et al. 2024, as first published for PyTorch): five dispatches for each. */
export const moeNaive: Kernel = {
  id: "moe-naive",
  family: "moe",
  title: "Mixture of experts, one by one",
  summary:
    "The same layer as a plain loop over experts: each in turn selects its tokens, gathers them, runs its two products and adds the result back, with a dispatch for every step.",
  architectureId: "sparsely-gated-moe",
  parameters: MOE_PARAMETERS,
  sizes: MOE_SIZES,
  sweep: MOE_SWEEP,
  requires: [],
  tunings: (_parameters, traits) => tileTunings(traits),
  plan(parameters, _traits, tuning) {
    const shape = moeShape(parameters);
    const { tokens, width, hidden, experts } = shape;
    return {
      buffers: [
        ...MOE_BUFFERS.inputs(shape),
        ...routeBuffers(shape),
        { name: "selected", type: "u32", length: 1 + tokens, role: "scratch" },
        { name: "gathered", type: "f32", length: tokens * width, role: "scratch" },
        { name: "units", type: "f32", length: tokens * hidden, role: "scratch" },
        { name: "results", type: "f32", length: tokens * width, role: "scratch" },
        MOE_BUFFERS.output(shape),
      ],
      passes: [
        routePass(shape, false),
        clearPass(shape),
        ...Array.from({ length: experts }, (_, expert) => expertPasses(shape, expert, tuning)).flat(),
      ],
    };
  },
  inputs: moeInputs,
  reference: moeReference,
  tolerance: moeTolerance,
  cost: moeCost,
};

function clearPass(shape: MoeShape): Pass {
  return rowsPass(shape, "clear", [{ buffer: "y", access: "read_write", as: rowsOf(shape.width) }], "y[at] = V();");
}

function expertPasses(shape: MoeShape, expert: number, tuning: Tuning): readonly Pass[] {
  const { tokens, width, hidden, active } = shape;
  const rowTiles = Math.ceil(tokens / tileOf(tuning).rows);
  const selected = { buffer: "selected", access: "read", as: "array<u32>" } as const;
  // The host does not know how many tokens an expert got, so grids are for all, and the workgroups left over return.
  const begin = `
  first_row = place.y * TILE_ROWS;
  row_count = min(selected[0], ${tokens}u);
  if (place.y * TILE_ROWS >= min(selected[0], ${tokens}u)) { return; }`;
  const visit = `
  if (at / VECTORS >= min(selected[0], ${tokens}u)) { return; }
  let visit = min(selected[1u + at / VECTORS], ${tokens * active - 1}u);
  let token = visit / ${active}u;`;
  return [
    selectPass(shape, expert),
    rowsPass(
      shape,
      `gather ${expert}`,
      [
        selected,
        { buffer: "x", access: "read", as: rowsOf(width) },
        { buffer: "gathered", access: "read_write", as: rowsOf(width) },
      ],
      `${visit}
  gathered[at] = x[token * VECTORS + at % VECTORS];`,
    ),
    tiledPass({
      label: `up ${expert}`,
      columns: hidden,
      inner: width,
      rowTiles,
      tuning,
      begin,
      bindings: [
        selected,
        { buffer: "gathered", access: "read", as: rowsOf(width) },
        { buffer: "up", access: "read", as: rowsOf(hidden) },
        { buffer: "units", access: "read_write", as: rowsOf(hidden) },
      ],
      functions: `
const EXPERT = ${expert}u;
fn load_a(row: u32, l: u32) -> A { return gathered[((first_row + row) * INNER + l) / ${lanes(width)}u]; }
fn load_b(l: u32, column: u32) -> B { return up[((EXPERT * INNER + l) * COLUMNS + column) / ${lanes(hidden)}u]; }
fn store(row: u32, column: u32, value: B) {
  units[((first_row + row) * COLUMNS + column) / ${lanes(hidden)}u] = ${SILU};
}`,
    }),
    tiledPass({
      label: `down ${expert}`,
      columns: width,
      inner: hidden,
      rowTiles,
      tuning,
      begin,
      bindings: [
        selected,
        { buffer: "units", access: "read", as: rowsOf(hidden) },
        { buffer: "down", access: "read", as: rowsOf(width) },
        { buffer: "results", access: "read_write", as: rowsOf(width) },
      ],
      functions: `
const EXPERT = ${expert}u;
fn load_a(row: u32, l: u32) -> A { return units[((first_row + row) * INNER + l) / ${lanes(hidden)}u]; }
fn load_b(l: u32, column: u32) -> B { return down[((EXPERT * INNER + l) * COLUMNS + column) / ${lanes(width)}u]; }
fn store(row: u32, column: u32, value: B) {
  results[((first_row + row) * COLUMNS + column) / ${lanes(width)}u] = value;
}`,
    }),
    rowsPass(
      shape,
      `add ${expert}`,
      [
        selected,
        { buffer: "weight", access: "read", as: "array<f32>" },
        { buffer: "results", access: "read", as: rowsOf(width) },
        { buffer: "y", access: "read_write", as: rowsOf(width) },
      ],
      `${visit}
  // No token visits an expert twice, so no two invocations add to one place.
  y[token * VECTORS + at % VECTORS] += weight[visit] * results[at];`,
    ),
  ];
}

const SELECT_INVOCATIONS = 256;

/** Lists an expert's visits in `selected`, behind their number. Their order may differ from run to run, which no result shows. */
function selectPass({ tokens, active }: MoeShape, expert: number): Pass {
  return {
    label: `select ${expert}`,
    bindings: [
      { buffer: "chosen", access: "read", as: "array<u32>" },
      { buffer: "selected", access: "read_write", as: "array<u32>" },
    ],
    code: `
const VISITS = ${tokens * active}u;
const EXPERT = ${expert}u;

// Zero at first, as all workgroup memory is.
var<workgroup> count: atomic<u32>;

@compute @workgroup_size(${SELECT_INVOCATIONS})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  for (var visit = local; visit < VISITS; visit += ${SELECT_INVOCATIONS}u) {
    if (chosen[visit] == EXPERT) { selected[1u + min(atomicAdd(&count, 1u), ${tokens - 1}u)] = visit; }
  }
  workgroupBarrier();
  if (local == 0u) { selected[0] = atomicLoad(&count); }
}`,
    groups: [1, 1, 1],
  };
}

/** A pass over the vectors of a matrix of tokens. `at` is the vector, VECTORS their number in a row, V their type. */
function rowsPass({ tokens, width }: MoeShape, label: string, bindings: Pass["bindings"], body: string): Pass {
  const vectors = width / lanes(width);
  return {
    label,
    bindings,
    code: `
alias V = ${lanes(width) === 4 ? "vec4<f32>" : "f32"};
const VECTORS = ${vectors}u;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let at = 64u * group_of(group).x + local;
  if (at >= ${tokens * vectors}u) { return; }
  ${body}
}`,
    groups: [Math.ceil((tokens * vectors) / 64), 1, 1],
  };
}
