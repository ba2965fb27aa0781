import { uniform } from "../../inputs.js";
import {
  type BufferSpec,
  type Cost,
  type Inputs,
  input,
  type KernelParameters,
  type Reference,
  type Tolerance,
} from "../../kernel.js";
import { F32_ROUNDOFF } from "../rounding.js";
import { byRows, type MatrixShape, matrixShape, sumOf } from "./shape.js";

/** Added to the mean square, as in LLaMA. */
export const EPSILON = 1e-6;

export function rmsnormBuffers({ rows, columns }: MatrixShape): readonly BufferSpec[] {
  return [
    { name: "x", type: "f32", length: rows * columns, role: "input" },
    { name: "weight", type: "f32", length: columns, role: "input" },
    { name: "y", type: "f32", length: rows * columns, role: "output" },
  ];
}

export function rmsnormInputs(parameters: KernelParameters, random: () => number): Inputs {
  const { rows, columns } = matrixShape(parameters);
  return { x: uniform(rows * columns, random), weight: uniform(columns, random, 0.5, 1.5) };
}

/** y = x / √(mean(x²) + ε) · weight for each row (Zhang and Sennrich 2019, equation 4, with LLaMA's ε). */
export function rmsnormReference(parameters: KernelParameters, inputs: Inputs): Readonly<Record<string, Reference>> {
  const { columns } = matrixShape(parameters);
  const weight = input(inputs, "weight");
  const y = byRows(input(inputs, "x"), columns, (row) => {
    const rms = Math.sqrt(sumOf(row, (value) => value * value) / columns + EPSILON);
    return (column) => ((row[column] ?? Number.NaN) / rms) * (weight[column] ?? Number.NaN);
  });
  return { y };
}

export function normTolerance(parameters: KernelParameters): Tolerance {
  const { columns } = matrixShape(parameters);
  return {
    relative: (32 + Math.sqrt(columns) / 4) * F32_ROUNDOFF,
    derivation:
      "Each invocation adds at most 1/64 of a row, which is off by about the root of their number times 2⁻²⁴ (Higham and Mary 2019); the square root halves that. With the reciprocal root (4 units in WGSL) and four more roundings, four times as much for the largest elements.",
  };
}

/** A square and a sum for each element, two multiplications to scale it. The few operations of a row count for nothing. */
export function rmsnormCost(parameters: KernelParameters): Cost {
  const { rows, columns } = matrixShape(parameters);
  return { usefulFlops: 4 * rows * columns, compulsoryBytes: 4 * (2 * rows * columns + columns) };
}

export function residualRmsnormBuffers(shape: MatrixShape): readonly BufferSpec[] {
  const length = shape.rows * shape.columns;
  return [
    { name: "branch", type: "f32", length, role: "input" },
    { name: "residual", type: "f32", length, role: "input" },
    { name: "weight", type: "f32", length: shape.columns, role: "input" },
    { name: "stream", type: "f32", length, role: "output" },
    { name: "y", type: "f32", length, role: "output" },
  ];
}

export function residualRmsnormInputs(parameters: KernelParameters, random: () => number): Inputs {
  const { rows, columns } = matrixShape(parameters);
  const length = rows * columns;
  return {
    branch: uniform(length, random),
    residual: uniform(length, random),
    weight: uniform(columns, random, 0.5, 1.5),
  };
}

/** stream = branch + residual and y = RMSNorm(stream): what lies between two blocks of a pre-norm Transformer. */
export function residualRmsnormReference(
  parameters: KernelParameters,
  inputs: Inputs,
): Readonly<Record<string, Reference>> {
  const { columns } = matrixShape(parameters);
  const branch = input(inputs, "branch");
  const residual = input(inputs, "residual");
  const weight = input(inputs, "weight");
  const stream: Reference = (index) => (branch[index] ?? Number.NaN) + (residual[index] ?? Number.NaN);
  let known = -1;
  let rms = Number.NaN;
  return {
    stream,
    y(index) {
      const row = Math.floor(index / columns);
      if (row !== known) {
        let squares = 0;
        for (let column = 0; column < columns; column++) squares += stream(row * columns + column) ** 2;
        rms = Math.sqrt(squares / columns + EPSILON);
        known = row;
      }
      return (stream(index) / rms) * (weight[index % columns] ?? Number.NaN);
    },
  };
}

/** The sum and the norm of it. */
export function residualRmsnormCost(parameters: KernelParameters): Cost {
  const { rows, columns } = matrixShape(parameters);
  return { usefulFlops: 5 * rows * columns, compulsoryBytes: 4 * (4 * rows * columns + columns) };
}
