import { type Kernel, type Pass, size } from "../../kernel.js";
import { each, lanes, rowsOf } from "../parts/tile.js";
import {
  CAPSULE_PARAMETERS,
  CAPSULE_SIZES,
  CAPSULE_SWEEP,
  type CapsuleShape,
  capsuleBuffers,
  capsuleInputs,
  capsuleShape,
  routingCost,
  routingReference,
  routingTolerance,
} from "./shape.js";

/** Samples for which an invocation of the predictions uses the weights that it holds. */
const SAMPLES = 8;
const INVOCATIONS = 128;
/** Predictions staged at once, in elements: 4 KiB. */
const STAGED_ELEMENTS = 1024;

/**
 * Routing by agreement (Sabour et al. 2017, procedure 1). A logit is the sum of a prediction's products with the outputs
 * of all iterations so far, and so its product with their sum: `votes` holds that sum, and no logits are stored. Each
 * iteration thus reads the predictions once, for the agreement with what was and for the sum that comes.
 */
export const capsuleRouting: Kernel = {
  id: "capsule-routing",
  family: "capsule",
  title: "Capsules with dynamic routing",
  summary:
    "Every input capsule predicts every output capsule; then a few rounds weigh each prediction by how well it agrees with the sum of all. Each round waits for the one before and reads all predictions again.",
  architectureId: "capsnet-dynamic",
  parameters: [...CAPSULE_PARAMETERS, { name: "iterations", label: "rounds of routing", min: 1, max: 16 }],
  sizes: {
    quick: { ...CAPSULE_SIZES.quick, iterations: 3 },
    standard: { ...CAPSULE_SIZES.standard, iterations: 3 },
    large: { ...CAPSULE_SIZES.large, iterations: 3 },
  },
  sweep: CAPSULE_SWEEP,
  requires: [],
  tunings: () => [{ chunk: 64 }, { chunk: 32 }, { chunk: 128 }, { chunk: 384 }],
  plan(parameters, _traits, tuning) {
    const shape = capsuleShape(parameters);
    const { batch, inputs, columns } = shape;
    const iterations = size(parameters, "iterations");
    const chunks = Math.ceil(inputs / size(tuning, "chunk"));
    return {
      buffers: [
        ...capsuleBuffers(shape),
        { name: "predictions", type: "f32", length: batch * inputs * columns, role: "scratch" },
        { name: "sums", type: "f32", length: batch * chunks * columns, role: "scratch" },
        { name: "votes", type: "f32", length: batch * columns, role: "scratch" },
      ],
      passes: [
        predictPass(shape),
        ...Array.from({ length: iterations }, (_, iteration) => [
          routePass(shape, size(tuning, "chunk"), iteration === 0),
          squashPass(shape, chunks, iteration === 0, iteration === iterations - 1),
        ]).flat(),
      ],
    };
  },
  inputs: capsuleInputs,
  reference: routingReference,
  tolerance: routingTolerance,
  cost: routingCost,
};

/** predictions[b, i] = u[b, i]·weights[i] (equation 2): a short product for each input capsule, bound by what it writes. */
function predictPass({ batch, inputs, inputLength, columns }: CapsuleShape): Pass {
  const vectors = columns / lanes(columns);
  return {
    label: "predict",
    bindings: [
      { buffer: "u", access: "read", as: "array<f32>" },
      { buffer: "weights", access: "read", as: rowsOf(columns) },
      { buffer: "predictions", access: "read_write", as: rowsOf(columns) },
    ],
    code: `
alias V = ${lanes(columns) === 4 ? "vec4<f32>" : "f32"};
const BATCH = ${batch}u;
const INPUTS = ${inputs}u;
const LENGTH = ${inputLength}u;
const VECTORS = ${vectors}u;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let place = group_of(group);
  // An input capsule and a vector of its predictions, side by side in memory.
  let at = 64u * place.x + local;
  if (at >= INPUTS * VECTORS) { return; }
  let capsule = at / VECTORS;
  let first_sample = ${SAMPLES}u * place.y;
${each(SAMPLES, (b) => `  let u_${b} = (min(first_sample + ${b}u, BATCH - 1u) * INPUTS + capsule) * LENGTH;\n  var sum_${b} = V();`)}
  for (var l = 0u; l < LENGTH; l++) {
    let weight = weights[(capsule * LENGTH + l) * VECTORS + at % VECTORS];
${each(SAMPLES, (b) => `    sum_${b} += u[u_${b} + l] * weight;`)}
  }
${each(SAMPLES, (b) => `  if (first_sample + ${b}u < BATCH) { predictions[(first_sample + ${b}u) * INPUTS * VECTORS + at] = sum_${b}; }`)}
}`,
    groups: [Math.ceil((inputs * vectors) / 64), Math.ceil(batch / SAMPLES), 1],
  };
}

/** Couplings by a softmax of the logits over the classes (equation 3), and the weighted sum over a chunk of inputs. */
function routePass(shape: CapsuleShape, chunk: number, first: boolean): Pass {
  const { batch, inputs, classes, outputLength, columns } = shape;
  const stagedInputs = Math.max(1, Math.min(16, Math.floor(STAGED_ELEMENTS / (classes * (outputLength + 1)))));
  const chunks = Math.ceil(inputs / chunk);
  const owned = Math.ceil(columns / INVOCATIONS);
  return {
    label: first ? "sum" : "route",
    bindings: [
      { buffer: "predictions", access: "read", as: "array<f32>" },
      ...(first ? [] : [{ buffer: "votes", access: "read", as: "array<f32>" } as const]),
      { buffer: "sums", access: "read_write", as: "array<f32>" },
    ],
    code: `
const INPUTS = ${inputs}u;
const CLASSES = ${classes}u;
const LENGTH = ${outputLength}u;
const COLUMNS = ${columns}u;
const CHUNK = ${chunk}u;
const STAGED = ${stagedInputs}u;
// A capsule more than its length apart, so that invocations that each read one hit different banks.
const PADDED = ${outputLength + 1}u;
const INVOCATIONS = ${INVOCATIONS}u;

var<workgroup> tile: array<f32, ${stagedInputs * classes * (outputLength + 1)}>;
${
  first
    ? ""
    : `var<workgroup> vote: array<f32, COLUMNS>;
var<workgroup> logits: array<f32, STAGED * CLASSES>;
var<workgroup> couplings: array<f32, STAGED * CLASSES>;`
}

@compute @workgroup_size(${INVOCATIONS})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let place = group_of(group);
  let sample = place.y;
  let end = min((place.x + 1u) * CHUNK, INPUTS);
${each(owned, (k) => `  var sum_${k} = 0.0f;`)}
  ${first ? "" : "for (var k = local; k < COLUMNS; k += INVOCATIONS) { vote[k] = votes[sample * COLUMNS + k]; }"}
  for (var start = place.x * CHUNK; start < end; start += STAGED) {
    let count = min(STAGED, end - start);
    for (var i = local; i < count * COLUMNS; i += INVOCATIONS) {
      tile[i / LENGTH * PADDED + i % LENGTH] = predictions[(sample * INPUTS + start) * COLUMNS + i];
    }
    workgroupBarrier();
    ${
      first
        ? ""
        : `for (var pair = local; pair < count * CLASSES; pair += INVOCATIONS) {
      var logit = 0.0f;
      for (var c = 0u; c < LENGTH; c++) { logit += tile[pair * PADDED + c] * vote[pair % CLASSES * LENGTH + c]; }
      logits[pair] = logit;
    }
    workgroupBarrier();
    for (var pair = local; pair < count * CLASSES; pair += INVOCATIONS) {
      let row = pair - pair % CLASSES;
      var largest = logits[row];
      for (var j = 1u; j < CLASSES; j++) { largest = max(largest, logits[row + j]); }
      var total = 0.0f;
      for (var j = 0u; j < CLASSES; j++) { total += exp(logits[row + j] - largest); }
      couplings[pair] = exp(logits[pair] - largest) / total;
    }
    workgroupBarrier();`
    }
    for (var i = 0u; i < count; i++) {
${each(owned, (k) => {
  const column = `(local + ${k * INVOCATIONS}u)`;
  const coupling = first ? `(1.0f / f32(CLASSES))` : `couplings[i * CLASSES + ${column} / LENGTH]`;
  return `      if (${column} < COLUMNS) {
        sum_${k} += ${coupling} * tile[(i * CLASSES + ${column} / LENGTH) * PADDED + ${column} % LENGTH];
      }`;
})}
    }
    workgroupBarrier();
  }
${each(
  owned,
  (k) => `  if (local + ${k * INVOCATIONS}u < COLUMNS) {
    sums[(sample * ${chunks}u + place.x) * COLUMNS + local + ${k * INVOCATIONS}u] = sum_${k};
  }`,
)}
}`,
    groups: [chunks, batch, 1],
  };
}

/** v = |s|² / (1 + |s|²) · s / |s| (equation 1), which is |s| / (1 + |s|²) · s and right at zero too. */
function squashPass(
  { batch, outputLength, columns }: CapsuleShape,
  chunks: number,
  first: boolean,
  last: boolean,
): Pass {
  return {
    label: "squash",
    bindings: [
      { buffer: "sums", access: "read", as: "array<f32>" },
      last
        ? { buffer: "y", access: "read_write", as: "array<f32>" }
        : { buffer: "votes", access: "read_write", as: "array<f32>" },
    ],
    code: `
const COLUMNS = ${columns}u;
const LENGTH = ${outputLength}u;
var<workgroup> s: array<f32, COLUMNS>;

@compute @workgroup_size(${INVOCATIONS})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let sample = group_of(group).x;
  for (var k = local; k < COLUMNS; k += ${INVOCATIONS}u) {
    var sum = 0.0f;
    for (var chunk = 0u; chunk < ${chunks}u; chunk++) { sum += sums[(sample * ${chunks}u + chunk) * COLUMNS + k]; }
    s[k] = sum;
  }
  workgroupBarrier();
  for (var k = local; k < COLUMNS; k += ${INVOCATIONS}u) {
    let capsule = k - k % LENGTH;
    var square = 0.0f;
    for (var c = 0u; c < LENGTH; c++) { square += s[capsule + c] * s[capsule + c]; }
    let v = sqrt(square) / (1.0f + square) * s[k];
    ${last ? "y[sample * COLUMNS + k] = v;" : `votes[sample * COLUMNS + k] ${first ? "" : "+"}= v;`}
  }
}`,
    groups: [batch, 1, 1],
  };
}
