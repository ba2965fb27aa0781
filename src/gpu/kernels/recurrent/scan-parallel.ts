import { type DeviceTraits, type Kernel, type Pass, size, type Tuning } from "../../kernel.js";
import { unrolled } from "../code.js";
import { carryPass } from "./carry.js";
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

/** A workgroup takes a chunk of `lanes` × `run` tokens of some channels; each invocation a run of one channel. */
interface ScanTuning {
  readonly channels: number;
  readonly lanes: number;
  readonly run: number;
}

const TUNINGS: readonly Tuning[] = [
  { channels: 16, lanes: 4, run: 8 },
  { channels: 32, lanes: 8, run: 8 },
  { channels: 32, lanes: 8, run: 16 },
  { channels: 32, lanes: 4, run: 32 },
  { channels: 64, lanes: 1, run: 32 },
  { channels: 64, lanes: 1, run: 64 },
];

/** The same layer by an associative scan over time: within invocations, then within workgroups, then over chunks. */
export const scanParallel: Kernel = {
  id: "recurrent-scan-parallel",
  family: "recurrent",
  title: "Mamba's selective scan, parallel over time",
  summary:
    "The same state-space layer with time cut into chunks that run side by side from an empty state. A scan joins the runs of a chunk, a short recurrence passes states from chunk to chunk, and a second walk gives the outputs: more arithmetic for far more parallelism.",
  architectureId: "mamba",
  parameters: RECURRENT_PARAMETERS,
  sizes: SCAN_SIZES,
  sweep: RECURRENT_SWEEP,
  requires: [],
  tunings: (_parameters, traits) => TUNINGS.filter((tuning) => fits(scanTuning(tuning), traits)),
  plan(parameters, _traits, tuning) {
    const shape = scanShape(parameters);
    const tuned = scanTuning(tuning);
    const { channels, vectors, state } = shape;
    const chunks = Math.ceil(shape.sequence / (tuned.lanes * tuned.run));
    const width = 4 * vectors * channels;
    return {
      buffers: [
        ...scanBuffers(shape),
        { name: "states", type: "f32", length: chunks * width, role: "scratch" },
        { name: "sums", type: "f32", length: chunks * channels, role: "scratch" },
      ],
      passes: [
        chunksPass(shape, tuned, chunks),
        carryPass({
          states: "states",
          chunks,
          width,
          lanes: 4,
          bindings: [
            { buffer: "a", access: "read", as: arrayOf(state) },
            { buffer: "sums", access: "read", as: "array<f32>" },
          ],
          helpers: loadFour("load_a", "a", state),
          setup: `let rate = load_a(true, i % ${channels}u, 4u * (i / ${channels}u));`,
          decay: `exp(rate * sums[chunk * ${channels}u + i % ${channels}u])`,
        }),
        outputsPass(shape, tuned, chunks),
      ],
    };
  },
  inputs: scanInputs,
  reference: scanReference,
  tolerance: scanTolerance,
  cost: scanCost,
};

function scanTuning(tuning: Tuning): ScanTuning {
  return { channels: size(tuning, "channels"), lanes: size(tuning, "lanes"), run: size(tuning, "run") };
}

function fits({ channels, lanes }: ScanTuning, { maxInvocationsPerGroup, sharedMemoryBytes }: DeviceTraits): boolean {
  return channels * lanes <= maxInvocationsPerGroup && 20 * channels * lanes <= sharedMemoryBytes;
}

/** What both passes over the tokens begin with. Beyond the last token Δ is zero, which leaves a state as it is. */
function prelude({ sequence, channels, state, vectors }: ScanShape, tuning: ScanTuning): string {
  return `
const SEQUENCE = ${sequence}u;
const CHANNELS = ${channels}u;
const VECTORS = ${vectors}u;
const GROUP_CHANNELS = ${tuning.channels}u;
const LANES = ${tuning.lanes}u;
const RUN = ${tuning.run}u;

${["a", "b"].map((buffer) => loadFour(`load_${buffer}`, buffer, state)).join("\n")}
// A stretch of tokens, as it changes any state that enters it: h becomes exp(A sum) h + state.
struct Segment {
  sum: f32,
  state: vec4<f32>,
}
${
  tuning.lanes > 1
    ? `
var<workgroup> segment_sums: array<f32, ${tuning.lanes * tuning.channels}>;
var<workgroup> segment_states: array<vec4<f32>, ${tuning.lanes * tuning.channels}>;

// Joins each run with all earlier ones of its chunk (Hillis and Steele): every round doubles how far a lane has seen.
fn scan_segments(local: u32, rate: vec4<f32>, run: Segment) -> Segment {
  var joined = run;
  for (var reach = 1u; reach < LANES; reach *= 2u) {
    segment_sums[local] = joined.sum;
    segment_states[local] = joined.state;
    workgroupBarrier();
    if (local >= reach * GROUP_CHANNELS) {
      let earlier = local - reach * GROUP_CHANNELS;
      joined.state = fma(exp(rate * joined.sum), segment_states[earlier], joined.state);
      joined.sum += segment_sums[earlier];
    }
    workgroupBarrier();
  }
  return joined;
}`
    : ""
}`;
}

function main({ vectors }: ScanShape, tuning: ScanTuning): string {
  return `@compute @workgroup_size(${tuning.channels * tuning.lanes})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let place = group_of(group);
  let channel = place.x * GROUP_CHANNELS + local % GROUP_CHANNELS;
  let lane = local / GROUP_CHANNELS;
  let is_channel = channel < CHANNELS;
  let first = (place.y * LANES + lane) * RUN;
${unrolled(vectors, (v) => `  let a_${v} = load_a(is_channel, channel, ${4 * v}u);`)}`;
}

/** The walk through a run's tokens, which adds its steps up in `sum` unless it writes outputs. */
function walk({ vectors }: ScanShape, writes: boolean): string {
  return `  for (var s = 0u; s < RUN; s++) {
    let token = first + s;
    let here = is_channel && token < SEQUENCE;
    let at = select(0u, token * CHANNELS + channel, here);
    let delta = select(0.0f, dt[at], here);
    let entering = delta * x[at];
    ${writes ? "var products = vec4<f32>();" : "sum += delta;"}
${unrolled(
  vectors,
  (v) => `    h_${v} = fma(exp(delta * a_${v}), h_${v}, entering * load_b(token < SEQUENCE, token, ${4 * v}u));
${writes ? `    products = fma(load_c(token < SEQUENCE, token, ${4 * v}u), h_${v}, products);` : ""}`,
)}
    ${writes ? "if (here) { y[at] = products.x + products.y + products.z + products.w; }" : ""}
  }`;
}

const INPUTS = (state: number) =>
  [
    { buffer: "x", access: "read", as: "array<f32>" },
    { buffer: "dt", access: "read", as: "array<f32>" },
    { buffer: "a", access: "read", as: arrayOf(state) },
    { buffer: "b", access: "read", as: arrayOf(state) },
  ] as const;

function groupsOf({ channels }: ScanShape, tuning: ScanTuning, chunks: number): Pass["groups"] {
  return [Math.ceil(channels / tuning.channels), chunks, 1];
}

/** The state that every chunk would end with had it begun with none, and the sum of its steps Δ. */
function chunksPass(shape: ScanShape, tuning: ScanTuning, chunks: number): Pass {
  const { vectors } = shape;
  const isLast = tuning.lanes > 1 ? "is_channel && lane == LANES - 1u" : "is_channel";
  return {
    label: "states of chunks",
    bindings: [
      ...INPUTS(shape.state),
      { buffer: "states", access: "read_write", as: "array<vec4<f32>>" },
      { buffer: "sums", access: "read_write", as: "array<f32>" },
    ],
    code: `${prelude(shape, tuning)}

${main(shape, tuning)}
  var sum = 0.0f;
${unrolled(vectors, (v) => `  var h_${v} = vec4<f32>();`)}
${walk(shape, false)}
${unrolled(vectors, (v) => {
  const joined = tuning.lanes > 1 ? `scan_segments(local, a_${v}, Segment(sum, h_${v}))` : `Segment(sum, h_${v})`;
  const store = `    states[(place.y * VECTORS + ${v}u) * CHANNELS + channel] = chunk_${v}.state;`;
  const storeSum = v === 0 ? `\n    sums[place.y * CHANNELS + channel] = chunk_${v}.sum;` : "";
  return `  let chunk_${v} = ${joined};
  if (${isLast}) {
${store}${storeSum}
  }`;
})}
}`,
    groups: groupsOf(shape, tuning, chunks),
  };
}

/** The outputs of every run from the state that enters it: the chunk's, changed by the earlier runs of the chunk. */
function outputsPass(shape: ScanShape, tuning: ScanTuning, chunks: number): Pass {
  const { vectors, state } = shape;
  const entering = (v: number) => `states[select(0u, (place.y * VECTORS + ${v}u) * CHANNELS + channel, is_channel)]`;
  return {
    label: "outputs",
    bindings: [
      ...INPUTS(state),
      { buffer: "c", access: "read", as: arrayOf(state) },
      { buffer: "states", access: "read", as: "array<vec4<f32>>" },
      { buffer: "y", access: "read_write", as: "array<f32>" },
    ],
    code: `${prelude(shape, tuning)}
${loadFour("load_c", "c", state)}
${
  tuning.lanes > 1
    ? `
// The state that enters a run: \`entering\` the chunk, then changed by the runs before it.
fn before(local: u32, rate: vec4<f32>, run: Segment, entering: vec4<f32>) -> vec4<f32> {
  let joined = scan_segments(local, rate, run);
  segment_sums[local] = joined.sum;
  segment_states[local] = joined.state;
  workgroupBarrier();
  var state = entering;
  if (local >= GROUP_CHANNELS) {
    let earlier = local - GROUP_CHANNELS;
    state = fma(exp(rate * segment_sums[earlier]), entering, segment_states[earlier]);
  }
  ${vectors > 1 ? "workgroupBarrier();" : ""}
  return state;
}`
    : ""
}

${main(shape, tuning)}
${
  tuning.lanes > 1
    ? `  var sum = 0.0f;
${unrolled(vectors, (v) => `  var h_${v} = vec4<f32>();`)}
${walk(shape, false)}
${unrolled(vectors, (v) => `  h_${v} = before(local, a_${v}, Segment(sum, h_${v}), ${entering(v)});`)}`
    : unrolled(vectors, (v) => `  var h_${v} = ${entering(v)};`)
}
${walk(shape, true)}
}`,
    groups: groupsOf(shape, tuning, chunks),
  };
}
