import { type Kernel, type Pass, size, type Tuning } from "../../kernel.js";
import { loadFour, matrixBinding, storeFour } from "./matrix.js";
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
 * A workgroup of `side` × `side` invocations, each with a block of `rows` × 4·`vectors` elements of C. A larger block
 * loads less for each multiply-add, and needs more registers.
 */
const TUNINGS: readonly Tuning[] = [
  { side: 8, rows: 4, vectors: 1 },
  { side: 8, rows: 8, vectors: 1 },
  { side: 16, rows: 4, vectors: 1 },
  { side: 8, rows: 4, vectors: 2 },
  { side: 8, rows: 8, vectors: 2 },
];

/** A block of C in the registers of each invocation; A and B come from memory and its caches alone. */
export const gemmRegister: Kernel = {
  id: "gemm-register",
  family: "gemm",
  title: "GEMM, registers only",
  summary:
    "Matrix product whose blocks are held in registers and whose factors come straight from memory: no workgroup memory, no barrier. What caches alone are worth.",
  architectureId: null,
  parameters: GEMM_PARAMETERS,
  sizes: GEMM_SIZES,
  sweep: GEMM_SWEEP,
  requires: [],
  tunings: (_parameters, { maxInvocationsPerGroup }) =>
    TUNINGS.filter((tuning) => size(tuning, "side") ** 2 <= maxInvocationsPerGroup),
  plan: (parameters, _traits, tuning) => {
    const shape = gemmShape(parameters);
    return { buffers: gemmBuffers(shape), passes: [registerPass(shape, tuning)] };
  },
  inputs: gemmInputs,
  reference: gemmReference,
  tolerance: gemmTolerance,
  cost: gemmCost,
};

function registerPass({ m, n, k }: GemmShape, tuning: Tuning): Pass {
  const side = size(tuning, "side");
  const rows = size(tuning, "rows");
  const vectors = size(tuning, "vectors");
  const each = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => line(index)).join("\n");
  const a = { buffer: "a", rows: m, columns: k, element: "f32" } as const;
  const b = { buffer: "b", rows: k, columns: n, element: "f32" } as const;
  const c = { buffer: "c", rows: m, columns: n, element: "f32" } as const;
  const inFours = n % 4 === 0;
  const isWhole = k % 4 === 0;
  // Where every piece of A and B is whole, places are counted up and nothing is compared.
  const loadA = (r: number) => (isWhole ? `a[a_row_${r} + l / 4u]` : `load_a(row_${r}, l)`);
  const loadB = (i: number, v: number) => {
    const depth = isWhole ? `(l + ${i}u)` : `min(l + ${i}u, K - 1u)`;
    return inFours ? `b[${depth} * (N / 4u) + b_column_${v}]` : `load_b(l + ${i}u, column_${v})`;
  };
  return {
    label: "registers",
    bindings: [matrixBinding(a, "read"), matrixBinding(b, "read"), matrixBinding(c, "read_write")],
    code: `
const M = ${m}u;
const N = ${n}u;
const K = ${k}u;
${isWhole ? "" : loadFour("load_a", a)}
${inFours ? "" : loadFour("load_b", b)}
${storeFour("store_c", c)}

@compute @workgroup_size(${side}, ${side})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>) {
  let place = group_of(group);
  let first_row = (place.y * ${side}u + local.y) * ${rows}u;
  // Invocations past the edge compute what is there, and store nothing.
${each(rows, (r) => `  let row_${r} = min(first_row + ${r}u, M - 1u);${isWhole ? ` let a_row_${r} = row_${r} * (K / 4u);` : ""}`)}
${each(vectors, (v) => `  let column_${v} = 4u * (place.x * ${side * vectors}u + ${v * side}u + local.x);${inFours ? ` let b_column_${v} = min(column_${v}, N - 4u) / 4u;` : ""}`)}
${each(rows, (r) => each(vectors, (v) => `  var sum_${r}_${v} = vec4<f32>();`))}
  // A is zero past its last column, so the rest of a piece of four adds nothing.
  for (var l = 0u; l < K; l += 4u) {
${each(rows, (r) => `    let a_${r} = ${loadA(r)};`)}
${each(4, (i) => each(vectors, (v) => `    let b_${i}_${v} = ${loadB(i, v)};`))}
${each(4, (i) => each(rows, (r) => each(vectors, (v) => `    sum_${r}_${v} = fma(vec4<f32>(a_${r}[${i}]), b_${i}_${v}, sum_${r}_${v});`)))}
  }
${each(rows, (r) => each(vectors, (v) => `  store_c(first_row + ${r}u, column_${v}, sum_${r}_${v});`))}
}`,
    groups: [Math.ceil(n / (4 * vectors * side)), Math.ceil(m / (rows * side)), 1],
  };
}
