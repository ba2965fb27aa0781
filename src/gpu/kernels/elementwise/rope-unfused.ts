import type { Binding, Kernel, Pass, Tuning } from "../../kernel.js";
import { unitOf } from "../code.js";
import { elementMapPass, elementMapTunings } from "../element-map.js";
import {
  ROPE_PARAMETERS,
  ROPE_SIZES,
  ROPE_SWEEP,
  type RopeShape,
  ropeBuffers,
  ropeCost,
  ropeElements,
  ropeInputs,
  ropeReference,
  ropeShape,
  ropeTolerance,
} from "./rope-shape.js";

/** x · cos + rotated(x) · sin as model code writes it (Su et al. 2021, equation 34), each operation from memory to memory. */
export const elementwiseRopeUnfused: Kernel = {
  id: "elementwise-rope-unfused",
  family: "elementwise",
  title: "Rotary position embedding, unfused",
  summary:
    "Turns pairs of channels in four passes: a copy whose channels are swapped in pairs, two products with cosines and sines from a table, and their sum. Each pass reads and writes memory.",
  architectureId: "rope",
  parameters: ROPE_PARAMETERS,
  sizes: ROPE_SIZES,
  sweep: ROPE_SWEEP,
  requires: [],
  tunings: (_parameters, traits) => elementMapTunings(traits),
  plan(parameters, _traits, tuning) {
    const shape = ropeShape(parameters);
    const length = ropeElements(shape);
    const { type } = unitOf(shape.channels);
    return {
      buffers: [
        ...ropeBuffers(shape),
        { name: "rotated", type: "f32", length, role: "scratch" },
        { name: "by_cosine", type: "f32", length, role: "scratch" },
        { name: "by_sine", type: "f32", length, role: "scratch" },
      ],
      passes: [
        mapPass(shape, tuning, "rotation", ["x"], "rotated", rotation(shape)),
        mapPass(shape, tuning, "cosines", ["x", "turns"], "by_cosine", product(shape, "x", "cosine")),
        mapPass(shape, tuning, "sines", ["rotated", "turns"], "by_sine", product(shape, "rotated", "sine")),
        mapPass(
          shape,
          tuning,
          "sum",
          ["by_cosine", "by_sine"],
          "y",
          `fn value(unit: u32) -> ${type} { return by_cosine[unit] + by_sine[unit]; }`,
        ),
      ],
    };
  },
  inputs: ropeInputs,
  reference: ropeReference,
  tolerance: ropeTolerance,
  cost: ropeCost,
};

function mapPass(
  shape: RopeShape,
  tuning: Tuning,
  label: string,
  reads: readonly string[],
  output: string,
  code: string,
): Pass {
  const { type, width } = unitOf(shape.channels);
  const bound = (buffer: string): Omit<Binding, "access"> => ({ buffer, as: `array<${type}>` });
  const units = ropeElements(shape) / width;
  return elementMapPass({ label, reads: reads.map(bound), output: bound(output), units, code }, tuning);
}

/** (−x₁, x₀, −x₃, x₂, …); a last odd channel has no other. */
function rotation({ channels, pairs }: RopeShape): string {
  if (unitOf(channels).width === 4) {
    return `
fn value(unit: u32) -> vec4<f32> {
  let own = x[unit];
  return vec4<f32>(-own.y, own.x, -own.w, own.z);
}`;
  }
  return `
fn value(unit: u32) -> f32 {
  let channel = unit % ${channels}u;
  if (channel / 2u >= ${pairs}u) { return 0.0f; }
  let is_first = channel % 2u == 0u;
  let other = x[select(unit - 1u, unit + 1u, is_first)];
  return select(other, -other, is_first);
}`;
}

/** A factor times the cosine or the sine of its pair's angle; a last odd channel turns by none. */
function product({ heads, channels, pairs }: RopeShape, factor: string, of: "cosine" | "sine"): string {
  const unitsInHead = channels / unitOf(channels).width;
  if (unitsInHead < channels) {
    return `
fn value(unit: u32) -> vec4<f32> {
  let row = unit / ${heads * unitsInHead}u;
  return ${factor}[unit] * turns[row * ${unitsInHead}u + unit % ${unitsInHead}u].${of === "cosine" ? "xxzz" : "yyww"};
}`;
  }
  return `
fn value(unit: u32) -> f32 {
  let row = unit / ${heads * channels}u;
  let pair = unit % ${channels}u / 2u;
  if (pair >= ${pairs}u) { return ${factor}[unit]; }
  return ${factor}[unit] * turns[2u * (row * ${pairs}u + pair)${of === "cosine" ? "" : " + 1u"}];
}`;
}
