import { type DeviceTraits, size, type Tuning } from "../../kernel.js";
import { unrolled } from "../code.js";

/** How much of an inner dimension is staged in workgroup memory at once. */
export const DEPTH = 16;

/** A workgroup's invocations as rows and columns; each holds blocks of 4 × 4 elements of a product. */
export interface Grid {
  readonly groupRows: number;
  readonly groupColumns: number;
}

/** How a chunked kernel is cut: tokens of a chunk and the grid of a workgroup. */
export interface ChunkTuning extends Grid {
  readonly chunk: number;
}

export function chunkTuning(tuning: Tuning): ChunkTuning {
  return {
    chunk: size(tuning, "chunk"),
    groupRows: size(tuning, "groupRows"),
    groupColumns: size(tuning, "groupColumns"),
  };
}

export function invocations({ groupRows, groupColumns }: Grid): number {
  return groupRows * groupColumns;
}

/** Rows and columns of a product that a workgroup computes: multiples of four times its grid. */
export interface Tile {
  readonly rows: number;
  readonly columns: number;
}

/** Elements of one dimension that a workgroup takes: two blocks of an invocation and 64 elements at most, and no more than needed. */
export function tileLength(dimension: number, groupLength: number): number {
  const block = 4 * groupLength;
  return block * Math.max(1, Math.min(2, Math.floor(64 / block), Math.ceil(dimension / block)));
}

/**
 * One operand of a product. Four neighbouring rows (of A) or columns (of B) at one place of the inner dimension are a
 * WGSL expression in the names given to `at`. It is staged in workgroup memory, unless it lies there already; then
 * neighbouring invocations read along the inner dimension or across it, as the operand's elements lie in memory.
 */
export interface Operand {
  readonly from: "along-inner" | "across-inner" | "workgroup";
  readonly at: (inner: string, four: string) => string;
}

export interface Product {
  /** Accumulators, four columns are named `<sums>_<row>_<four>`. */
  readonly sums: string;
  readonly tile: Tile;
  readonly inner: number;
  readonly a: Operand;
  readonly b: Operand;
  /** Whether its tiles are staged no more, or not before the next barrier: then its last step waits for nobody. */
  readonly isLast?: boolean;
  /** More WGSL for each step of the inner dimension `l`, which sees four rows of A as `a_<fourRows>`. */
  readonly also?: (fourRows: number) => string;
}

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

/** Blocks of four rows and of four columns that an invocation holds of a tile. */
export function blocksOf({ groupRows, groupColumns }: Grid, { rows, columns }: Tile) {
  return { fourRows: rows / (4 * groupRows), fourColumns: columns / (4 * groupColumns) };
}

/** An accumulator of four columns, with WGSL for its place in the tile. */
export interface Sum {
  readonly name: string;
  readonly row: string;
  /** The first of its four columns. */
  readonly column: string;
  readonly fourRows: number;
  /** Which of the four rows, 0 to 3. */
  readonly rowOfFour: number;
}

export function sumsOf(grid: Grid, tile: Tile, sums: string): readonly Sum[] {
  const { fourRows, fourColumns } = blocksOf(grid, tile);
  return range(4 * fourRows).flatMap((r) =>
    range(fourColumns).map((v) => ({
      name: `${sums}_${r}_${v}`,
      row: `(4u * (block_row + ${Math.floor(r / 4) * grid.groupRows}u) + ${r % 4}u)`,
      column: `(4u * (block_column + ${v * grid.groupColumns}u))`,
      fourRows: Math.floor(r / 4),
      rowOfFour: r % 4,
    })),
  );
}

/** One line of WGSL for each accumulator. */
export function eachSum(grid: Grid, tile: Tile, sums: string, line: (sum: Sum) => string): string {
  return sumsOf(grid, tile, sums).map(line).join("\n");
}

export function declareSums(grid: Grid, tile: Tile, sums: string): string {
  return eachSum(grid, tile, sums, ({ name }) => `  var ${name} = vec4<f32>();`);
}

/** Vectors from one row of a staged tile to the next: one more than it holds, so that writes hit different banks. */
function stride(length: number): number {
  return length / 4 + 1;
}

/** Bytes of workgroup memory that {@link tileMemory} takes. */
export function tileBytes(tiles: readonly Tile[]): number {
  const largest = (length: (tile: Tile) => number) => Math.max(...tiles.map((tile) => stride(length(tile))));
  return 16 * DEPTH * (largest(({ rows }) => rows) + largest(({ columns }) => columns));
}

/** Workgroup memory in which products stage their operands. */
export function tileMemory(tiles: readonly Tile[]): string {
  const largest = (length: (tile: Tile) => number) => DEPTH * Math.max(...tiles.map((tile) => stride(length(tile))));
  return `var<workgroup> tile_a: array<vec4<f32>, ${largest(({ rows }) => rows)}>;
var<workgroup> tile_b: array<vec4<f32>, ${largest(({ columns }) => columns)}>;`;
}

function staging(memory: string, length: number, operand: Operand, grid: Grid): string {
  if (operand.from === "workgroup") return "";
  const fours = length / 4;
  const [l, four] =
    operand.from === "along-inner" ? [`i % ${DEPTH}u`, `i / ${DEPTH}u`] : [`i / ${fours}u`, `i % ${fours}u`];
  return `    for (var i = local; i < ${DEPTH * fours}u; i += ${invocations(grid)}u) {
      let l = ${l};
      let four = ${four};
      ${memory}[l * ${stride(length)}u + four] = ${operand.at("(start + l)", "(4u * four)")};
    }`;
}

/**
 * A product of tiles, added to its accumulators. It needs `local`, `block_row` and `block_column`, starts with staging
 * and, unless it is the last, ends with a barrier. Operands must give zeros beyond the end of the inner dimension.
 */
export function product(grid: Grid, { sums, tile, inner, a, b, isLast = false, also }: Product): string {
  const { fourRows, fourColumns } = blocksOf(grid, tile);
  const element = (operand: Operand, memory: string, length: number, block: string) =>
    operand.from === "workgroup" ? operand.at("(start + l)", block) : `${memory}[l * ${stride(length)}u + ${block}]`;
  return `  for (var start = 0u; start < ${inner}u; start += ${DEPTH}u) {
${staging("tile_a", tile.rows, a, grid)}
${staging("tile_b", tile.columns, b, grid)}
    workgroupBarrier();
    for (var l = 0u; l < ${DEPTH}u; l++) {
${unrolled(fourRows, (r) => `      let a_${r} = ${element(a, "tile_a", tile.rows, `(block_row + ${r * grid.groupRows}u)`)};`)}
${unrolled(fourColumns, (v) => `      let b_${v} = ${element(b, "tile_b", tile.columns, `(block_column + ${v * grid.groupColumns}u)`)};`)}
${unrolled(4 * fourRows, (r) => unrolled(fourColumns, (v) => `      ${sums}_${r}_${v} = fma(vec4<f32>(a_${Math.floor(r / 4)}[${r % 4}]), b_${v}, ${sums}_${r}_${v});`))}
${also ? unrolled(fourRows, also) : ""}
    }
    ${isLast && inner <= DEPTH ? "" : "workgroupBarrier();"}
  }`;
}

/** Memory of a square tile of weights, by columns: `weights[column * stride + row / 4]` is four rows. */
export function weightMemory(chunk: number): string {
  return `var<workgroup> weights: array<vec4<f32>, ${chunk * stride(chunk)}>;`;
}

export function weightBytes(chunk: number): number {
  return 16 * chunk * stride(chunk);
}

/** Four rows of one column of {@link weightMemory}. */
export function weightsAt(chunk: number, column: string, fourRows: string): string {
  return `weights[${column} * ${stride(chunk)}u + ${fourRows}]`;
}

/** Writes the accumulators of a square tile to {@link weightMemory}, transposed. */
export function storeWeights(grid: Grid, chunk: number, sums: string): string {
  const { fourRows, fourColumns } = blocksOf(grid, { rows: chunk, columns: chunk });
  return unrolled(fourRows, (r) =>
    unrolled(fourColumns, (v) =>
      unrolled(4, (c) => {
        const rows = range(4).map((row) => `${sums}_${4 * r + row}_${v}[${c}]`);
        const column = `(4u * (block_column + ${v * grid.groupColumns}u) + ${c}u)`;
        return `  ${weightsAt(chunk, column, `block_row + ${r * grid.groupRows}u`)} = vec4<f32>(${rows.join(", ")});`;
      }),
    ),
  );
}

/**
 * Replaces each vector of {@link weightMemory} by a piece of WGSL, which is given the vector and sees its `column` and
 * its four `rows`. Barriers before and after are the caller's.
 */
export function eachWeight(grid: Grid, chunk: number, replaced: (weight: string) => string): string {
  const weight = weightsAt(chunk, "column", `i % ${chunk / 4}u`);
  return `  for (var i = local; i < ${(chunk * chunk) / 4}u; i += ${invocations(grid)}u) {
    let column = i / ${chunk / 4}u;
    let rows = vec4<u32>(4u * (i % ${chunk / 4}u)) + vec4<u32>(0u, 1u, 2u, 3u);
    ${weight} = ${replaced(weight)};
  }`;
}

/** Whether rows of a buffer can be read four elements at a time. */
export function isVector(width: number): boolean {
  return width % 4 === 0;
}

/** The WGSL type of a buffer whose rows have a width. */
export function arrayOf(width: number): string {
  return isVector(width) ? "array<vec4<f32>>" : "array<f32>";
}

/**
 * A function that reads four neighbours of a row of a buffer, and gives zeros where the row does not exist or ends.
 * It selects instead of branching, as branches are what compilers of large shaders take longest over.
 */
export function loadFour(name: string, buffer: string, width: number): string {
  if (isVector(width)) {
    return `fn ${name}(exists: bool, row: u32, column: u32) -> vec4<f32> {
  let here = exists && column < ${width}u;
  return select(vec4<f32>(), ${buffer}[select(0u, (row * ${width}u + column) / 4u, here)], here);
}`;
  }
  return `fn ${name}(exists: bool, row: u32, column: u32) -> vec4<f32> {
  var four = vec4<f32>();
  for (var i = 0u; i < 4u; i++) {
    let here = exists && column + i < ${width}u;
    four[i] = select(0.0f, ${buffer}[select(0u, row * ${width}u + column + i, here)], here);
  }
  return four;
}`;
}

/** A function that writes four neighbours of a row of a buffer, none where the row does not exist or ends. */
export function storeFour(name: string, buffer: string, width: number): string {
  const body = isVector(width)
    ? `if (exists && column < ${width}u) { ${buffer}[(row * ${width}u + column) / 4u] = four; }`
    : `for (var i = 0u; i < 4u; i++) {
    if (exists && column + i < ${width}u) { ${buffer}[row * ${width}u + column + i] = four[i]; }
  }`;
  return `fn ${name}(exists: bool, row: u32, column: u32, four: vec4<f32>) {
  ${body}
}`;
}

/**
 * Gives each row of a tile to a piece of WGSL as `row`, `column` and `four`. A loop, as it runs once: unrolling pays in
 * products only.
 */
export function eachFour(grid: Grid, tile: Tile, sums: string, body: string): string {
  const names = sumsOf(grid, tile, sums).map(({ name }) => name);
  const { fourColumns } = blocksOf(grid, tile);
  return `  var ${sums}_all = array<vec4<f32>, ${names.length}>(${names.join(", ")});
  for (var i = 0u; i < ${names.length}u; i++) {
    let r = i / ${fourColumns}u;
    let row = 4u * (block_row + r / 4u * ${grid.groupRows}u) + r % 4u;
    let column = 4u * (block_column + i % ${fourColumns}u * ${grid.groupColumns}u);
    let four = ${sums}_all[i];
    ${body}
  }`;
}

/** The head of a pass whose workgroups are grids of blocks. */
export function gridMain(grid: Grid): string {
  return `@compute @workgroup_size(${invocations(grid)})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let place = group_of(group);
  let block_row = local / ${grid.groupColumns}u;
  let block_column = local % ${grid.groupColumns}u;`;
}

/**
 * Those tunings whose grid, workgroup memory and states fit the device. Where none does, the last: the run then says
 * what is too large.
 */
export function fittingTunings(
  tunings: readonly Tuning[],
  traits: DeviceTraits,
  needs: (tuning: ChunkTuning) => { readonly sharedBytes: number; readonly stateBytes: number },
): readonly Tuning[] {
  const fitting = tunings.filter((tuning) => {
    const chunked = chunkTuning(tuning);
    const { sharedBytes, stateBytes } = needs(chunked);
    return (
      invocations(chunked) <= traits.maxInvocationsPerGroup &&
      sharedBytes <= traits.sharedMemoryBytes &&
      stateBytes <= traits.maxBindingBytes
    );
  });
  return fitting.length > 0 ? fitting : tunings.slice(-1);
}
