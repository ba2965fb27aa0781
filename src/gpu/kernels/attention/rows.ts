import type { Binding } from "../../kernel.js";

/** Numbers of a buffer as WGSL stores them; `f16` halves the bytes, and arithmetic stays in single precision. */
export type Stored = "f32" | "f16";

/** A buffer of rows, of which the first `dim` numbers are read. */
export interface Rows {
  readonly buffer: string;
  readonly stored: Stored;
  /** Numbers from one row to the next. */
  readonly stride: number;
  readonly dim: number;
}

/** Vectors of four that hold so many numbers. */
export function foursOf(dim: number): number {
  return Math.ceil(dim / 4);
}

/** Whether every row begins at a multiple of four, so that it can be read four numbers at a time. */
function isInFours({ stride, dim }: Rows): boolean {
  return stride % 4 === 0 && dim % 4 === 0;
}

export function rowsBinding(rows: Rows, access: Binding["access"]): Binding {
  return { buffer: rows.buffer, access, as: isInFours(rows) ? `array<vec4<${rows.stored}>>` : `array<${rows.stored}>` };
}

/**
 * WGSL of `fn name(row: u32, four: u32) -> vec4<f32>`: four numbers of a row, zero past its end.
 *
 * @param fours how many vectors of a row may be asked for; more than the row has where tiles are padded
 */
export function loader(name: string, rows: Rows, fours: number): string {
  const { buffer, stored, stride, dim } = rows;
  const held = foursOf(dim);
  if (!isInFours(rows)) {
    return `
fn ${name}_element(row: u32, column: u32) -> f32 {
  return select(0.0f, f32(${buffer}[row * ${stride}u + min(column, ${dim - 1}u)]), column < ${dim}u);
}

fn ${name}(row: u32, four: u32) -> vec4<f32> {
  let column = 4u * four;
  return vec4<f32>(${[0, 1, 2, 3].map((i) => `${name}_element(row, column + ${i}u)`).join(", ")});
}`;
  }
  const at = (four: string) => `${stored === "f16" ? "vec4<f32>" : ""}(${buffer}[row * ${stride / 4}u + ${four}])`;
  return `
fn ${name}(row: u32, four: u32) -> vec4<f32> {
  return ${fours > held ? `select(vec4<f32>(), ${at(`min(four, ${held - 1}u)`)}, four < ${held}u)` : at("four")};
}`;
}

/** WGSL of `fn name(row: u32, four: u32, value: vec4<f32>)`, which drops what is past the end of a row. */
export function storer(name: string, rows: Rows): string {
  const { buffer, stored, stride, dim } = rows;
  const body = isInFours(rows)
    ? `if (four < ${dim / 4}u) { ${buffer}[row * ${stride / 4}u + four] = vec4<${stored}>(value); }`
    : `for (var i = 0u; i < 4u; i++) {
    if (4u * four + i < ${dim}u) { ${buffer}[row * ${stride}u + 4u * four + i] = ${stored}(value[i]); }
  }`;
  return `
fn ${name}(row: u32, four: u32, value: vec4<f32>) {
  ${body}
}`;
}

/** Lines of WGSL written out for 0, 1, ..., `count` - 1: registers cannot be indexed by a loop. */
export function each(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join("\n");
}
