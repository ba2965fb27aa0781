import {
  type BufferSpec,
  type Inputs,
  input,
  type KernelParameter,
  type KernelParameters,
  type Pass,
  type Reference,
  type Size,
  size,
  type Tuning,
} from "../../kernel.js";
import {
  type FeedForward,
  feedForwardBuffers,
  feedForwardInputs,
  rowTimes,
  SILU,
  silu,
} from "../parts/feed-forward.js";
import { lanes, rowsOf, tiledPass, tileOf } from "../parts/tile.js";

/** The block f(x) = SiLU(x·up)·down on a batch of rows: added once, or followed as dx/dt = f(x) from t = 0 to 1. */
export function continuousBlock(parameters: KernelParameters): FeedForward {
  return { rows: size(parameters, "batch"), width: size(parameters, "width"), hidden: size(parameters, "hidden") };
}

export const BLOCK_PARAMETERS: readonly KernelParameter[] = [
  { name: "batch", label: "rows of the batch", min: 1, max: 65_536 },
  { name: "width", label: "width of the state", min: 1, max: 4096 },
  { name: "hidden", label: "hidden units", min: 1, max: 16_384 },
];

export const BLOCK_SIZES = {
  quick: { batch: 64, width: 32, hidden: 64 },
  standard: { batch: 2048, width: 128, hidden: 512 },
  large: { batch: 16_384, width: 128, hidden: 512 },
} as const satisfies Record<Size, KernelParameters>;

/** What a solver needs beside the block's own buffers: `stage` is where the field is evaluated next. */
export function solverBuffers(block: FeedForward): readonly BufferSpec[] {
  return [
    ...feedForwardBuffers(block),
    { name: "stage", type: "f32", length: block.rows * block.width, role: "scratch" },
  ];
}

/** Weights for which the field is about as large as the state, so that a unit of time bends paths but stays tame. */
export function continuousInputs(parameters: KernelParameters, random: () => number): Inputs {
  const { x, up, down } = feedForwardInputs(continuousBlock(parameters), random);
  if (!x || !up || !down) throw new Error("a feed-forward block has three inputs");
  return { x, up, down: down.map((weight) => weight / 2) };
}

/** The first half of an evaluation: hidden = SiLU(stage·up). @param guard WGSL that may return before anything is done */
export function hiddenPass(block: FeedForward, tuning: Tuning, guard?: Guard): Pass {
  const { rows, width, hidden } = block;
  return tiledPass({
    label: "hidden",
    ...gridOf(block, tuning, guard),
    columns: hidden,
    inner: width,
    bindings: [
      ...(guard?.bindings ?? []),
      { buffer: "stage", access: "read", as: rowsOf(width) },
      { buffer: "up", access: "read", as: rowsOf(hidden) },
      { buffer: "hidden", access: "read_write", as: rowsOf(hidden) },
    ],
    rows,
    functions: `
fn load_a(row: u32, l: u32) -> A { return stage[((first_row + row) * INNER + l) / ${lanes(width)}u]; }
fn load_b(l: u32, column: u32) -> B { return up[(l * COLUMNS + column) / ${lanes(hidden)}u]; }
fn store(row: u32, column: u32, value: B) {
  hidden[((first_row + row) * COLUMNS + column) / ${lanes(hidden)}u] = ${SILU};
}`,
  });
}

/** Lets a pass end at once, by a uniform value. */
export interface Guard {
  readonly bindings: Pass["bindings"];
  readonly code: string;
}

/**
 * The second half: `slope` = hidden·down, given to WGSL that steps the solver with it. The WGSL knows `slope` and its
 * place `at`, and may read and write the buffers that it binds.
 */
export function slopePass(
  block: FeedForward,
  tuning: Tuning,
  step: { readonly label: string; readonly bindings: Pass["bindings"]; readonly code: string },
  guard?: Guard,
): Pass {
  const { rows, width, hidden } = block;
  return tiledPass({
    label: step.label,
    ...gridOf(block, tuning, guard),
    columns: width,
    inner: hidden,
    bindings: [
      ...(guard?.bindings ?? []),
      { buffer: "hidden", access: "read", as: rowsOf(hidden) },
      { buffer: "down", access: "read", as: rowsOf(width) },
      ...step.bindings,
    ],
    rows,
    functions: `
fn load_a(row: u32, l: u32) -> A { return hidden[((first_row + row) * INNER + l) / ${lanes(hidden)}u]; }
fn load_b(l: u32, column: u32) -> B { return down[(l * COLUMNS + column) / ${lanes(width)}u]; }
fn store(row: u32, column: u32, slope: B) {
  let at = ((first_row + row) * COLUMNS + column) / ${lanes(width)}u;
  ${step.code}
}`,
  });
}

function gridOf({ rows }: FeedForward, tuning: Tuning, guard: Guard | undefined) {
  const rowTiles = Math.ceil(rows / tileOf(tuning).rows);
  if (!guard) return { rowTiles, tuning };
  return { rowTiles, tuning, begin: `${guard.code}\n  first_row = place.y * TILE_ROWS; row_count = ${rows}u;` };
}

/** A pass over the vectors of the state; `at` is a vector's place. */
export function statePass({ rows, width }: FeedForward, pass: Omit<Pass, "groups">): Pass {
  const vectors = (rows * width) / lanes(width);
  return {
    ...pass,
    code: `
@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let at = 64u * group_of(group).x + local;
  if (at >= ${vectors}u) { return; }
  ${pass.code}
}`,
    groups: [Math.ceil(vectors / 64), 1, 1],
  };
}

/** The field f at a row, in float64. */
function fieldOf({ width, hidden }: FeedForward, inputs: Inputs): (state: Float64Array) => Float64Array {
  const up = input(inputs, "up");
  const down = input(inputs, "down");
  return (state) => rowTimes(rowTimes(state, up, width, hidden).map(silu), down, hidden, width);
}

/**
 * The state at t = 1 after `steps` steps of the classical Runge–Kutta method (Kutta 1901; Hairer, Nørsett and Wanner
 * 1993, table II.1.2), in float64.
 */
export function rungeKuttaReference(
  block: FeedForward,
  inputs: Inputs,
  steps: number,
): Readonly<Record<string, Reference>> {
  const { width } = block;
  const field = fieldOf(block, inputs);
  const x = input(inputs, "x");
  const along = (state: Float64Array, slope: Float64Array, by: number) =>
    state.map((value, index) => value + by * (slope[index] ?? 0));
  let last: { readonly row: number; readonly state: Float64Array } | null = null;
  const stateOf = (row: number) => {
    if (last?.row === row) return last.state;
    let state = Float64Array.from(x.subarray(row * width, (row + 1) * width));
    const h = 1 / steps;
    for (let step = 0; step < steps; step++) {
      const k1 = field(state);
      const k2 = field(along(state, k1, h / 2));
      const k3 = field(along(state, k2, h / 2));
      const k4 = field(along(state, k3, h));
      state = along(along(along(along(state, k1, h / 6), k2, h / 3), k3, h / 3), k4, h / 6);
    }
    last = { row, state };
    return state;
  };
  return { y: (index) => stateOf(Math.floor(index / width))[index % width] ?? Number.NaN };
}
