import { type DeviceTraits, type Kernel, type Pass, size, type Tuning } from "../../kernel.js";
import {
  GEMM_PARAMETERS,
  GEMM_SIZES,
  GEMM_SWEEP,
  type GemmShape,
  gemmBuffers,
  gemmCost,
  gemmInputs,
  gemmReference,
  gemmShape,
  gemmTolerance,
} from "./shape.js";

/**
 * A workgroup of `groupRows` × `groupColumns` invocations, each of which holds `rows` × 4·`vectors` elements of the
 * result in registers; `depth` is how much of the inner dimension is staged in workgroup memory at once.
 */
const TUNINGS: readonly Tuning[] = [
  { groupRows: 8, groupColumns: 8, rows: 4, vectors: 1, depth: 16 },
  { groupRows: 8, groupColumns: 8, rows: 8, vectors: 2, depth: 16 },
  { groupRows: 16, groupColumns: 16, rows: 4, vectors: 1, depth: 16 },
  { groupRows: 16, groupColumns: 16, rows: 8, vectors: 1, depth: 16 },
  { groupRows: 16, groupColumns: 16, rows: 8, vectors: 2, depth: 8 },
];

/** Tiles in workgroup memory, register blocks of float4 vectors. */
export const gemmTiled: Kernel = {
  id: "gemm-tiled",
  family: "gemm",
  title: "GEMM, tiled",
  summary:
    "Matrix product whose tiles are staged in workgroup memory and multiplied as blocks of registers, four columns at a time.",
  architectureId: null,
  parameters: GEMM_PARAMETERS,
  sizes: GEMM_SIZES,
  sweep: GEMM_SWEEP,
  requires: [],
  tunings: (_parameters, traits) => TUNINGS.filter((tuning) => fits(tuning, traits)),
  plan: (parameters, _traits, tuning) => {
    const shape = gemmShape(parameters);
    return { buffers: gemmBuffers(shape), passes: [tiledPass(shape, tuning)] };
  },
  inputs: gemmInputs,
  reference: gemmReference,
  tolerance: gemmTolerance,
  cost: gemmCost,
};

interface Tile {
  /** Rows and columns of the result that a workgroup computes. */
  readonly tileRows: number;
  readonly tileColumns: number;
  readonly invocations: number;
  readonly depth: number;
}

function tileOf(tuning: Tuning): Tile {
  const groupRows = size(tuning, "groupRows");
  const groupColumns = size(tuning, "groupColumns");
  return {
    tileRows: groupRows * size(tuning, "rows"),
    tileColumns: groupColumns * 4 * size(tuning, "vectors"),
    invocations: groupRows * groupColumns,
    depth: size(tuning, "depth"),
  };
}

function fits(tuning: Tuning, { maxInvocationsPerGroup, sharedMemoryBytes }: DeviceTraits): boolean {
  const { tileRows, tileColumns, invocations, depth } = tileOf(tuning);
  return invocations <= maxInvocationsPerGroup && 4 * depth * (tileRows + tileColumns) <= sharedMemoryBytes;
}

function tiledPass({ m, n, k }: GemmShape, tuning: Tuning): Pass {
  const { tileRows, tileColumns, invocations, depth } = tileOf(tuning);
  const groupColumns = size(tuning, "groupColumns");
  const groupRows = size(tuning, "groupRows");
  const rows = size(tuning, "rows");
  const vectors = size(tuning, "vectors");
  const each = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => line(index)).join("\n");
  const fours = n % 4 === 0;
  return {
    label: "tiles",
    bindings: [
      { buffer: "a", access: "read", as: "array<f32>" },
      { buffer: "b", access: "read", as: fours ? "array<vec4<f32>>" : "array<f32>" },
      { buffer: "c", access: "read_write", as: fours ? "array<vec4<f32>>" : "array<f32>" },
    ],
    code: `
const M = ${m}u;
const N = ${n}u;
const K = ${k}u;
const DEPTH = ${depth}u;

// A is staged by columns, so that the rows of a block are read side by side.
var<workgroup> tile_a: array<f32, ${depth * tileRows}>;
var<workgroup> tile_b: array<vec4<f32>, ${(depth * tileColumns) / 4}>;

${
  fours
    ? `fn load_b(row: u32, column: u32) -> vec4<f32> {
  if (row >= K || column >= N) { return vec4<f32>(); }
  return b[(row * N + column) / 4u];
}`
    : `fn element_b(row: u32, column: u32) -> f32 {
  if (row >= K || column >= N) { return 0.0f; }
  return b[row * N + column];
}

fn load_b(row: u32, column: u32) -> vec4<f32> {
  return vec4<f32>(element_b(row, column), element_b(row, column + 1u), element_b(row, column + 2u), element_b(row, column + 3u));
}`
}

fn store_c(row: u32, column: u32, value: vec4<f32>) {
  if (row >= M || column >= N) { return; }
  ${
    fours
      ? "c[(row * N + column) / 4u] = value;"
      : `for (var i = 0u; i < min(4u, N - column); i++) { c[row * N + column + i] = value[i]; }`
  }
}

@compute @workgroup_size(${invocations})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let place = group_of(group);
  let first_row = place.y * ${tileRows}u;
  let first_column = place.x * ${tileColumns}u;
  let block_row = local / ${groupColumns}u;
  let block_column = local % ${groupColumns}u;
${each(rows, (r) => each(vectors, (v) => `  var sum_${r}_${v} = vec4<f32>();`))}

  for (var start = 0u; start < K; start += DEPTH) {
    for (var i = local; i < ${depth * tileRows}u; i += ${invocations}u) {
      let row = first_row + i / DEPTH;
      let l = start + i % DEPTH;
      tile_a[(i % DEPTH) * ${tileRows}u + i / DEPTH] = select(0.0f, a[min(row, M - 1u) * K + min(l, K - 1u)], row < M && l < K);
    }
    for (var i = local; i < ${(depth * tileColumns) / 4}u; i += ${invocations}u) {
      tile_b[i] = load_b(start + i / ${tileColumns / 4}u, first_column + 4u * (i % ${tileColumns / 4}u));
    }
    workgroupBarrier();
    for (var l = 0u; l < DEPTH; l++) {
${each(vectors, (v) => `      let b_${v} = tile_b[l * ${tileColumns / 4}u + block_column + ${v * groupColumns}u];`)}
${each(rows, (r) => `      let a_${r} = tile_a[l * ${tileRows}u + block_row + ${r * groupRows}u];`)}
${each(rows, (r) => each(vectors, (v) => `      sum_${r}_${v} = fma(vec4<f32>(a_${r}), b_${v}, sum_${r}_${v});`))}
    }
    workgroupBarrier();
  }
${each(rows, (r) =>
  each(
    vectors,
    (v) =>
      `  store_c(first_row + block_row + ${r * groupRows}u, first_column + 4u * (block_column + ${v * groupColumns}u), sum_${r}_${v});`,
  ),
)}
}`,
    groups: [Math.ceil(n / tileColumns), Math.ceil(m / tileRows), 1],
  };
}
