import type { Kernel } from "../../kernel.js";
import { unitOf } from "../code.js";
import { normTolerance, rmsnormBuffers, rmsnormCost, rmsnormInputs, rmsnormReference } from "./normalization.js";
import { rmsnormPass } from "./rmsnorm-pass.js";
import { rowTunings } from "./rows.js";
import { MATRIX_PARAMETERS, MATRIX_SIZES, MATRIX_SWEEP, matrixShape } from "./shape.js";

export const elementwiseRmsnorm: Kernel = {
  id: "elementwise-rmsnorm",
  family: "elementwise",
  title: "RMSNorm, fused",
  summary: "Divides each row by its root mean square and scales it by weights, reading the matrix from memory once.",
  architectureId: "rmsnorm",
  parameters: MATRIX_PARAMETERS,
  sizes: MATRIX_SIZES,
  sweep: MATRIX_SWEEP,
  requires: [],
  tunings: (_parameters, traits) => rowTunings(traits),
  plan(parameters, _traits, tuning) {
    const shape = matrixShape(parameters);
    return {
      buffers: rmsnormBuffers(shape),
      passes: [
        rmsnormPass(shape, tuning, {
          reads: [{ buffer: "x", as: `array<${unitOf(shape.columns).type}>` }],
          load: "x[row * UNITS + unit]",
        }),
      ],
    };
  },
  inputs: rmsnormInputs,
  reference: rmsnormReference,
  tolerance: normTolerance,
  cost: rmsnormCost,
};
