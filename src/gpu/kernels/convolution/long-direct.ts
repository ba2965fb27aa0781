import { type DeviceTraits, type Kernel, type Pass, size, type Tuning } from "../../kernel.js";
import { unrolled } from "../code.js";
import { sumOfProductsTolerance } from "../rounding.js";
import {
  type ConvolutionShape,
  convolutionBuffers,
  convolutionInputs,
  convolutionReference,
  LONG_PARAMETERS,
  LONG_SIZES,
  LONG_SWEEP,
  longConvolutionCost,
  longShape,
} from "./shape.js";
import { fourTaps, fourType, loadFour, storeFour } from "./windows.js";

/**
 * Each invocation holds `vectors` neighbouring vectors of four outputs and slides a window of one vector more over the
 * input; `taps` of the filter are staged in workgroup memory at once. `vectors` is odd: invocations then start in
 * different banks of that memory.
 */
const TUNINGS: readonly Tuning[] = [
  { invocations: 64, vectors: 3, taps: 256 },
  { invocations: 64, vectors: 1, taps: 128 },
  { invocations: 128, vectors: 3, taps: 512 },
  { invocations: 64, vectors: 7, taps: 256 },
];

/** The definition, tiled: n² / 2 products a channel. */
export const convolutionLongDirect: Kernel = {
  id: "convolution-long-direct",
  family: "convolution",
  title: "Long convolution, direct",
  summary:
    "Filters each channel with weights for all earlier time steps, product by product from tiles in workgroup memory: work grows with the square of the length.",
  architectureId: "hyena",
  parameters: LONG_PARAMETERS,
  sizes: LONG_SIZES,
  sweep: LONG_SWEEP,
  requires: [],
  tunings: (_parameters, traits) => TUNINGS.filter((tuning) => fits(tuning, traits)),
  plan(parameters, _traits, tuning) {
    const shape = longShape(parameters);
    return { buffers: convolutionBuffers(shape), passes: [directPass(shape, tuning)] };
  },
  inputs: (parameters, random) => convolutionInputs(longShape(parameters), random),
  reference: (parameters, inputs) => convolutionReference(longShape(parameters), inputs),
  tolerance: (parameters) => sumOfProductsTolerance(size(parameters, "sequence")),
  cost: (parameters) => longConvolutionCost(longShape(parameters)),
};

function fits(tuning: Tuning, { maxInvocationsPerGroup, sharedMemoryBytes }: DeviceTraits): boolean {
  const invocations = size(tuning, "invocations");
  const staged = 4 * invocations * size(tuning, "vectors") + 2 * size(tuning, "taps");
  return invocations <= maxInvocationsPerGroup && 4 * staged <= sharedMemoryBytes;
}

function directPass({ channels, sequence }: ConvolutionShape, tuning: Tuning): Pass {
  const invocations = size(tuning, "invocations");
  const vectors = size(tuning, "vectors");
  const taps = size(tuning, "taps");
  const outputs = 4 * invocations * vectors;
  // After a turn of the ring each vector of the window is back under its name, so that none has to be moved.
  const ring = vectors + 1;
  const name = (slot: number) => `x_${((slot % ring) + ring) % ring}`;
  return {
    label: "products",
    bindings: [
      { buffer: "x", access: "read", as: fourType(sequence) },
      { buffer: "filters", access: "read", as: fourType(sequence) },
      { buffer: "y", access: "read_write", as: fourType(sequence) },
    ],
    code: `
const OUTPUTS = ${outputs}u;
const TAPS = ${taps}u;

var<workgroup> tile: array<vec4<f32>, ${(outputs + taps) / 4}>;
var<workgroup> weights: array<vec4<f32>, ${taps / 4}>;
${loadFour("load_x", "x", sequence)}
${loadFour("load_filter", "filters", sequence)}
${storeFour("store_y", "y", sequence)}

@compute @workgroup_size(${invocations})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let place = group_of(group);
  let channel = place.y;
  let first = place.x * OUTPUTS;
${unrolled(vectors, (v) => `  var sum_${v} = vec4<f32>();`)}

  // Taps beyond the last output would meet only zeros before the sequence.
  for (var tap = 0u; tap < min(${sequence}u, first + OUTPUTS); tap += TAPS) {
    for (var i = local; i < ${(outputs + taps) / 4}u; i += ${invocations}u) {
      // The tile begins TAPS before what the first tap of the first output meets.
      let ahead = first + 4u * i;
      tile[i] = vec4<f32>();
      if (ahead >= tap + TAPS) { tile[i] = load_x(channel, ahead - tap - TAPS); }
    }
    for (var i = local; i < ${taps / 4}u; i += ${invocations}u) { weights[i] = load_filter(channel, tap + 4u * i); }
    workgroupBarrier();
    var at = ${taps / 4}u + ${vectors}u * local;
${unrolled(vectors, (v) => `    var ${name(v + 1)} = tile[at + ${v}u];`)}
    var ${name(0)} = vec4<f32>();
    for (var i = 0u; i < ${taps / 4}u; i += ${ring}u) {
${unrolled(
  ring,
  (turn) => `      {
      let w = weights[i + ${turn}u];
      at -= 1u;
      ${name(-turn)} = tile[at];
${fourTaps(
  vectors,
  "w",
  (index) => name(index - turn),
  (index) => `sum_${index}`,
)}
      }`,
)}
    }
    workgroupBarrier();
  }
${unrolled(vectors, (v) => `  store_y(channel, first + 4u * (${vectors}u * local + ${v}u), sum_${v});`)}
}`,
    groups: [Math.ceil(sequence / outputs), channels, 1],
  };
}
