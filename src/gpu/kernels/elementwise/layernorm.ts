import type { Kernel } from "../../kernel.js";
import { f32 } from "../../wgsl.js";
import { unitOf } from "../code.js";
import { EPSILON, layernormBuffers, layernormCost, layernormInputs, layernormReference } from "./layernorm-shape.js";
import { normTolerance } from "./normalization.js";
import { rowPass, rowTunings, withinUnit } from "./rows.js";
import { MATRIX_PARAMETERS, MATRIX_SIZES, MATRIX_SWEEP, matrixShape } from "./shape.js";

/**
 * A row stays in registers. The variance is that of the differences from the mean: the difference of two large sums
 * would lose digits.
 */
export const elementwiseLayernorm: Kernel = {
  id: "elementwise-layernorm",
  family: "elementwise",
  title: "LayerNorm, fused",
  summary:
    "Shifts each row to mean zero, divides it by its standard deviation, scales and shifts it by weights, reading the matrix from memory once.",
  architectureId: "layer-normalization",
  parameters: MATRIX_PARAMETERS,
  sizes: MATRIX_SIZES,
  sweep: MATRIX_SWEEP,
  requires: [],
  tunings: (_parameters, traits) => rowTunings(traits),
  plan(parameters, _traits, tuning) {
    const shape = matrixShape(parameters);
    const array = `array<${unitOf(shape.columns).type}>`;
    return {
      buffers: layernormBuffers(shape),
      passes: [
        rowPass(
          {
            label: "norm",
            shape,
            reads: [
              { buffer: "x", as: array },
              { buffer: "weight", as: array },
              { buffer: "bias", as: array },
            ],
            writes: [{ buffer: "y", as: array }],
            load: "x[row * UNITS + unit]",
            reductions: { sum_of_values: "sum", sum_of_squares: "sum" },
            body: (row) => `
  var sum = 0.0f;
${row.each((value) => `sum += ${withinUnit(row, "sum", value)};`)}
  let mean = sum_of_values(sum, local) / f32(COLUMNS);
  var squares = 0.0f;
${row.each((value) => `squares += ${withinUnit(row, "sum", `(${value} - mean) * (${value} - mean)`)};`)}
  let scale = inverseSqrt(sum_of_squares(squares, local) / f32(COLUMNS) + ${f32(EPSILON)});
${row.each((value, unit) => `y[row * UNITS + ${unit}] = (${value} - mean) * scale * weight[${unit}] + bias[${unit}];`)}`,
          },
          tuning,
        ),
      ],
    };
  },
  inputs: layernormInputs,
  reference: layernormReference,
  tolerance: normTolerance,
  cost: layernormCost,
};
