import { type Binding, type DeviceTraits, type Pass, size, type Tuning } from "../../kernel.js";

/**
 * Tilings of a GEMM, the smallest code and workgroup memory first: software compiles both slowly. A workgroup of `groupRows` × `groupColumns` invocations, each of which
 * holds `rows` × 4·`vectors` elements of the product in registers; `depth` of the inner dimension is staged at once.
 */
export const TILE_TUNINGS: readonly Tuning[] = [
  { groupRows: 8, groupColumns: 8, rows: 4, vectors: 1, depth: 8 },
  { groupRows: 8, groupColumns: 8, rows: 8, vectors: 2, depth: 16 },
  { groupRows: 16, groupColumns: 16, rows: 4, vectors: 1, depth: 16 },
  { groupRows: 16, groupColumns: 16, rows: 8, vectors: 2, depth: 8 },
];

/** Columns of padding in the tile of A: four lanes that store one row's four inner places then hit different banks. */
const PADDING = 2;
/** Workgroup memory left to a pass for its own variables. */
const OWN_BYTES = 1024;

export interface Tile {
  /** Rows and columns of the product that a workgroup computes. */
  readonly rows: number;
  readonly columns: number;
  readonly invocations: number;
}

export function tileOf(tuning: Tuning): Tile {
  const groupRows = size(tuning, "groupRows");
  const groupColumns = size(tuning, "groupColumns");
  return {
    rows: groupRows * size(tuning, "rows"),
    columns: groupColumns * 4 * size(tuning, "vectors"),
    invocations: groupRows * groupColumns,
  };
}

/** The tilings that a device has room for. */
export function tileTunings({ maxInvocationsPerGroup, sharedMemoryBytes }: DeviceTraits): readonly Tuning[] {
  return TILE_TUNINGS.filter((tuning) => {
    const { rows, columns, invocations } = tileOf(tuning);
    const bytes = 4 * size(tuning, "depth") * (rows + PADDING + columns);
    return invocations <= maxInvocationsPerGroup && bytes + OWN_BYTES <= sharedMemoryBytes;
  });
}

/** Elements that are read or written at once along a row of `length`: rows of a multiple of four hold whole vectors. */
export function lanes(length: number): 1 | 4 {
  return length % 4 === 0 ? 4 : 1;
}

/** WGSL type of a buffer of rows of `length`, in vectors where they fit. */
export function rowsOf(length: number): string {
  return lanes(length) === 4 ? "array<vec4<f32>>" : "array<f32>";
}

/** A GEMM whose factors may be gathered or computed as they are staged, and whose product goes through a function. */
export interface TiledProduct {
  readonly label: string;
  readonly bindings: readonly Binding[];
  /** Columns of the product, and its inner dimension. */
  readonly columns: number;
  readonly inner: number;
  /** Tiles of rows: the grid's second dimension, and how many layers of products there are, the third. */
  readonly rowTiles: number;
  readonly layers?: number;
  readonly tuning: Tuning;
  /**
   * WGSL that sets `first_row` and `row_count` for the workgroup at `place`; it may return, if all of the workgroup do.
   * Left out where tile `place.y` of `rows` rows is meant.
   */
  readonly begin?: string;
  /** Rows of the product where `begin` is left out. */
  readonly rows?: number;
  /**
   * WGSL of three functions. `row` counts from the tile's first, which is `first_row` of all.
   *
   * - `load_a(row: u32, l: u32) -> A`, where `A` holds `lanes(inner)` elements of the row from place `l`
   * - `load_b(l: u32, column: u32) -> B`, where `B` holds `lanes(columns)` elements from `column`
   * - `store(row: u32, column: u32, value: B)`
   *
   * They are called within bounds only.
   */
  readonly functions: string;
}

/** Lines of code that differ in a number. */
export function each(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join("\n");
}

/** The pass of a tiled product: tiles in workgroup memory, blocks of registers. */
export function tiledPass(product: TiledProduct): Pass {
  const { columns, inner, tuning, rows = 0 } = product;
  const tile = tileOf(tuning);
  const groupRows = size(tuning, "groupRows");
  const groupColumns = size(tuning, "groupColumns");
  const blockRows = size(tuning, "rows");
  const vectors = size(tuning, "vectors");
  const depth = size(tuning, "depth");
  const innerLanes = lanes(inner);
  const columnLanes = lanes(columns);
  const stride = tile.rows + PADDING;
  return {
    label: product.label,
    bindings: product.bindings,
    code: `
alias A = ${innerLanes === 4 ? "vec4<f32>" : "f32"};
alias B = ${columnLanes === 4 ? "vec4<f32>" : "f32"};
const COLUMNS = ${columns}u;
const INNER = ${inner}u;
const DEPTH = ${depth}u;
const TILE_ROWS = ${tile.rows}u;
const TILE_FOURS = ${tile.columns / 4}u;
const INVOCATIONS = ${tile.invocations}u;

var<private> first_row: u32;
var<private> row_count: u32;
// A is staged by columns, so that the rows of a block are read side by side.
var<workgroup> tile_a: array<f32, ${depth * stride}>;
var<workgroup> tile_b: array<vec4<f32>, ${(depth * tile.columns) / 4}>;

${product.functions}

fn four_b(l: u32, column: u32) -> vec4<f32> {
  if (l >= INNER || column >= COLUMNS) { return vec4<f32>(); }
  ${
    columnLanes === 4
      ? "return load_b(l, column);"
      : `var four = vec4<f32>();
  for (var i = 0u; i < min(4u, COLUMNS - column); i++) { four[i] = load_b(l, column + i); }
  return four;`
  }
}

fn store_four(row: u32, column: u32, value: vec4<f32>) {
  if (first_row + row >= row_count || column >= COLUMNS) { return; }
  ${
    columnLanes === 4
      ? "store(row, column, value);"
      : "for (var i = 0u; i < min(4u, COLUMNS - column); i++) { store(row, column + i, value[i]); }"
  }
}

@compute @workgroup_size(${tile.invocations})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let place = group_of(group);
  ${product.begin ?? `first_row = place.y * TILE_ROWS; row_count = ${rows}u;`}
  let first_column = 4u * TILE_FOURS * place.x;
  let block_row = local / ${groupColumns}u;
  let block_column = local % ${groupColumns}u;
${each(blockRows, (r) => each(vectors, (v) => `  var sum_${r}_${v} = vec4<f32>();`))}

  for (var start = 0u; start < INNER; start += DEPTH) {
    for (var i = local; i < ${(depth * tile.rows) / innerLanes}u; i += INVOCATIONS) {
      let row = i / ${depth / innerLanes}u;
      let l = ${innerLanes}u * (i % ${depth / innerLanes}u);
      var value = A();
      if (first_row + row < row_count && start + l < INNER) { value = load_a(row, start + l); }
      ${
        innerLanes === 4
          ? each(4, (c) => `tile_a[(l + ${c}u) * ${stride}u + row] = value[${c}];`)
          : `tile_a[l * ${stride}u + row] = value;`
      }
    }
    for (var i = local; i < DEPTH * TILE_FOURS; i += INVOCATIONS) {
      tile_b[i] = four_b(start + i / TILE_FOURS, first_column + 4u * (i % TILE_FOURS));
    }
    workgroupBarrier();
    for (var l = 0u; l < DEPTH; l++) {
${each(vectors, (v) => `      let b_${v} = tile_b[l * TILE_FOURS + block_column + ${v * groupColumns}u];`)}
${each(blockRows, (r) => `      let a_${r} = tile_a[l * ${stride}u + block_row + ${r * groupRows}u];`)}
${each(blockRows, (r) => each(vectors, (v) => `      sum_${r}_${v} = fma(vec4<f32>(a_${r}), b_${v}, sum_${r}_${v});`))}
    }
    workgroupBarrier();
  }
${each(blockRows, (r) =>
  each(
    vectors,
    (v) =>
      `  store_four(block_row + ${r * groupRows}u, first_column + 4u * (block_column + ${v * groupColumns}u), sum_${r}_${v});`,
  ),
)}
}`,
    groups: [Math.ceil(columns / tile.columns), product.rowTiles, product.layers ?? 1],
  };
}
