import { type Kernel, type KernelParameters, type Pass, size, type Tuning } from "../../kernel.js";
import { sumOfProductsTolerance } from "../rounding.js";
import {
  type ConvolutionShape,
  convolutionBuffers,
  convolutionCost,
  convolutionInputs,
  convolutionReference,
} from "./shape.js";
import { fourTaps, fourType, loadFour, storeFour } from "./windows.js";

const TUNINGS: readonly Tuning[] = [{ invocations: 64 }, { invocations: 128 }, { invocations: 256 }];

function depthwiseShape(parameters: KernelParameters): ConvolutionShape {
  return {
    channels: size(parameters, "channels"),
    sequence: size(parameters, "sequence"),
    taps: size(parameters, "taps"),
  };
}

/** Four neighbouring outputs an invocation, inputs straight from memory: neighbours share them through the cache. */
export const convolutionDepthwise: Kernel = {
  id: "convolution-depthwise",
  family: "convolution",
  title: "Short causal convolution",
  summary:
    "Filters each channel alone with a few weights over the last time steps, as state-space and Hyena blocks do before they mix.",
  architectureId: "primer-depthwise-conv",
  parameters: [
    { name: "channels", label: "channels", min: 1, max: 65_536 },
    { name: "sequence", label: "sequence length", min: 1, max: 1_048_576 },
    { name: "taps", label: "weights of a filter", min: 1, max: 1024 },
  ],
  sizes: {
    quick: { channels: 64, sequence: 4096, taps: 4 },
    standard: { channels: 2048, sequence: 8192, taps: 4 },
    large: { channels: 4096, sequence: 8192, taps: 4 },
  },
  sweep: { parameter: "taps", values: [2, 4, 8, 16, 32, 64, 128] },
  requires: [],
  tunings: (_parameters, traits) =>
    TUNINGS.filter((tuning) => size(tuning, "invocations") <= traits.maxInvocationsPerGroup),
  plan(parameters, _traits, tuning) {
    const shape = depthwiseShape(parameters);
    return { buffers: convolutionBuffers(shape), passes: [depthwisePass(shape, tuning)] };
  },
  inputs: (parameters, random) => convolutionInputs(depthwiseShape(parameters), random),
  reference: (parameters, inputs) => convolutionReference(depthwiseShape(parameters), inputs),
  tolerance: (parameters) => sumOfProductsTolerance(size(parameters, "taps")),
  cost: (parameters) => convolutionCost(depthwiseShape(parameters)),
};

function depthwisePass({ channels, sequence, taps }: ConvolutionShape, tuning: Tuning): Pass {
  const invocations = size(tuning, "invocations");
  const fours = Math.ceil(sequence / 4);
  return {
    label: "filters",
    bindings: [
      { buffer: "x", access: "read", as: fourType(sequence) },
      { buffer: "filters", access: "read", as: fourType(taps) },
      { buffer: "y", access: "read_write", as: fourType(sequence) },
    ],
    code: `
${loadFour("load_x", "x", sequence)}
${loadFour("load_filter", "filters", taps)}
${storeFour("store_y", "y", sequence)}

@compute @workgroup_size(${invocations})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let four = group_of(group).x * ${invocations}u + local;
  if (four >= ${channels * fours}u) { return; }
  let channel = four / ${fours}u;
  let first = 4u * (four % ${fours}u);
  var sum = vec4<f32>();
  var own = load_x(channel, first);
  for (var k = 0u; k < ${taps}u; k += 4u) {
    let weights = load_filter(channel, k);
    var before = vec4<f32>();
    if (first >= k + 4u) { before = load_x(channel, first - k - 4u); }
    ${fourTaps(
      1,
      "weights",
      (i) => (i === 0 ? "before" : "own"),
      () => "sum",
    )}
    own = before;
  }
  store_y(channel, first, sum);
}`,
    groups: [Math.ceil((channels * fours) / invocations), 1, 1],
  };
}
