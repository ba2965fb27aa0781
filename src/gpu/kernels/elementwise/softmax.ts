import type { Kernel } from "../../kernel.js";
import { unitOf } from "../code.js";
import { rowPass, rowTunings, withinUnit } from "./rows.js";
import { MATRIX_PARAMETERS, MATRIX_SIZES, MATRIX_SWEEP, matrixShape } from "./shape.js";
import {
  LOWEST,
  softmaxBuffers,
  softmaxCost,
  softmaxInputs,
  softmaxReference,
  softmaxTolerance,
} from "./softmax-shape.js";

/** One read and one write of the matrix, and one exponential an element where rows fit in registers. */
export const elementwiseSoftmax: Kernel = {
  id: "elementwise-softmax",
  family: "elementwise",
  title: "Softmax, fused",
  summary:
    "Turns each row into weights that add up to one. A row's maximum, sum and division follow each other without going back to memory.",
  architectureId: null,
  parameters: MATRIX_PARAMETERS,
  sizes: MATRIX_SIZES,
  sweep: MATRIX_SWEEP,
  requires: [],
  tunings: (_parameters, traits) => rowTunings(traits),
  plan(parameters, _traits, tuning) {
    const shape = matrixShape(parameters);
    const { type } = unitOf(shape.columns);
    return {
      buffers: softmaxBuffers(shape),
      passes: [
        rowPass(
          {
            label: "softmax",
            shape,
            reads: [{ buffer: "x", as: `array<${type}>` }],
            writes: [{ buffer: "y", as: `array<${type}>` }],
            load: "x[row * UNITS + unit]",
            reductions: { row_max: "max", row_sum: "sum" },
            body: (row) => `
  var most = ${LOWEST};
${row.each((value) => `most = max(most, ${withinUnit(row, "max", value)});`)}
  let largest = row_max(most, local);
  var sum = 0.0f;
${row.each((value) => `${value} = exp(${value} - largest); sum += ${withinUnit(row, "sum", value)};`)}
  let share = 1.0f / row_sum(sum, local);
${row.each((value, unit) => `y[row * UNITS + ${unit}] = ${row.isHeld ? value : `exp(${value} - largest)`} * share;`)}`,
          },
          tuning,
        ),
      ],
    };
  },
  inputs: softmaxInputs,
  reference: softmaxReference,
  tolerance: softmaxTolerance,
  cost: softmaxCost,
};
