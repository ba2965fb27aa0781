import { uniform } from "../../inputs.js";
import {
  type BufferSpec,
  type Cost,
  type Inputs,
  input,
  type Pass,
  type Reference,
  type Tolerance,
  type Tuning,
} from "../../kernel.js";
import { F32_ROUNDOFF } from "../rounding.js";
import { lanes, rowsOf, tiledPass, tileOf } from "./tile.js";

/** A feed-forward block of two matrices: y = SiLU(x·up)·down, with x of `rows` × `width` (Shazeer 2020, FFN_Swish). */
export interface FeedForward {
  readonly rows: number;
  readonly width: number;
  readonly hidden: number;
  /** Adds x to the result, as a residual block does (He et al. 2016, equation 1). */
  readonly residual?: boolean;
}

/** SiLU in WGSL, for a number or a vector `v`; -v may pass exp's range, and v / ∞ is the right 0. */
export const SILU = "value / (1.0f + exp(-value))";

/** SiLU(x) = x / (1 + e^-x) (Elfwing et al. 2018, equation 5). */
export function silu(x: number): number {
  return x / (1 + Math.exp(-x));
}

export function feedForwardBuffers({ rows, width, hidden }: FeedForward): readonly BufferSpec[] {
  return [
    { name: "x", type: "f32", length: rows * width, role: "input" },
    { name: "up", type: "f32", length: width * hidden, role: "input" },
    { name: "down", type: "f32", length: hidden * width, role: "input" },
    { name: "hidden", type: "f32", length: rows * hidden, role: "scratch" },
    { name: "y", type: "f32", length: rows * width, role: "output" },
  ];
}

/** Two GEMMs; SiLU is applied as the first is stored, x added as the second is. */
export function feedForwardPasses({ rows, width, hidden, residual }: FeedForward, tuning: Tuning): readonly Pass[] {
  const rowTiles = Math.ceil(rows / tileOf(tuning).rows);
  const shared = { rows, rowTiles, tuning };
  return [
    tiledPass({
      ...shared,
      label: "up",
      columns: hidden,
      inner: width,
      bindings: [
        { buffer: "x", access: "read", as: rowsOf(width) },
        { buffer: "up", access: "read", as: rowsOf(hidden) },
        { buffer: "hidden", access: "read_write", as: rowsOf(hidden) },
      ],
      functions: `
fn load_a(row: u32, l: u32) -> A { return x[((first_row + row) * INNER + l) / ${lanes(width)}u]; }
fn load_b(l: u32, column: u32) -> B { return up[(l * COLUMNS + column) / ${lanes(hidden)}u]; }
fn store(row: u32, column: u32, value: B) {
  hidden[((first_row + row) * COLUMNS + column) / ${lanes(hidden)}u] = ${SILU};
}`,
    }),
    tiledPass({
      ...shared,
      label: "down",
      columns: width,
      inner: hidden,
      bindings: [
        { buffer: "hidden", access: "read", as: rowsOf(hidden) },
        { buffer: "down", access: "read", as: rowsOf(width) },
        ...(residual ? [{ buffer: "x", access: "read", as: rowsOf(width) } as const] : []),
        { buffer: "y", access: "read_write", as: rowsOf(width) },
      ],
      functions: `
fn load_a(row: u32, l: u32) -> A { return hidden[((first_row + row) * INNER + l) / ${lanes(hidden)}u]; }
fn load_b(l: u32, column: u32) -> B { return down[(l * COLUMNS + column) / ${lanes(width)}u]; }
fn store(row: u32, column: u32, value: B) {
  let at = ((first_row + row) * COLUMNS + column) / ${lanes(width)}u;
  y[at] = ${residual ? "x[at] + value" : "value"};
}`,
    }),
  ];
}

/** Weights for which the values before and after SiLU are about as large as those of x, whatever the sizes. */
export function projection(inner: number, columns: number, random: () => number, count = 1): Float32Array {
  const bound = 3 / Math.sqrt(inner);
  return uniform(count * inner * columns, random, -bound, bound);
}

export function feedForwardInputs({ rows, width, hidden }: FeedForward, random: () => number): Inputs {
  return {
    x: uniform(rows * width, random),
    up: projection(width, hidden, random),
    down: projection(hidden, width, random),
  };
}

/** row·matrix for a matrix of `inner` × `columns` that begins at `at`, in float64. */
export function rowTimes(
  row: ArrayLike<number>,
  matrix: ArrayLike<number>,
  inner: number,
  columns: number,
  at = 0,
): Float64Array {
  const product = new Float64Array(columns);
  for (let l = 0; l < inner; l++) {
    const factor = row[l] ?? 0;
    const first = at + l * columns;
    for (let j = 0; j < columns; j++) product[j] = (product[j] ?? 0) + factor * (matrix[first + j] ?? 0);
  }
  return product;
}

/** An element of row·matrix alone. */
export function elementOfRowTimes(
  row: ArrayLike<number>,
  matrix: ArrayLike<number>,
  inner: number,
  columns: number,
  column: number,
  at = 0,
): number {
  let sum = 0;
  for (let l = 0; l < inner; l++) sum += (row[l] ?? 0) * (matrix[at + l * columns + column] ?? 0);
  return sum;
}

/** A function of a row's number that remembers the last row, as elements are asked for in rising order. */
export function remembered<T>(compute: (row: number) => T): (row: number) => T {
  let last: { readonly row: number; readonly value: T } | null = null;
  return (row) => {
    if (last?.row !== row) last = { row, value: compute(row) };
    return last.value;
  };
}

export function feedForwardReference(block: FeedForward, inputs: Inputs): Readonly<Record<string, Reference>> {
  const { width, hidden, residual } = block;
  const x = input(inputs, "x");
  const up = input(inputs, "up");
  const down = input(inputs, "down");
  const hiddenOf = remembered((row) =>
    rowTimes(x.subarray(row * width, (row + 1) * width), up, width, hidden).map(silu),
  );
  return {
    y: (index) => {
      const row = Math.floor(index / width);
      const value = elementOfRowTimes(hiddenOf(row), down, hidden, width, index % width);
      return residual ? value + (x[index] ?? 0) : value;
    },
  };
}

export function feedForwardTolerance({ width, hidden }: FeedForward): Tolerance {
  return {
    relative: (8 * (Math.sqrt(width + 16) + Math.sqrt(hidden + 16)) + 32) * F32_ROUNDOFF,
    derivation:
      "Rounding errors of a sum of n products grow as √n·2⁻²⁴ in the root mean square (Higham and Mary 2019), once for each of two products in a row; eight times that leaves room for the largest element, and 32 roundoffs for exp in SiLU, which WGSL lets err by 3 + 2|x| units in the last place.",
  };
}

export function feedForwardCost({ rows, width, hidden }: FeedForward): Cost {
  return {
    usefulFlops: 4 * rows * width * hidden,
    compulsoryBytes: 4 * (2 * rows * width + 2 * width * hidden),
  };
}
