import { type Kernel, type Pass, size } from "../../kernel.js";
import { lanes, rowsOf, tiledPass, tileOf, tileTunings } from "../parts/tile.js";
import {
  CAPSULE_PARAMETERS,
  CAPSULE_SIZES,
  CAPSULE_SWEEP,
  type CapsuleShape,
  capsuleBuffers,
  capsuleInputs,
  capsuleShape,
  linearCost,
  linearReference,
  linearTolerance,
} from "./shape.js";

/**
 * The linear layer of the same weights. Its product is small and its inner dimension long, so that tuning may cut that
 * into `parts`, each of which fills its own copy of the result, and add the copies up.
 */
export const capsuleLinear: Kernel = {
  id: "capsule-linear",
  family: "capsule",
  title: "Linear layer, equal weights",
  summary:
    "One matrix product from all numbers of the input capsules to all numbers of the output capsules, and no routing.",
  architectureId: null,
  parameters: CAPSULE_PARAMETERS,
  sizes: CAPSULE_SIZES,
  sweep: CAPSULE_SWEEP,
  requires: [],
  tunings: (_parameters, traits) => {
    const tilings = tileTunings(traits);
    return [1, 8, 32].flatMap((parts) => tilings.slice(0, parts === 1 ? 2 : 3).map((tiling) => ({ ...tiling, parts })));
  },
  plan(parameters, _traits, tuning) {
    const shape = capsuleShape(parameters);
    const { batch, inputs, inputLength, columns } = shape;
    const parts = size(tuning, "parts");
    const inner = inputs * inputLength;
    // A multiple of four, so that parts begin on whole vectors.
    const partLength = 4 * Math.ceil(inner / parts / 4);
    const target = parts === 1 ? "y" : "copies";
    const product = tiledPass({
      label: "product",
      columns,
      inner: parts === 1 ? inner : partLength,
      rows: batch,
      rowTiles: Math.ceil(batch / tileOf(tuning).rows),
      layers: parts,
      tuning,
      begin: `first_row = place.y * TILE_ROWS; row_count = ${batch}u; part = place.z;`,
      bindings: [
        { buffer: "u", access: "read", as: parts > 1 && lanes(inner) === 1 ? "array<f32>" : rowsOf(inner) },
        { buffer: "weights", access: "read", as: rowsOf(columns) },
        { buffer: target, access: "read_write", as: rowsOf(columns) },
      ],
      functions: `
const WHOLE = ${inner}u;
var<private> part: u32;
${loadA(inner, parts)}
fn load_b(l: u32, column: u32) -> B {
  let whole_l = part * INNER + l;
  if (whole_l >= WHOLE) { return B(); }
  return weights[(whole_l * COLUMNS + column) / ${lanes(columns)}u];
}
fn store(row: u32, column: u32, value: B) {
  ${target}[((part * ${batch}u + first_row + row) * COLUMNS + column) / ${lanes(columns)}u] = value;
}`,
    });
    if (parts === 1) return { buffers: capsuleBuffers(shape), passes: [product] };
    return {
      buffers: [
        ...capsuleBuffers(shape),
        { name: "copies", type: "f32", length: parts * batch * columns, role: "scratch" },
      ],
      passes: [product, sumPass(shape, parts)],
    };
  },
  inputs: capsuleInputs,
  reference: linearReference,
  tolerance: linearTolerance,
  cost: linearCost,
};

/** Parts are read in vectors of four, which rows of u that are no multiple of four do not hold. */
function loadA(inner: number, parts: number): string {
  if (parts > 1 && lanes(inner) === 1) {
    return `fn element_a(row: u32, l: u32) -> f32 {
  if (l >= WHOLE) { return 0.0f; }
  return u[(first_row + row) * WHOLE + l];
}
fn load_a(row: u32, l: u32) -> A {
  let first = part * INNER + l;
  return A(element_a(row, first), element_a(row, first + 1u), element_a(row, first + 2u), element_a(row, first + 3u));
}`;
  }
  return `fn load_a(row: u32, l: u32) -> A {
  let whole_l = part * INNER + l;
  if (whole_l >= WHOLE) { return A(); }
  return u[((first_row + row) * WHOLE + whole_l) / ${lanes(inner)}u];
}`;
}

function sumPass({ batch, columns }: CapsuleShape, parts: number): Pass {
  const vectors = (batch * columns) / lanes(columns);
  return {
    label: "sum",
    bindings: [
      { buffer: "copies", access: "read", as: rowsOf(columns) },
      { buffer: "y", access: "read_write", as: rowsOf(columns) },
    ],
    code: `
@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let at = 64u * group_of(group).x + local;
  if (at >= ${vectors}u) { return; }
  var sum = copies[at];
  for (var part = 1u; part < ${parts}u; part++) { sum += copies[part * ${vectors}u + at]; }
  y[at] = sum;
}`,
    groups: [Math.ceil(vectors / 64), 1, 1],
  };
}
