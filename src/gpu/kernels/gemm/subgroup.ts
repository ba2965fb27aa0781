import { type DeviceTraits, type Kernel, type Pass, size, type Tuning } from "../../kernel.js";
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

/** A workgroup of `invocations`, each with four columns of C in `rows` rows. */
const TUNINGS: readonly Tuning[] = [
  { invocations: 32, rows: 8 },
  { invocations: 64, rows: 8 },
  { invocations: 64, rows: 16 },
  { invocations: 128, rows: 16 },
];

/** Elements of A held by a subgroup's invocations and broadcast among them: no workgroup memory, no barrier. */
export const gemmSubgroup: Kernel = {
  id: "gemm-subgroup",
  family: "gemm",
  title: "GEMM, subgroup broadcast",
  summary:
    "Matrix product without workgroup memory: the invocations of a subgroup share out a piece of A, and hand its elements to each other.",
  architectureId: null,
  parameters: GEMM_PARAMETERS,
  sizes: GEMM_SIZES,
  sweep: GEMM_SWEEP,
  requires: ["subgroups"],
  tunings: (_parameters, { maxInvocationsPerGroup }) =>
    TUNINGS.filter((tuning) => size(tuning, "invocations") <= maxInvocationsPerGroup),
  plan: (parameters, traits, tuning) => {
    const shape = gemmShape(parameters);
    return { buffers: gemmBuffers(shape), passes: [broadcastPass(shape, traits, tuning)] };
  },
  inputs: gemmInputs,
  reference: gemmReference,
  tolerance: gemmTolerance,
  cost: gemmCost,
};

function broadcastPass({ m, n, k }: GemmShape, { subgroupMinSize }: DeviceTraits, tuning: Tuning): Pass {
  const invocations = size(tuning, "invocations");
  const rows = size(tuning, "rows");
  // Every subgroup has at least this many invocations (four by the specification), and all subgroups of a workgroup hold
  // the same piece of A: which invocations make up a subgroup does not matter.
  const depth = Math.max(4, Math.min(subgroupMinSize, invocations));
  const each = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => line(index)).join("\n");
  const a = { buffer: "a", rows: m, columns: k, element: "f32" } as const;
  const b = { buffer: "b", rows: k, columns: n, element: "f32" } as const;
  const c = { buffer: "c", rows: m, columns: n, element: "f32" } as const;
  return {
    label: "broadcast",
    bindings: [
      { ...matrixBinding(a, "read"), as: "array<f32>" },
      matrixBinding(b, "read"),
      matrixBinding(c, "read_write"),
    ],
    code: `enable subgroups;
const M = ${m}u;
const K = ${k}u;
const DEPTH = ${depth}u;
${loadFour("load_b", b)}
${storeFour("store_c", c)}

fn load_a(row: u32, l: u32) -> f32 {
  return select(0.0f, a[min(row, M - 1u) * K + min(l, K - 1u)], row < M && l < K);
}

@compute @workgroup_size(${invocations})
fn main(
  @builtin(workgroup_id) group: vec3<u32>,
  @builtin(local_invocation_index) local: u32,
  @builtin(subgroup_invocation_id) subgroup_index: u32,
) {
  let place = group_of(group);
  let first_row = place.y * ${rows}u;
  let column = 4u * (place.x * ${invocations}u + local);
  let lane = subgroup_index % DEPTH;
${each(rows, (r) => `  var sum_${r} = vec4<f32>();`)}
  for (var start = 0u; start < K; start += DEPTH) {
${each(rows, (r) => `    let held_${r} = load_a(first_row + ${r}u, start + lane);`)}
    for (var l = 0u; l < DEPTH; l++) {
      let b_l = load_b(start + l, column);
${each(rows, (r) => `      sum_${r} = fma(vec4<f32>(subgroupShuffle(held_${r}, l)), b_l, sum_${r});`)}
    }
  }
${each(rows, (r) => `  store_c(first_row + ${r}u, column, sum_${r});`)}
}`,
    groups: [Math.ceil(n / (4 * invocations)), Math.ceil(m / rows), 1],
  };
}
