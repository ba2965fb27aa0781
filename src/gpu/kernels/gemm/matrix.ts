import type { Binding } from "../../kernel.js";

/** How the numbers of a matrix are stored; `u32` are words of smaller numbers. */
export type MatrixElement = "f32" | "f16" | "u32";

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
 * multiple of four. Without branches, so that a compiler can issue several such loads before it waits for the first.
 */
export function loadFour(name: string, matrix: Matrix): string {
  const { buffer, rows, columns, element } = matrix;
  if (inFours(matrix)) {
    return `
fn ${name}(row: u32, column: u32) -> vec4<${element}> {
  let at = min((row * ${columns}u + column) / 4u, ${(rows * columns) / 4 - 1}u);
  return select(vec4<${element}>(), ${buffer}[at], row < ${rows}u && column < ${columns}u);
}`;
  }
  return `
fn ${name}(row: u32, column: u32) -> vec4<${element}> {
  let columns = column + vec4<u32>(0u, 1u, 2u, 3u);
  let at = min(row * ${columns}u + columns, vec4<u32>(${rows * columns - 1}u));
  let found = vec4<${element}>(${buffer}[at.x], ${buffer}[at.y], ${buffer}[at.z], ${buffer}[at.w]);
  return select(vec4<${element}>(), found, (columns < vec4<u32>(${columns}u)) & vec4<bool>(row < ${rows}u));
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
