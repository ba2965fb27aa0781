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
import { f32 } from "../../wgsl.js";
import { byRows, type MatrixShape, matrixShape, sumOf } from "./shape.js";

/** What a maximum starts from. */
export const LOWEST = f32(-3.4028234663852886e38);

export function softmaxBuffers({ rows, columns }: MatrixShape): readonly BufferSpec[] {
  return [
    { name: "x", type: "f32", length: rows * columns, role: "input" },
    { name: "y", type: "f32", length: rows * columns, role: "output" },
  ];
}

export function softmaxInputs(parameters: KernelParameters, random: () => number): Inputs {
  const { rows, columns } = matrixShape(parameters);
  return { x: uniform(rows * columns, random, -4, 4) };
}

/** y = exp(x) / Σ exp(x) for each row, the exponents taken from the row's largest so that none overflows. */
export function softmaxReference(parameters: KernelParameters, inputs: Inputs): Readonly<Record<string, Reference>> {
  const { columns } = matrixShape(parameters);
  const y = byRows(input(inputs, "x"), columns, (row) => {
    let largest = Number.NEGATIVE_INFINITY;
    for (const value of row) largest = Math.max(largest, value);
    const sum = sumOf(row, (value) => Math.exp(value - largest));
    return (column) => Math.exp((row[column] ?? Number.NaN) - largest) / sum;
  });
  return { y };
}

export function softmaxTolerance(): Tolerance {
  return {
    relative: 2 ** -18,
    derivation:
      "WGSL allows exp(−t) an error of 3 + 2t units of 2⁻²³, most for the largest elements, where t is small; with as much for the sum and 2.5 units for a division, eight units in elements of up to four times the root mean square.",
  };
}

/** For each element: a comparison, a difference, an exponential, a sum and a multiplication. */
export function softmaxCost(parameters: KernelParameters): Cost {
  const { rows, columns } = matrixShape(parameters);
  return { usefulFlops: 5 * rows * columns, compulsoryBytes: 8 * rows * columns };
}
