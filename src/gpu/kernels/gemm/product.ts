import { type Binding, type DeviceTraits, type Pass, size, type Tuning } from "../../kernel.js";

/**
 * What a tiled product multiplies and adds.
 *
 * - `f32`: fused multiply-adds in single precision;
 * - `f16`: fused multiply-adds in half precision over one step, whose sums are then added in single precision, so that
 *   rounding errors do not grow with the whole inner dimension;
 * - `int8`: words of four 8-bit integers, multiplied by `dot4I8Packed` and added exactly in 32-bit integers.
 */
export type Arithmetic = "f32" | "f16" | "int8";

/** Which neighbours one load gives: four along the inner dimension, or four rows of A or columns of B. */
export type LoadAlong = "depth" | "side";

/**
 * A product C = A B of which each workgroup computes a tile: pieces of A and B are staged in workgroup memory step by
 * step, and each invocation multiplies them into a block of registers. Where the pieces come from (dense, sparse or
 * packed matrices) is up to the functions that the caller declares.
 */
export interface TiledProduct {
  readonly label: string;
  readonly bindings: readonly Binding[];
  readonly arithmetic: Arithmetic;
  /** Rows and columns of C. */
  readonly rows: number;
  readonly columns: number;
  readonly loadA: LoadAlong;
  readonly loadB: LoadAlong;
  /**
   * Steps over the inner dimension, as WGSL expressions. `first` and `last` may depend on `first_row` and must be
   * uniform over the workgroup; `start`, the place in the inner dimension, may depend on `step` too.
   */
  readonly steps: { readonly first: string; readonly last: string; readonly start: string };
  /**
   * WGSL of `load_a(row, l, step)` and `load_b(column, l, step)`, which give four staged values and zeros outside the
   * matrices, and of `store_c(row, column, value)`, which writes four neighbours of a row of those inside C. Staged
   * values are `f32`, `f16`, or for `int8` words of type `u32`, `value` is a vector of `f32`, or for `int8` of `i32`.
   */
  readonly declarations: string;
}

/** A tile of C, as a {@link tiling} makes it. */
interface Tile {
  readonly rows: number;
  readonly columns: number;
  readonly invocations: number;
  readonly depth: number;
}

/**
 * A tuning of a tiled product: a workgroup of `groupRows` × `groupColumns` invocations, each of which holds `rows` (a
 * multiple of four) × 4·`vectors` elements of C in registers; `depth` (a multiple of four) is the part of the inner
 * dimension that is staged at once.
 */
export function tiling(
  groupRows: number,
  groupColumns: number,
  rows: number,
  vectors: number,
  depth: number,
): Readonly<Record<"groupRows" | "groupColumns" | "rows" | "vectors" | "depth", number>> {
  return { groupRows, groupColumns, rows, vectors, depth };
}

/**
 * Tiles of 32 × 32 up to 128 × 128, for products whose sides are anything. The first takes little workgroup memory, as
 * SwiftShader unrolls its initialisation, and so needs a quarter of a second to compile each KiB.
 */
const TILINGS: readonly Tuning[] = [
  tiling(8, 8, 4, 1, 8),
  tiling(16, 16, 4, 1, 16),
  tiling(8, 16, 4, 2, 8),
  tiling(8, 8, 8, 2, 8),
  tiling(16, 16, 8, 2, 8),
];

function tileOf(tuning: Tuning): Tile {
  return {
    rows: size(tuning, "groupRows") * size(tuning, "rows"),
    columns: size(tuning, "groupColumns") * 4 * size(tuning, "vectors"),
    invocations: size(tuning, "groupRows") * size(tuning, "groupColumns"),
    depth: size(tuning, "depth"),
  };
}

/** Fewer tiles than this leave most of any GPU idle. */
const FEW_TILES = 8;

/** Tiles that cover more than so many times the product waste most of their work. */
const MOST_COVER = 2;

/**
 * The tilings worth trying for a product of `rows` × `columns`: those that a device has the invocations and the workgroup
 * memory for, without those that make few tiles or reach far beyond the product, except the first.
 */
export function tilingsFor(
  rows: number,
  columns: number,
  { maxInvocationsPerGroup, sharedMemoryBytes }: DeviceTraits,
  tilings: readonly Tuning[] = TILINGS,
): readonly Tuning[] {
  return tilings.filter((tuning, place) => {
    const tile = tileOf(tuning);
    const bytes = 4 * tile.depth * (tile.rows + 4 + tile.columns + 4);
    const tiles = Math.ceil(rows / tile.rows) * Math.ceil(columns / tile.columns);
    const cover = (tiles * tile.rows * tile.columns) / (rows * columns);
    return (
      tile.invocations <= maxInvocationsPerGroup &&
      bytes <= sharedMemoryBytes &&
      (place === 0 || (tiles >= FEW_TILES && cover <= MOST_COVER))
    );
  });
}

const STAGED = { f32: "f32", f16: "f16", int8: "u32" } as const;
const SUMS = { f32: "f32", f16: "f32", int8: "i32" } as const;

const each = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");

/** The pass of a tiled product. */
export function tiledProduct(product: TiledProduct, tuning: Tuning): Pass {
  const { arithmetic, steps } = product;
  const tile = tileOf(tuning);
  const groupRows = size(tuning, "groupRows");
  const groupColumns = size(tuning, "groupColumns");
  const quads = size(tuning, "rows") / 4;
  const vectors = size(tuning, "vectors");
  const a = staging("a", product.loadA, tile.rows, tile);
  const b = staging("b", product.loadB, tile.columns, tile);
  const staged = STAGED[arithmetic];
  const sums = SUMS[arithmetic];
  const isHalf = arithmetic === "f16";
  const blocks = (line: (row: number, vector: number) => string) =>
    each(4 * quads, (row) => each(vectors, (vector) => line(row, vector)));
  const into = isHalf ? "part" : "sum";
  return {
    label: product.label,
    bindings: product.bindings,
    code: `${isHalf ? "enable f16;" : ""}
const DEPTH = ${tile.depth}u;

var<workgroup> tile_a: array<vec4<${staged}>, ${tile.depth * a.stride}>;
var<workgroup> tile_b: array<vec4<${staged}>, ${tile.depth * b.stride}>;
${product.declarations}
${
  arithmetic === "int8"
    ? `
fn multiply_add(a: u32, b: vec4<u32>, sum: vec4<i32>) -> vec4<i32> {
  return sum + vec4<i32>(dot4I8Packed(a, b.x), dot4I8Packed(a, b.y), dot4I8Packed(a, b.z), dot4I8Packed(a, b.w));
}`
    : `
fn multiply_add(a: ${staged}, b: vec4<${staged}>, sum: vec4<${staged}>) -> vec4<${staged}> {
  return fma(vec4<${staged}>(a), b, sum);
}`
}

@compute @workgroup_size(${tile.invocations})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let place = group_of(group);
  let first_row = place.y * ${tile.rows}u;
  let first_column = place.x * ${tile.columns}u;
  let block_row = local / ${groupColumns}u;
  let block_column = local % ${groupColumns}u;
${blocks((row, vector) => `  var sum_${row}_${vector} = vec4<${sums}>();`)}

  let last_step = ${steps.last};
  for (var step = ${steps.first}; step < last_step; step++) {
    let start = ${steps.start};
${a.code}
${b.code}
    workgroupBarrier();
${isHalf ? blocks((row, vector) => `    var part_${row}_${vector} = vec4<f16>();`) : ""}
    for (var l = 0u; l < DEPTH; l++) {
${each(vectors, (v) => `      let b_${v} = tile_b[l * ${b.stride}u + block_column + ${v * groupColumns}u];`)}
${each(quads, (q) => `      let a_${q} = tile_a[l * ${a.stride}u + block_row + ${q * groupRows}u];`)}
${blocks((row, v) => `      ${into}_${row}_${v} = multiply_add(a_${Math.floor(row / 4)}[${row % 4}], b_${v}, ${into}_${row}_${v});`)}
    }
${isHalf ? blocks((row, v) => `    sum_${row}_${v} += vec4<f32>(part_${row}_${v});`) : ""}
    workgroupBarrier();
  }
${blocks(
  (row, v) =>
    `  store_c(first_row + 4u * (block_row + ${Math.floor(row / 4) * groupRows}u) + ${row % 4}u, first_column + 4u * (block_column + ${v * groupColumns}u), sum_${row}_${v});`,
)}
}`,
    groups: [Math.ceil(product.columns / tile.columns), Math.ceil(product.rows / tile.rows), 1],
  };
}

/**
 * Fills a tile whose vectors are four neighbours along the side, one row of vectors for each place in the inner
 * dimension. Loads along the depth are transposed in blocks of 4 × 4; a row is then padded by one vector, so that the
 * stores of neighbouring invocations do not all fall into the same banks.
 */
function staging(operand: "a" | "b", along: LoadAlong, side: number, { depth, invocations }: Tile) {
  const first = operand === "a" ? "first_row" : "first_column";
  const vectors = side / 4;
  if (along === "side") {
    return {
      stride: vectors,
      code: `    for (var i = local; i < ${depth * vectors}u; i += ${invocations}u) {
      tile_${operand}[i] = load_${operand}(${first} + 4u * (i % ${vectors}u), start + i / ${vectors}u, step);
    }`,
    };
  }
  const stride = vectors + 1;
  const loads = [0, 1, 2, 3].map((i) => `      let p${i} = load_${operand}(${first} + side + ${i}u, start + l, step);`);
  const stores = ["x", "y", "z", "w"].map(
    (c, i) => `      tile_${operand}[(l + ${i}u) * ${stride}u + side / 4u] = vec4(p0.${c}, p1.${c}, p2.${c}, p3.${c});`,
  );
  return {
    stride,
    code: `    for (var i = local; i < ${(depth / 4) * vectors}u; i += ${invocations}u) {
      let l = 4u * (i % ${depth / 4}u);
      let side = 4u * (i / ${depth / 4}u);
${loads.join("\n")}
${stores.join("\n")}
    }`,
  };
}
