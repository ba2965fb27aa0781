import type { Binding } from "../../kernel.js";

/** How the numbers of a matrix are stored. */
export type MatrixElement = "f32" | "f16";

/** A matrix stored by rows in a buffer, as WGSL reads or writes it. */
export interface Matrix {
  readonly buffer: string;
  readonly rows: number;
  readonly columns: number;
  readonly element: MatrixElement;
}

/** Four neighbours of a row lie in one aligned vector only where rows are a multiple of four long. */
function inFours({ columns }: Matrix): boolean {
  return columns % 4 === 0;
}

export function matrixBinding(matrix: Matrix, access: Binding["access"]): Binding {
  const { buffer, element } = matrix;
  return { buffer, access, as: inFours(matrix) ? `array<vec4<${element}>>` : `array<${element}>` };
}

/**
 * WGSL of `name(row, column)`, which reads four neighbours of a row, and zeros outside the matrix. `column` is a
 * multiple of four.
 */
export function loadFour(name: string, matrix: Matrix): string {
  const { buffer, rows, columns, element } = matrix;
  if (inFours(matrix)) {
    return `
fn ${name}(row: u32, column: u32) -> vec4<${element}> {
  if (row >= ${rows}u || column >= ${columns}u) { return vec4<${element}>(); }
  return ${buffer}[(row * ${columns}u + column) / 4u];
}`;
  }
  return `
fn ${name}_one(row: u32, column: u32) -> ${element} {
  if (row >= ${rows}u || column >= ${columns}u) { return ${element}(); }
  return ${buffer}[row * ${columns}u + column];
}

fn ${name}(row: u32, column: u32) -> vec4<${element}> {
  return vec4<${element}>(${[0, 1, 2, 3].map((i) => `${name}_one(row, column + ${i}u)`).join(", ")});
}`;
}

/** WGSL of `name(row, column, value)`, which writes those of four neighbours of a row that are in the matrix. */
export function storeFour(name: string, matrix: Matrix): string {
  const { buffer, rows, columns, element } = matrix;
  return `
fn ${name}(row: u32, column: u32, value: vec4<f32>) {
  if (row >= ${rows}u || column >= ${columns}u) { return; }
  ${
    inFours(matrix)
      ? `${buffer}[(row * ${columns}u + column) / 4u] = vec4<${element}>(value);`
      : `for (var i = 0u; i < min(4u, ${columns}u - column); i++) { ${buffer}[row * ${columns}u + column + i] = ${element}(value[i]); }`
  }
}`;
}
