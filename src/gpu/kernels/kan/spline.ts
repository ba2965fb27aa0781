import { type DeviceTraits, type Kernel, type Pass, size, type Tuning } from "../../kernel.js";
import { each, rowsOf } from "../parts/tile.js";
import {
  cubicSplines,
  KAN_PARAMETERS,
  KAN_SIZES,
  KAN_SWEEP,
  type KanShape,
  kanBuffers,
  kanInputs,
  kanReference,
  kanShape,
  kanTolerance,
  splineCost,
  weightsPerEdge,
} from "./shape.js";

/**
 * A workgroup of `groupRows` × `groupColumns` invocations, each of which holds `rows` × 4 elements of the result; the
 * weights of up to `inputs` inputs are staged at once.
 */
const TUNINGS: readonly Tuning[] = [
  { groupRows: 8, groupColumns: 8, rows: 4, inputs: 2 },
  { groupRows: 8, groupColumns: 8, rows: 8, inputs: 4 },
  { groupRows: 8, groupColumns: 16, rows: 8, inputs: 2 },
  { groupRows: 16, groupColumns: 16, rows: 4, inputs: 4 },
];

/** Bytes of a token's place on the grid, its four splines and its SiLU. */
const PLACE_BYTES = 24;

/** Evaluates at each edge the four splines that are not zero there. */
export const kanSpline: Kernel = {
  id: "kan-spline",
  family: "kan",
  title: "KAN layer, splines evaluated directly",
  summary:
    "Each edge has its own cubic spline. Only the four basis functions that are not zero at an input are multiplied, so weights are looked up by where the input lies on the grid.",
  architectureId: "kan",
  parameters: KAN_PARAMETERS,
  sizes: KAN_SIZES,
  sweep: KAN_SWEEP,
  requires: [],
  tunings: (parameters, traits) =>
    TUNINGS.filter(
      (tuning) =>
        size(tuning, "groupRows") * size(tuning, "groupColumns") <= traits.maxInvocationsPerGroup &&
        stagedInputs(kanShape(parameters), traits, tuning) >= 1,
    ),
  plan(parameters, traits, tuning) {
    const shape = kanShape(parameters);
    return { buffers: kanBuffers(shape), passes: [splinePass(shape, traits, tuning)] };
  },
  inputs: kanInputs,
  reference: kanReference(cubicSplines),
  tolerance: kanTolerance,
  cost: splineCost,
};

/** Inputs whose weights fit into workgroup memory together. */
function stagedInputs(shape: KanShape, { sharedMemoryBytes }: DeviceTraits, tuning: Tuning): number {
  const weightBytes = 16 * weightsPerEdge(shape) * size(tuning, "groupColumns");
  const placeBytes = PLACE_BYTES * size(tuning, "groupRows") * size(tuning, "rows");
  return Math.min(size(tuning, "inputs"), Math.floor(sharedMemoryBytes / (weightBytes + placeBytes)));
}

function splinePass(shape: KanShape, traits: DeviceTraits, tuning: Tuning): Pass {
  const { tokens, width, intervals } = shape;
  const groupRows = size(tuning, "groupRows");
  const groupColumns = size(tuning, "groupColumns");
  const rows = size(tuning, "rows");
  const tileRows = groupRows * rows;
  const inputs = Math.max(1, stagedInputs(shape, traits, tuning));
  const edge = weightsPerEdge(shape);
  const fours = width % 4 === 0;
  return {
    label: "splines",
    bindings: [
      { buffer: "x", access: "read", as: "array<f32>" },
      { buffer: "weights", access: "read", as: rowsOf(width) },
      { buffer: "y", access: "read_write", as: rowsOf(width) },
    ],
    code: `
const TOKENS = ${tokens}u;
const WIDTH = ${width}u;
const INTERVALS = ${intervals}u;
// Rows of weights of an input: that of SiLU, then those of the basis functions.
const EDGE = ${edge}u;
const INPUTS = ${inputs}u;
const TILE_ROWS = ${tileRows}u;
const FOURS = ${groupColumns}u;
const INVOCATIONS = ${groupRows * groupColumns}u;

var<workgroup> tile: array<vec4<f32>, ${inputs * edge * groupColumns}>;
var<workgroup> splines: array<vec4<f32>, ${inputs * tileRows}>;
var<workgroup> silus: array<f32, ${inputs * tileRows}>;
var<workgroup> places: array<u32, ${inputs * tileRows}>;

// The four cubic B-splines that are not zero in an interval, at the part u of it.
fn cubic(u: f32) -> vec4<f32> {
  let v = 1.0f - u;
  return vec4<f32>(
    v * v * v,
    (3.0f * u - 6.0f) * u * u + 4.0f,
    (3.0f * v - 6.0f) * v * v + 4.0f,
    u * u * u,
  ) / 6.0f;
}

fn load(row: u32, column: u32) -> vec4<f32> {
  if (row >= WIDTH * EDGE || column >= WIDTH) { return vec4<f32>(); }
  ${
    fours
      ? "return weights[(row * WIDTH + column) / 4u];"
      : `var four = vec4<f32>();
  for (var i = 0u; i < min(4u, WIDTH - column); i++) { four[i] = weights[row * WIDTH + column + i]; }
  return four;`
  }
}

fn store(row: u32, column: u32, value: vec4<f32>) {
  if (row >= TOKENS || column >= WIDTH) { return; }
  ${
    fours
      ? "y[(row * WIDTH + column) / 4u] = value;"
      : "for (var i = 0u; i < min(4u, WIDTH - column); i++) { y[row * WIDTH + column + i] = value[i]; }"
  }
}

@compute @workgroup_size(${groupRows * groupColumns})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let place = group_of(group);
  let first_row = place.y * TILE_ROWS;
  let first_column = 4u * FOURS * place.x;
  let block_row = local / FOURS;
  let block_column = local % FOURS;
${each(rows, (r) => `  var sum_${r} = vec4<f32>();`)}

  for (var start = 0u; start < WIDTH; start += INPUTS) {
    for (var i = local; i < INPUTS * EDGE * FOURS; i += INVOCATIONS) {
      tile[i] = load(start * EDGE + i / FOURS, first_column + 4u * (i % FOURS));
    }
    for (var i = local; i < INPUTS * TILE_ROWS; i += INVOCATIONS) {
      let token = min(first_row + i / INPUTS, TOKENS - 1u);
      let value = x[token * WIDTH + min(start + i % INPUTS, WIDTH - 1u)];
      let at = (value + 1.0f) * ${(intervals / 2).toFixed(1)}f;
      let interval = clamp(i32(floor(at)), 0, ${intervals - 1});
      splines[i] = cubic(at - f32(interval));
      silus[i] = value / (1.0f + exp(-value));
      places[i] = u32(interval);
    }
    workgroupBarrier();
    for (var l = 0u; l < INPUTS; l++) {
      let edge = l * EDGE * FOURS + block_column;
      let weight = tile[edge];
${each(
  rows,
  (r) => `      {
        let i = (block_row + ${r * groupRows}u) * INPUTS + l;
        let b = splines[i];
        let at = edge + (1u + places[i]) * FOURS;
        sum_${r} = fma(vec4<f32>(silus[i]), weight, sum_${r});
        sum_${r} = fma(vec4<f32>(b.x), tile[at], sum_${r});
        sum_${r} = fma(vec4<f32>(b.y), tile[at + FOURS], sum_${r});
        sum_${r} = fma(vec4<f32>(b.z), tile[at + 2u * FOURS], sum_${r});
        sum_${r} = fma(vec4<f32>(b.w), tile[at + 3u * FOURS], sum_${r});
      }`,
)}
    }
    workgroupBarrier();
  }
${each(rows, (r) => `  store(first_row + block_row + ${r * groupRows}u, first_column + 4u * block_column, sum_${r});`)}
}`,
    groups: [Math.ceil(width / (4 * groupColumns)), Math.ceil(tokens / tileRows), 1],
  };
}
