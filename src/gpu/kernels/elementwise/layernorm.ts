import { uniform } from "../../inputs.js";
import { input, type Kernel } from "../../kernel.js";
import { f32 } from "../../wgsl.js";
import { unitOf } from "../code.js";
import { normTolerance } from "./normalization.js";
import { rowPass, rowTunings, withinUnit } from "./rows.js";
import { byRows, MATRIX_PARAMETERS, MATRIX_SIZES, MATRIX_SWEEP, matrixShape, sumOf } from "./shape.js";

/** Added to the variance, as in GPT-2. */
const EPSILON = 1e-5;

/**
 * y = (x − mean) / √(variance + ε) · weight + bias for each row (Ba, Kiros and Hinton 2016, equation 3). The variance
 * is that of the differences from the mean: the difference of two large sums would lose digits.
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
    const { rows, columns } = shape;
    const { type } = unitOf(columns);
    const array = `array<${type}>`;
    return {
      buffers: [
        { name: "x", type: "f32", length: rows * columns, role: "input" },
        { name: "weight", type: "f32", length: columns, role: "input" },
        { name: "bias", type: "f32", length: columns, role: "input" },
        { name: "y", type: "f32", length: rows * columns, role: "output" },
      ],
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
  inputs(parameters, random) {
    const { rows, columns } = matrixShape(parameters);
    return {
      x: uniform(rows * columns, random, -0.5, 1.5),
      weight: uniform(columns, random, 0.5, 1.5),
      bias: uniform(columns, random),
    };
  },
  reference(parameters, inputs) {
    const { columns } = matrixShape(parameters);
    const weight = input(inputs, "weight");
    const bias = input(inputs, "bias");
    const y = byRows(input(inputs, "x"), columns, (row) => {
      const mean = sumOf(row, (value) => value) / columns;
      const deviation = Math.sqrt(sumOf(row, (value) => (value - mean) ** 2) / columns + EPSILON);
      return (column) =>
        (((row[column] ?? Number.NaN) - mean) / deviation) * (weight[column] ?? Number.NaN) +
        (bias[column] ?? Number.NaN);
    });
    return { y };
  },
  tolerance: normTolerance,
  /** A sum for the mean; difference, square and sum for the variance; two multiplications and a sum for the result. */
  cost(parameters) {
    const { rows, columns } = matrixShape(parameters);
    return { usefulFlops: 7 * rows * columns, compulsoryBytes: 4 * (2 * rows * columns + 2 * columns) };
  },
};
