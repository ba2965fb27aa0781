import type { Kernel } from "../../kernel.js";
import { f32 } from "../../wgsl.js";
import { unitOf } from "../code.js";
import { elementMapPass } from "../element-map.js";
import { EPSILON, layernormBuffers, layernormCost, layernormInputs, layernormReference } from "./layernorm-shape.js";
import { normTolerance } from "./normalization.js";
import { mixedTunings, rowPass, withinUnit } from "./rows.js";
import { MATRIX_PARAMETERS, MATRIX_SIZES, MATRIX_SWEEP, matrixShape } from "./shape.js";

/** The operations of LayerNorm as a framework without a compiler runs them, each from memory to memory. */
export const elementwiseLayernormUnfused: Kernel = {
  id: "elementwise-layernorm-unfused",
  family: "elementwise",
  title: "LayerNorm, unfused",
  summary:
    "Shifts each row to mean zero, divides it by its standard deviation, scales and shifts it by weights in four passes: means, variances, division, weights. Each pass reads and writes memory.",
  architectureId: "layer-normalization",
  parameters: MATRIX_PARAMETERS,
  sizes: MATRIX_SIZES,
  sweep: MATRIX_SWEEP,
  requires: [],
  tunings: (_parameters, traits) => mixedTunings(traits),
  plan(parameters, _traits, tuning) {
    const shape = matrixShape(parameters);
    const length = shape.rows * shape.columns;
    // By the length of a row, as the passes over elements have to know where a row ends.
    const unit = unitOf(shape.columns);
    const units = length / unit.width;
    const unitsInRow = shape.columns / unit.width;
    const x = { buffer: "x", as: `array<${unit.type}>` };
    const between = { buffer: "between", as: `array<${unit.type}>` };
    const means = { buffer: "means", as: "array<f32>" };
    const variances = { buffer: "variances", as: "array<f32>" };
    return {
      buffers: [
        ...layernormBuffers(shape),
        { name: "between", type: "f32", length, role: "scratch" },
        { name: "means", type: "f32", length: shape.rows, role: "scratch" },
        { name: "variances", type: "f32", length: shape.rows, role: "scratch" },
      ],
      passes: [
        rowPass(
          {
            label: "means",
            shape,
            reads: [x],
            writes: [means],
            load: "x[row * UNITS + unit]",
            reductions: { row_sum: "sum" },
            body: (row) => `
  var sum = 0.0f;
${row.each((value) => `sum += ${withinUnit(row, "sum", value)};`)}
  let mean = row_sum(sum, local) / f32(COLUMNS);
  if (lane == 0u && row < ROWS) { means[row] = mean; }`,
          },
          tuning,
        ),
        rowPass(
          {
            label: "variances",
            shape,
            reads: [x, means],
            writes: [variances],
            load: "x[row * UNITS + unit]",
            reductions: { row_sum: "sum" },
            body: (row) => `
  let mean = means[min(row, ROWS - 1u)];
  var squares = 0.0f;
${row.each((value) => `squares += ${withinUnit(row, "sum", `(${value} - mean) * (${value} - mean)`)};`)}
  let variance = row_sum(squares, local) / f32(COLUMNS);
  if (lane == 0u && row < ROWS) { variances[row] = variance; }`,
          },
          tuning,
        ),
        elementMapPass(
          {
            label: "division",
            reads: [x, means, variances],
            output: between,
            units,
            code: `
fn value(unit: u32) -> ${unit.type} {
  let row = unit / ${unitsInRow}u;
  return (x[unit] - means[row]) * inverseSqrt(variances[row] + ${f32(EPSILON)});
}`,
          },
          tuning,
        ),
        elementMapPass(
          {
            label: "weights",
            reads: [between, { buffer: "weight", as: x.as }, { buffer: "bias", as: x.as }],
            output: { buffer: "y", as: x.as },
            units,
            code: `
fn value(unit: u32) -> ${unit.type} {
  let column = unit % ${unitsInRow}u;
  return between[unit] * weight[column] + bias[column];
}`,
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
