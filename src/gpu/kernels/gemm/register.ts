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

/** A workgroup of `side` × `side` invocations, each with four columns of C in `rows` rows. */
const TUNINGS: readonly Tuning[] = [
  { side: 8, rows: 4 },
  { side: 8, rows: 8 },
  { side: 16, rows: 4 },
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
  const each = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => line(index)).join("\n");
  const a = { buffer: "a", rows: m, columns: k, element: "f32" } as const;
  const b = { buffer: "b", rows: k, columns: n, element: "f32" } as const;
  const c = { buffer: "c", rows: m, columns: n, element: "f32" } as const;
  const inFours = n % 4 === 0;
  return {
    label: "registers",
    bindings: [matrixBinding(a, "read"), matrixBinding(b, "read"), matrixBinding(c, "read_write")],
    code: `
const M = ${m}u;
const N = ${n}u;
const K = ${k}u;
${loadFour("load_a", a)}
${inFours ? "" : loadFour("load_b", b)}
${storeFour("store_c", c)}

@compute @workgroup_size(${side}, ${side})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>) {
  let place = group_of(group);
  let first_row = (place.y * ${side}u + local.y) * ${rows}u;
  let column = 4u * (place.x * ${side}u + local.x);
  // Invocations past the edge compute what is there, and store nothing.
  ${inFours ? "let b_column = min(column, N - 4u) / 4u;" : ""}
${each(rows, (r) => `  var sum_${r} = vec4<f32>();`)}
  // A is zero past its last column, so the rest of a piece of four adds nothing.
  for (var l = 0u; l < K; l += 4u) {
${each(rows, (r) => `    let a_${r} = load_a(min(first_row + ${r}u, M - 1u), l);`)}
${each(4, (i) => (inFours ? `    let b_${i} = b[min(l + ${i}u, K - 1u) * (N / 4u) + b_column];` : `    let b_${i} = load_b(l + ${i}u, column);`))}
${each(rows, (r) => each(4, (i) => `    sum_${r} = fma(vec4<f32>(a_${r}[${i}]), b_${i}, sum_${r});`))}
  }
${each(rows, (r) => `  store_c(first_row + ${r}u, column, sum_${r});`)}
}`,
    groups: [Math.ceil(n / (4 * side)), Math.ceil(m / (rows * side)), 1],
  };
}
