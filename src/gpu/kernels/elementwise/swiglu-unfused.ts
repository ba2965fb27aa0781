import type { Kernel } from "../../kernel.js";
import { unitOf } from "../code.js";
import { elementMapPass, elementMapTunings } from "../element-map.js";
import { MATRIX_PARAMETERS, MATRIX_SIZES, MATRIX_SWEEP } from "./shape.js";
import {
  swigluBuffers,
  swigluCost,
  swigluElements,
  swigluInputs,
  swigluReference,
  swigluTolerance,
} from "./swiglu-shape.js";

export const elementwiseSwigluUnfused: Kernel = {
  id: "elementwise-swiglu-unfused",
  family: "elementwise",
  title: "SwiGLU, unfused",
  summary:
    "Takes the SiLU of one projection in a first pass through memory and multiplies it by the other in a second.",
  // The gate without its matrices, which are most of a SwiGLU feed-forward.
  architectureId: null,
  parameters: MATRIX_PARAMETERS,
  sizes: MATRIX_SIZES,
  sweep: MATRIX_SWEEP,
  requires: [],
  tunings: (_parameters, traits) => elementMapTunings(traits),
  plan(parameters, _traits, tuning) {
    const length = swigluElements(parameters);
    const { type, width } = unitOf(length);
    const units = length / width;
    const silu = { buffer: "silu", as: `array<${type}>` };
    return {
      buffers: [...swigluBuffers(length), { name: "silu", type: "f32", length, role: "scratch" }],
      passes: [
        elementMapPass(
          {
            label: "silu",
            reads: [{ buffer: "gate", as: `array<${type}>` }],
            output: silu,
            units,
            code: `
fn value(unit: u32) -> ${type} {
  let g = gate[unit];
  return g / (1.0f + exp(-g));
}`,
          },
          tuning,
        ),
        elementMapPass(
          {
            label: "product",
            reads: [silu, { buffer: "up", as: `array<${type}>` }],
            output: { buffer: "y", as: `array<${type}>` },
            units,
            code: `fn value(unit: u32) -> ${type} { return silu[unit] * up[unit]; }`,
          },
          tuning,
        ),
      ],
    };
  },
  inputs: swigluInputs,
  reference: swigluReference,
  tolerance: swigluTolerance,
  cost: swigluCost,
};
