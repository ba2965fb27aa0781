import { type DeviceTraits, type Kernel, type Pass, type SubgroupMatrix, size, type Tuning } from "../../kernel.js";
import { gemmHalfBuffers, gemmHalfCost, gemmHalfInputs } from "./half.js";
import { loadFour, matrixBinding } from "./matrix.js";
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
  sumTolerance,
} from "./shape.js";

/** The WebGPU feature, which Chromium offers only behind a flag as yet. */
export const SUBGROUP_MATRIX_FEATURE = "chromium-experimental-subgroup-matrix";

type Component = "f32" | "f16";

const BYTES = { f32: 4, f16: 2 } as const;

/**
 * A workgroup of `subgroups` subgroups, each with `rows` × `columns` of the device's matrices of C; `steps` matrices are
 * staged at once along the inner dimension.
 */
const DIVISIONS = [
  { subgroups: 4, rows: 1, columns: 1, steps: 1 },
  { subgroups: 1, rows: 2, columns: 2, steps: 1 },
  { subgroups: 4, rows: 1, columns: 4, steps: 2 },
  { subgroups: 4, rows: 2, columns: 4, steps: 2 },
  { subgroups: 8, rows: 1, columns: 8, steps: 2 },
] as const;

/** What runs a product on matrix units, from f32 factors or from f16 ones, and adds in f32 either way. */
export const gemmSubgroupMatrix: Kernel = {
  ...onMatrixUnits("f32"),
  id: "gemm-subgroup-matrix",
  title: "GEMM, subgroup matrices",
  summary:
    "Matrix product on the device’s matrix units, through an experimental feature of WebGPU: a subgroup multiplies small matrices as one operation.",
  architectureId: null,
  requires: [SUBGROUP_MATRIX_FEATURE, "subgroups"],
  inputs: gemmInputs,
  tolerance: (parameters) => sumTolerance(gemmShape(parameters).k),
  cost: gemmCost,
};

export const gemmSubgroupMatrixF16: Kernel = {
  ...onMatrixUnits("f16"),
  id: "gemm-subgroup-matrix-f16",
  title: "GEMM, subgroup matrices, half precision",
  summary:
    "Matrix product on the device’s matrix units (tensor cores), whose factors are in half precision and whose sums are in single precision. It takes an experimental feature of WebGPU.",
  architectureId: "fp16-mixed-precision",
  requires: [SUBGROUP_MATRIX_FEATURE, "subgroups", "shader-f16"],
  inputs: gemmHalfInputs,
  tolerance: (parameters) => ({
    relative: 2 * sumTolerance(gemmShape(parameters).k).relative,
    derivation:
      "Products of half-precision numbers are exact in single precision, and their sums err by √k·2⁻²⁴, or twice that on matrix units, which cut digits off instead of rounding (Fasi et al. 2021).",
  }),
  cost: gemmHalfCost,
};

function onMatrixUnits(
  component: Component,
): Pick<Kernel, "family" | "parameters" | "sizes" | "sweep" | "lacks" | "tunings" | "plan" | "reference"> {
  return {
    family: "gemm",
    parameters: GEMM_PARAMETERS,
    sizes: GEMM_SIZES,
    sweep: GEMM_SWEEP,
    lacks: (traits) => (matrixOf(component, traits) ? null : `${component} matrices of subgroups with sums in f32`),
    tunings: (_parameters, traits) => matrixTunings(component, traits),
    plan: (parameters, traits, tuning) => {
      const shape = gemmShape(parameters);
      return {
        buffers: component === "f16" ? gemmHalfBuffers(shape) : gemmBuffers(shape),
        passes: [matrixPass(shape, component, invocationsOf(traits, tuning), tuning)],
      };
    },
    reference: gemmReference,
  };
}

/** What many devices have, to show the code where there is none. */
const USUAL_SIDE = { f32: 8, f16: 16 } as const;
const USUAL_SUBGROUP = 32;

/** Whole subgroups of any size that a device may choose need workgroups of a multiple of the largest. */
function invocationsOf({ subgroupMaxSize }: DeviceTraits, tuning: Tuning): number {
  return size(tuning, "subgroups") * (subgroupMaxSize || USUAL_SUBGROUP);
}

function matrixOf(component: Component, { subgroupMatrices }: DeviceTraits): SubgroupMatrix | null {
  return subgroupMatrices.find((one) => one.component === component && one.result === "f32") ?? null;
}

function matrixTunings(component: Component, traits: DeviceTraits): readonly Tuning[] {
  const { maxInvocationsPerGroup, sharedMemoryBytes } = traits;
  const side = USUAL_SIDE[component];
  const { m, n, k } = matrixOf(component, traits) ?? { m: side, n: side, k: side };
  return DIVISIONS.map((division) => ({ ...division, m, n, k })).filter((tuning) => {
    const bytes = sharedBytes(component, tilesOf(component, tuning));
    return invocationsOf(traits, tuning) <= maxInvocationsPerGroup && bytes <= sharedMemoryBytes;
  });
}

/** Tiles in workgroup memory: sides in elements, strides padded by 16 bytes so that rows lie in different banks. */
function tilesOf(component: Component, tuning: Tuning) {
  const of = (name: string) => size(tuning, name);
  const rows = of("subgroups") * of("rows") * of("m");
  const columns = of("columns") * of("n");
  const depth = of("steps") * of("k");
  const padding = 16 / BYTES[component];
  return {
    rows,
    columns,
    depth,
    strideA: depth + padding,
    strideB: columns + padding,
    results: of("subgroups") * of("m") * of("n"),
  };
}

function sharedBytes(
  component: Component,
  { rows, depth, strideA, strideB, results }: ReturnType<typeof tilesOf>,
): number {
  return BYTES[component] * (rows * strideA + depth * strideB) + 4 * results;
}

function matrixPass(shape: GemmShape, component: Component, invocations: number, tuning: Tuning): Pass {
  const [m, n, k] = [size(tuning, "m"), size(tuning, "n"), size(tuning, "k")];
  const [subgroups, blockRows, blockColumns] = [
    size(tuning, "subgroups"),
    size(tuning, "rows"),
    size(tuning, "columns"),
  ];
  const { rows, columns, depth, strideA, strideB, results } = tilesOf(component, tuning);
  const each = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => line(index)).join("\n");
  const a = { buffer: "a", rows: shape.m, columns: shape.k, element: component } as const;
  const b = { buffer: "b", rows: shape.k, columns: shape.n, element: component } as const;
  const inFours = (tile: string, at: string) => each(4, (i) => `      ${tile}[${at} + ${i}u] = four[${i}];`);
  return {
    label: "subgroup matrices",
    bindings: [
      matrixBinding(a, "read"),
      matrixBinding(b, "read"),
      { buffer: "c", access: "read_write", as: `array<${component}>` },
    ],
    code: `enable chromium_experimental_subgroup_matrix;
enable subgroups;
${component === "f16" ? "enable f16;" : ""}
const M = ${shape.m}u;
const N = ${shape.n}u;
const K = ${shape.k}u;
const DEPTH = ${depth}u;

var<workgroup> tile_a: array<${component}, ${rows * strideA}>;
var<workgroup> tile_b: array<${component}, ${depth * strideB}>;
var<workgroup> tile_c: array<f32, ${results}>;
${loadFour("load_a", a)}
${loadFour("load_b", b)}

@compute @workgroup_size(${invocations})
fn main(
  @builtin(workgroup_id) group: vec3<u32>,
  @builtin(local_invocation_index) local: u32,
  @builtin(subgroup_id) subgroup: u32,
) {
  let place = group_of(group);
  let first_row = place.y * ${rows}u;
  let first_column = place.x * ${columns}u;
  // Where subgroups are smaller than the largest there are more of them, and some do the same work twice.
  let strip = subgroup % ${subgroups}u;
${each(blockRows, (r) => each(blockColumns, (c) => `  var sum_${r}_${c} = subgroup_matrix_result<f32, ${n}, ${m}>();`))}
  for (var start = 0u; start < K; start += DEPTH) {
    // Zeros past the edges add nothing.
    for (var i = local; i < ${(rows * depth) / 4}u; i += ${invocations}u) {
      let row = i / ${depth / 4}u;
      let l = 4u * (i % ${depth / 4}u);
      let four = load_a(first_row + row, start + l);
${inFours("tile_a", `row * ${strideA}u + l`)}
    }
    for (var i = local; i < ${(depth * columns) / 4}u; i += ${invocations}u) {
      let l = i / ${columns / 4}u;
      let column = 4u * (i % ${columns / 4}u);
      let four = load_b(start + l, first_column + column);
${inFours("tile_b", `l * ${strideB}u + column`)}
    }
    workgroupBarrier();
    for (var l = 0u; l < DEPTH; l += ${k}u) {
${each(blockRows, (r) => `      let a_${r} = subgroupMatrixLoad<subgroup_matrix_left<${component}, ${k}, ${m}>, row_major>(&tile_a, (strip * ${blockRows * m}u + ${r * m}u) * ${strideA}u + l, ${strideA}u);`)}
${each(blockColumns, (c) => `      let b_${c} = subgroupMatrixLoad<subgroup_matrix_right<${component}, ${n}, ${k}>, row_major>(&tile_b, l * ${strideB}u + ${c * n}u, ${strideB}u);`)}
${each(blockRows, (r) => each(blockColumns, (c) => `      sum_${r}_${c} = subgroupMatrixMultiplyAccumulate(a_${r}, b_${c}, sum_${r}_${c});`))}
    }
    workgroupBarrier();
  }
${each(blockRows, (r) =>
  each(
    blockColumns,
    (c) => `  subgroupMatrixStore<row_major>(&tile_c, strip * ${m * n}u, sum_${r}_${c}, ${n}u);
  workgroupBarrier();
  for (var i = local; i < ${results}u; i += ${invocations}u) {
    let row = first_row + i / ${m * n}u * ${blockRows * m}u + ${r * m}u + i % ${m * n}u / ${n}u;
    let column = first_column + ${c * n}u + i % ${n}u;
    if (row < M && column < N) { c[row * N + column] = ${component}(tile_c[i]); }
  }
  workgroupBarrier();`,
  ),
)}
}`,
    groups: [Math.ceil(shape.n / columns), Math.ceil(shape.m / rows), 1],
  };
}
