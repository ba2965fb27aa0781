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

export const elementwiseSwiglu: Kernel = {
  id: "elementwise-swiglu",
  family: "elementwise",
  title: "SwiGLU, fused",
  summary: "Multiplies one projection by the SiLU of another, element by element, in one pass through memory.",
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
    return {
      buffers: swigluBuffers(length),
      passes: [
        elementMapPass(
          {
            label: "gate",
            reads: [
              { buffer: "gate", as: `array<${type}>` },
              { buffer: "up", as: `array<${type}>` },
            ],
            output: { buffer: "y", as: `array<${type}>` },
            units: length / width,
            code: `
fn value(unit: u32) -> ${type} {
  let g = gate[unit];
  return g / (1.0f + exp(-g)) * up[unit];
}`,
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
