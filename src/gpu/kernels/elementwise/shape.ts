import {
  type KernelParameter,
  type KernelParameters,
  type Reference,
  type Size,
  type Sweep,
  size,
  type Values,
} from "../../kernel.js";

/** A matrix stored by rows: a row is a token, a column a feature. */
export interface MatrixShape {
  readonly rows: number;
  readonly columns: number;
}

export function matrixShape(parameters: KernelParameters): MatrixShape {
  return { rows: size(parameters, "rows"), columns: size(parameters, "columns") };
}

export const MATRIX_PARAMETERS: readonly KernelParameter[] = [
  { name: "rows", label: "rows (tokens)", min: 1, max: 1_048_576 },
  { name: "columns", label: "columns (features)", min: 1, max: 262_144 },
];

export const MATRIX_SIZES: Readonly<Record<Size, KernelParameters>> = {
  quick: { rows: 256, columns: 1024 },
  standard: { rows: 4096, columns: 4096 },
  large: { rows: 8192, columns: 4096 },
};

/** Widths of models; the widest are vocabularies. */
export const MATRIX_SWEEP: Sweep = {
  parameter: "columns",
  values: [128, 256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768],
};

/**
 * A reference whose rows share sums: `ofRow` is called once a row and gives the value at a column, as elements are
 * asked for in rising order.
 */
export function byRows(x: Values, columns: number, ofRow: (row: Values) => Reference): Reference {
  let known = -1;
  let at: Reference = () => Number.NaN;
  return (index) => {
    const row = Math.floor(index / columns);
    if (row !== known) {
      at = ofRow(x.subarray(row * columns, (row + 1) * columns));
      known = row;
    }
    return at(index % columns);
  };
}

/** A sum over values, in float64. */
export function sumOf(values: Values, term: (value: number) => number): number {
  let sum = 0;
  for (const value of values) sum += term(value);
  return sum;
}
