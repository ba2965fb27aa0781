import type { Kernel } from "../../kernel.js";
import { unitOf } from "../code.js";
import {
  normTolerance,
  residualRmsnormBuffers,
  residualRmsnormCost,
  residualRmsnormInputs,
  residualRmsnormReference,
} from "./normalization.js";
import { rmsnormPass } from "./rmsnorm-pass.js";
import { rowTunings } from "./rows.js";
import { MATRIX_PARAMETERS, MATRIX_SIZES, MATRIX_SWEEP, matrixShape } from "./shape.js";

/** The sum is normalised while it is still in registers. */
export const elementwiseResidualRmsnorm: Kernel = {
  id: "elementwise-residual-rmsnorm",
  family: "elementwise",
  title: "Residual and RMSNorm, fused",
  summary: "Adds a block's result to the residual stream and normalises the sum in one pass through memory.",
  architectureId: "rmsnorm",
  parameters: MATRIX_PARAMETERS,
  sizes: MATRIX_SIZES,
  sweep: MATRIX_SWEEP,
  requires: [],
  tunings: (_parameters, traits) => rowTunings(traits),
  plan(parameters, _traits, tuning) {
    const shape = matrixShape(parameters);
    const as = `array<${unitOf(shape.columns).type}>`;
    return {
      buffers: residualRmsnormBuffers(shape),
      passes: [
        rmsnormPass(
          shape,
          tuning,
          {
            reads: [
              { buffer: "branch", as },
              { buffer: "residual", as },
            ],
            writes: [{ buffer: "stream", as }],
            load: "branch[row * UNITS + unit] + residual[row * UNITS + unit]",
          },
          (value, unit) => `stream[row * UNITS + ${unit}] = ${value}; `,
        ),
      ],
    };
  },
  inputs: residualRmsnormInputs,
  reference: residualRmsnormReference,
  tolerance: normTolerance,
  cost: residualRmsnormCost,
};
