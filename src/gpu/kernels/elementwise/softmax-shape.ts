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

/** How far rows lie from zero: in single precision an exponential overflows from 89 on, and is zero below −104. */
const ROW_OFFSET = 110;

/** Of every fourth row one run of columns, so many times shorter than the row, lies above all others. */
const PEAK_SHARE = 4;

/** Peaks are flatter than rows, so that the weights in them are no larger than the largest of other rows. */
const PEAK_FLATNESS = 8;

/**
 * Rows far above and below zero, so that exponents not taken from a maximum overflow or are lost, and rows in which
 * those taken from the maximum of only some columns overflow.
 */
export function softmaxInputs(parameters: KernelParameters, random: () => number): Inputs {
  const { rows, columns } = matrixShape(parameters);
  const x = uniform(rows * columns, random, -4, 4);
  for (let row = 0; row < rows; row++) {
    const [from, to] = row % 4 === 3 ? peakOf(columns, random) : [0, 0];
    const offset = row % 2 === 0 ? ROW_OFFSET : -ROW_OFFSET;
    const start = row * columns;
    for (let column = 0; column < columns; column++) {
      const value = x[start + column] ?? 0;
      x[start + column] = column >= from && column < to ? value / PEAK_FLATNESS : value + offset;
    }
  }
  return { x };
}

/** The first column of a peak and the one after its last, at a random place. */
function peakOf(columns: number, random: () => number): readonly [number, number] {
  const width = Math.ceil(columns / PEAK_SHARE);
  const from = Math.floor(random() * (columns - width + 1));
  return [from, from + width];
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
      "WGSL allows exp(−t) an error of 3 + 2t units of 2⁻²³, most for the largest elements, where t is small; with as much for the sum and 2.5 units for a division, eight units in elements of up to four times the root mean square. How far rows lie from zero adds nothing, as neighbouring values of about one size have an exact difference (Sterbenz 1974).",
  };
}

/** For each element: a comparison, a difference, an exponential, a sum and a multiplication. */
export function softmaxCost(parameters: KernelParameters): Cost {
  const { rows, columns } = matrixShape(parameters);
  return { usefulFlops: 5 * rows * columns, compulsoryBytes: 8 * rows * columns };
}
