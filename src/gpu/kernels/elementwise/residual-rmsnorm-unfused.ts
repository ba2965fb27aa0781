import type { Kernel } from "../../kernel.js";
import { unitOf } from "../code.js";
import { elementMapPass } from "../element-map.js";
import {
  normTolerance,
  residualRmsnormBuffers,
  residualRmsnormCost,
  residualRmsnormInputs,
  residualRmsnormReference,
} from "./normalization.js";
import { rmsnormPass } from "./rmsnorm-pass.js";
import { mixedTunings } from "./rows.js";
import { MATRIX_PARAMETERS, MATRIX_SIZES, MATRIX_SWEEP, matrixShape } from "./shape.js";

/** The sum goes through memory on its way to the norm, which itself is fused. */
export const elementwiseResidualRmsnormUnfused: Kernel = {
  id: "elementwise-residual-rmsnorm-unfused",
  family: "elementwise",
  title: "Residual and RMSNorm, unfused",
  summary:
    "Adds a block's result to the residual stream in one pass through memory and normalises the sum in a second.",
  architectureId: "rmsnorm",
  parameters: MATRIX_PARAMETERS,
  sizes: MATRIX_SIZES,
  sweep: MATRIX_SWEEP,
  requires: [],
  tunings: (_parameters, traits) => mixedTunings(traits),
  plan(parameters, _traits, tuning) {
    const shape = matrixShape(parameters);
    const length = shape.rows * shape.columns;
    const { type, width } = unitOf(length);
    return {
      buffers: residualRmsnormBuffers(shape),
      passes: [
        elementMapPass(
          {
            label: "sum",
            reads: [
              { buffer: "branch", as: `array<${type}>` },
              { buffer: "residual", as: `array<${type}>` },
            ],
            output: { buffer: "stream", as: `array<${type}>` },
            units: length / width,
            code: `fn value(unit: u32) -> ${type} { return branch[unit] + residual[unit]; }`,
          },
          tuning,
        ),
        rmsnormPass(shape, tuning, {
          reads: [{ buffer: "stream", as: `array<${unitOf(shape.columns).type}>` }],
          load: "stream[row * UNITS + unit]",
        }),
      ],
    };
  },
  inputs: residualRmsnormInputs,
  reference: residualRmsnormReference,
  tolerance: normTolerance,
  cost: residualRmsnormCost,
};
