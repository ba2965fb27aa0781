import { type Kernel, type Pass, size, type Tuning } from "../../kernel.js";
import { unrolled } from "../code.js";
import {
  SCAN_SIZES,
  type ScanShape,
  scanBuffers,
  scanCost,
  scanInputs,
  scanReference,
  scanShape,
  scanTolerance,
} from "./scan-shape.js";
import { RECURRENT_PARAMETERS, RECURRENT_SWEEP } from "./shape.js";
import { arrayOf, loadFour } from "./tiles.js";

/** `channels` of a workgroup, and `steps` whose inputs are read before the first of them is taken. */
const TUNINGS: readonly Tuning[] = [
  { channels: 32, steps: 8 },
  { channels: 32, steps: 16 },
  { channels: 64, steps: 8 },
  { channels: 64, steps: 16 },
];

/** One invocation a channel, token after token: nothing but channels runs in parallel. */
export const scanSequential: Kernel = {
  id: "recurrent-scan-sequential",
  family: "recurrent",
  title: "Mamba's selective scan, sequential",
  summary:
    "State-space layer whose channels each carry a small state from token to token. One invocation walks through all tokens of its channel, the state in registers, so that only the width of the layer keeps the device busy.",
  architectureId: "mamba",
  parameters: RECURRENT_PARAMETERS,
  sizes: SCAN_SIZES,
  sweep: RECURRENT_SWEEP,
  requires: [],
  tunings(parameters, { sharedMemoryBytes }) {
    const { vectors } = scanShape(parameters);
    return TUNINGS.filter((tuning) => 32 * size(tuning, "steps") * vectors <= sharedMemoryBytes);
  },
  plan(parameters, _traits, tuning) {
    const shape = scanShape(parameters);
    return { buffers: scanBuffers(shape), passes: [scanPass(shape, size(tuning, "channels"), size(tuning, "steps"))] };
  },
  inputs: scanInputs,
  reference: scanReference,
  tolerance: scanTolerance,
  cost: scanCost,
};

function scanPass({ sequence, channels, state, vectors }: ScanShape, groupChannels: number, steps: number): Pass {
  return {
    label: "scan",
    bindings: [
      { buffer: "x", access: "read", as: "array<f32>" },
      { buffer: "dt", access: "read", as: "array<f32>" },
      { buffer: "a", access: "read", as: arrayOf(state) },
      { buffer: "b", access: "read", as: arrayOf(state) },
      { buffer: "c", access: "read", as: arrayOf(state) },
      { buffer: "y", access: "read_write", as: "array<f32>" },
    ],
    code: `
const SEQUENCE = ${sequence}u;
const CHANNELS = ${channels}u;
const STEPS = ${steps}u;
const VECTORS = ${vectors}u;

// B and C of the next tokens, which all channels share.
var<workgroup> tile_b: array<vec4<f32>, ${steps * vectors}>;
var<workgroup> tile_c: array<vec4<f32>, ${steps * vectors}>;

${["a", "b", "c"].map((buffer) => loadFour(`load_${buffer}`, buffer, state)).join("\n")}

@compute @workgroup_size(${groupChannels})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let channel = group_of(group).x * ${groupChannels}u + local;
  let is_channel = channel < CHANNELS;
${unrolled(vectors, (v) => `  let a_${v} = load_a(is_channel, channel, ${4 * v}u);`)}
${unrolled(vectors, (v) => `  var h_${v} = vec4<f32>();`)}
  for (var start = 0u; start < SEQUENCE; start += STEPS) {
    // No step waits for memory: the inputs of all steps are asked for at once.
    var deltas: array<f32, ${steps}>;
    var entering: array<f32, ${steps}>;
    for (var s = 0u; s < STEPS; s++) {
      let here = is_channel && start + s < SEQUENCE;
      let at = select(0u, (start + s) * CHANNELS + channel, here);
      deltas[s] = select(0.0f, dt[at], here);
      entering[s] = deltas[s] * x[at];
    }
    for (var i = local; i < STEPS * VECTORS; i += ${groupChannels}u) {
      let token = start + i / VECTORS;
      tile_b[i] = load_b(token < SEQUENCE, token, 4u * (i % VECTORS));
      tile_c[i] = load_c(token < SEQUENCE, token, 4u * (i % VECTORS));
    }
    workgroupBarrier();
    for (var s = 0u; s < STEPS; s++) {
      let delta = deltas[s];
      var sums = vec4<f32>();
${unrolled(
  vectors,
  (v) => `      h_${v} = fma(exp(delta * a_${v}), h_${v}, entering[s] * tile_b[s * VECTORS + ${v}u]);
      sums = fma(tile_c[s * VECTORS + ${v}u], h_${v}, sums);`,
)}
      if (is_channel && start + s < SEQUENCE) { y[(start + s) * CHANNELS + channel] = sums.x + sums.y + sums.z + sums.w; }
    }
    workgroupBarrier();
  }
}`,
    groups: [Math.ceil(channels / groupChannels), 1, 1],
  };
}
