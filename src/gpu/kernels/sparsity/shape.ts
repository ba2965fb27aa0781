import { uniform } from "../../inputs.js";
import {
  type Cost,
  type Inputs,
  input,
  type KernelParameter,
  type KernelParameters,
  type Reference,
  type Size,
  type Sweep,
  size,
  type Tolerance,
} from "../../kernel.js";
import { type Matrix, matrixBinding } from "../gemm/matrix.js";
import { sumTolerance } from "../gemm/shape.js";

/** C = A B with a sparse A of m × k, a dense B of k × n, and `nonzeros` elements of A that are not zero. */
export interface SparseShape {
  readonly m: number;
  readonly n: number;
  readonly k: number;
  /** Share of A that is not zero, in percent. */
  readonly density: number;
  /** At least one, so that there is a result to check. */
  readonly nonzeros: number;
}

export function sparseShape(parameters: KernelParameters): SparseShape {
  const m = size(parameters, "m");
  const k = size(parameters, "k");
  const density = size(parameters, "density");
  return { m, n: size(parameters, "n"), k, density, nonzeros: Math.max(1, Math.round((m * k * density) / 100)) };
}

const SIDES: readonly KernelParameter[] = [
  { name: "m", label: "rows of the sparse matrix", min: 1, max: 16_384 },
  { name: "k", label: "columns of the sparse matrix", min: 1, max: 16_384 },
  { name: "n", label: "columns of the dense matrix", min: 1, max: 16_384 },
];

export const SPARSE_PARAMETERS: readonly KernelParameter[] = [
  ...SIDES,
  { name: "density", label: "nonzero elements, in percent", min: 1, max: 100 },
];

/** Two of four is one density. */
export const HALF_DENSE_PARAMETERS: readonly KernelParameter[] = [
  ...SIDES,
  { name: "density", label: "nonzero elements, in percent", min: 50, max: 50 },
];

export const SPARSE_SIZES: Readonly<Record<Size, KernelParameters>> = {
  quick: { m: 256, k: 256, n: 64, density: 10 },
  standard: { m: 2048, k: 2048, n: 1024, density: 10 },
  large: { m: 8192, k: 4096, n: 2048, density: 10 },
};

export const HALF_DENSE_SIZES: Readonly<Record<Size, KernelParameters>> = {
  quick: { ...SPARSE_SIZES.quick, density: 50 },
  standard: { ...SPARSE_SIZES.standard, density: 50 },
  large: { ...SPARSE_SIZES.large, density: 50 },
};

export const SPARSE_SWEEP: Sweep = { parameter: "density", values: [1, 2, 4, 8, 16, 32, 64] };

/** The nonzero elements of a matrix by rows: those of row i are at `rowStarts[i]` up to `rowStarts[i + 1]`. */
export interface CompressedRows {
  readonly rowStarts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

/** Chooses `count` of `total` places with equal probability for all, in rising order (Knuth, TAOCP 2, algorithm 3.4.2S). */
export function chosenPlaces(count: number, total: number, random: () => number): Uint32Array {
  const places = new Uint32Array(count);
  let chosen = 0;
  for (let place = 0; chosen < count; place++)
    if ((total - place) * random() < count - chosen) places[chosen++] = place;
  return places;
}

/** A matrix whose nonzero elements are anywhere: the same for the kernels that store it densely and by rows. */
export function unstructured({ m, k, nonzeros }: SparseShape, random: () => number): CompressedRows {
  const places = chosenPlaces(nonzeros, m * k, random);
  const rowStarts = new Uint32Array(m + 1);
  for (const place of places) {
    const next = Math.floor(place / k) + 1;
    rowStarts[next] = (rowStarts[next] ?? 0) + 1;
  }
  for (let row = 0; row < m; row++) rowStarts[row + 1] = (rowStarts[row + 1] ?? 0) + (rowStarts[row] ?? 0);
  return { rowStarts, columns: places.map((place) => place % k), values: uniform(nonzeros, random) };
}

export function denseFactor({ k, n }: SparseShape, random: () => number): Float32Array {
  return uniform(k * n, random);
}

/**
 * C[i, j] = Σ A[i, l] B[l, j] over the nonzero elements of row i.
 *
 * @param rowOf gives the nonzero elements of a row; it is asked once for each row
 */
export function sparseReference(
  { n }: SparseShape,
  inputs: Inputs,
  rowOf: (row: number) => readonly (readonly [column: number, value: number])[],
): Readonly<Record<string, Reference>> {
  const b = input(inputs, "b");
  let remembered = { row: -1, elements: rowOf(0) };
  return {
    c: (index) => {
      const row = Math.floor(index / n);
      if (row !== remembered.row) remembered = { row, elements: rowOf(row) };
      let sum = 0;
      for (const [column, value] of remembered.elements) sum += value * (b[column * n + (index % n)] ?? 0);
      return sum;
    },
  };
}

/** A row has at most k nonzero elements. */
export function sparseTolerance(parameters: KernelParameters): Tolerance {
  return sumTolerance(sparseShape(parameters).k);
}

/**
 * Useful operations are those of nonzero elements, 2 · nonzeros · n, for the dense kernel too, which computes
 * 2 · m · k · n: so at equal parameters a ratio of times is one of equal results, and a dense kernel's useful rate falls
 * with density. A pattern of whole blocks has the nearest number of blocks, and is counted as if it were exact.
 *
 * @param storedA bytes of A as the method stores it
 */
export function sparseCost({ m, n, k, nonzeros }: SparseShape, storedA: number): Cost {
  return { usefulFlops: 2 * nonzeros * n, compulsoryBytes: storedA + 4 * (k * n + m * n) };
}

export function denseMatrices({ m, n, k }: SparseShape) {
  const b: Matrix = { buffer: "b", rows: k, columns: n, element: "f32" };
  const c: Matrix = { buffer: "c", rows: m, columns: n, element: "f32" };
  return {
    b,
    c,
    buffers: [
      { name: "b", type: "f32", length: k * n, role: "input" },
      { name: "c", type: "f32", length: m * n, role: "output" },
    ] as const,
    bindings: [matrixBinding(b, "read"), matrixBinding(c, "read_write")],
  };
}
