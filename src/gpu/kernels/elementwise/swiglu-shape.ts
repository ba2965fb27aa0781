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
import { matrixShape } from "./shape.js";

export function swigluElements(parameters: KernelParameters): number {
  const { rows, columns } = matrixShape(parameters);
  return rows * columns;
}

export function swigluBuffers(length: number): readonly BufferSpec[] {
  return [
    { name: "gate", type: "f32", length, role: "input" },
    { name: "up", type: "f32", length, role: "input" },
    { name: "y", type: "f32", length, role: "output" },
  ];
}

export function swigluInputs(parameters: KernelParameters, random: () => number): Inputs {
  const length = swigluElements(parameters);
  return { gate: uniform(length, random, -4, 4), up: uniform(length, random) };
}

/** y = silu(gate) · up with silu(g) = g / (1 + exp(−g)) (Shazeer 2020, equation 5, without its matrix products). */
export function swigluReference(_parameters: KernelParameters, values: Inputs): Readonly<Record<string, Reference>> {
  const gate = input(values, "gate");
  const up = input(values, "up");
  return {
    y(index) {
      const g = gate[index] ?? Number.NaN;
      return (g / (1 + Math.exp(-g))) * (up[index] ?? Number.NaN);
    },
  };
}

export function swigluTolerance(): Tolerance {
  return {
    relative: 2 ** -18,
    derivation:
      "WGSL allows exp(−g) an error of 3 + 2|g| units of 2⁻²³, which falls as exp(−g) where silu(g) is large, and 2.5 units for a division: five units in elements of up to five times the root mean square.",
  };
}

/** Negation, exponential, sum, division and multiplication. */
export function swigluCost(parameters: KernelParameters): Cost {
  return { usefulFlops: 5 * swigluElements(parameters), compulsoryBytes: 12 * swigluElements(parameters) };
}
