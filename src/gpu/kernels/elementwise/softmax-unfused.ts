import type { Kernel } from "../../kernel.js";
import { unitOf } from "../code.js";
import { elementMapPass } from "../element-map.js";
import { mixedTunings, rowPass, withinUnit } from "./rows.js";
import { MATRIX_PARAMETERS, MATRIX_SIZES, MATRIX_SWEEP, matrixShape } from "./shape.js";
import {
  LOWEST,
  softmaxBuffers,
  softmaxCost,
  softmaxInputs,
  softmaxReference,
  softmaxTolerance,
} from "./softmax-shape.js";

/** "Safe softmax" (Milakov and Gimelshein 2018, algorithm 2): three passes, each of which reads the matrix again. */
export const elementwiseSoftmaxUnfused: Kernel = {
  id: "elementwise-softmax-unfused",
  family: "elementwise",
  title: "Softmax, unfused",
  summary:
    "Turns each row into weights that add up to one in three passes, each of which reads the matrix from memory: maxima, sums, division.",
  architectureId: null,
  parameters: MATRIX_PARAMETERS,
  sizes: MATRIX_SIZES,
  sweep: MATRIX_SWEEP,
  requires: [],
  tunings: (_parameters, traits) => mixedTunings(traits),
  plan(parameters, _traits, tuning) {
    const shape = matrixShape(parameters);
    const unit = unitOf(shape.columns);
    const x = { buffer: "x", as: `array<${unit.type}>` };
    const maxima = { buffer: "maxima", as: "array<f32>" };
    const sums = { buffer: "sums", as: "array<f32>" };
    return {
      buffers: [
        ...softmaxBuffers(shape),
        { name: "maxima", type: "f32", length: shape.rows, role: "scratch" },
        { name: "sums", type: "f32", length: shape.rows, role: "scratch" },
      ],
      passes: [
        rowPass(
          {
            label: "maxima",
            shape,
            reads: [x],
            writes: [maxima],
            load: "x[row * UNITS + unit]",
            reductions: { row_max: "max" },
            body: (row) => `
  var most = ${LOWEST};
${row.each((value) => `most = max(most, ${withinUnit(row, "max", value)});`)}
  let largest = row_max(most, local);
  if (lane == 0u && row < ROWS) { maxima[row] = largest; }`,
          },
          tuning,
        ),
        rowPass(
          {
            label: "sums",
            shape,
            reads: [x, maxima],
            writes: [sums],
            load: "x[row * UNITS + unit]",
            reductions: { row_sum: "sum" },
            body: (row) => `
  let largest = maxima[min(row, ROWS - 1u)];
  var sum = 0.0f;
${row.each((value) => `sum += ${withinUnit(row, "sum", `exp(${value} - largest)`)};`)}
  let all = row_sum(sum, local);
  if (lane == 0u && row < ROWS) { sums[row] = all; }`,
          },
          tuning,
        ),
        elementMapPass(
          {
            label: "division",
            reads: [x, maxima, sums],
            output: { buffer: "y", as: `array<${unit.type}>` },
            units: (shape.rows * shape.columns) / unit.width,
            code: `
fn value(unit: u32) -> ${unit.type} {
  let row = unit / ${shape.columns / unit.width}u;
  return exp(x[unit] - maxima[row]) * (1.0f / sums[row]);
}`,
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
