import { uniform } from "../../inputs.js";
import { type BufferSpec, type Cost, type Inputs, input, type KernelParameters, type Reference } from "../../kernel.js";
import { byRows, type MatrixShape, matrixShape, sumOf } from "./shape.js";

/** Added to the variance, as in GPT-2. */
export const EPSILON = 1e-5;

export function layernormBuffers({ rows, columns }: MatrixShape): readonly BufferSpec[] {
  return [
    { name: "x", type: "f32", length: rows * columns, role: "input" },
    { name: "weight", type: "f32", length: columns, role: "input" },
    { name: "bias", type: "f32", length: columns, role: "input" },
    { name: "y", type: "f32", length: rows * columns, role: "output" },
  ];
}

export function layernormInputs(parameters: KernelParameters, random: () => number): Inputs {
  const { rows, columns } = matrixShape(parameters);
  return {
    x: uniform(rows * columns, random, -0.5, 1.5),
    weight: uniform(columns, random, 0.5, 1.5),
    bias: uniform(columns, random),
  };
}

/** y = (x − mean) / √(variance + ε) · weight + bias for each row (Ba, Kiros and Hinton 2016, equation 3). */
export function layernormReference(parameters: KernelParameters, inputs: Inputs): Readonly<Record<string, Reference>> {
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
}

/** A sum for the mean; difference, square and sum for the variance; two multiplications and a sum for the result. */
export function layernormCost(parameters: KernelParameters): Cost {
  const { rows, columns } = matrixShape(parameters);
  return { usefulFlops: 7 * rows * columns, compulsoryBytes: 4 * (2 * rows * columns + 2 * columns) };
}
