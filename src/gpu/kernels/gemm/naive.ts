import type { Kernel } from "../../kernel.js";
import {
  GEMM_PARAMETERS,
  GEMM_SIZES,
  GEMM_SWEEP,
  gemmBuffers,
  gemmCost,
  gemmInputs,
  gemmReference,
  gemmShape,
  gemmTolerance,
} from "./shape.js";

const SIDE = 8;

/** One invocation an element, straight from memory: what a GEMM costs without tiling. */
export const gemmNaive: Kernel = {
  id: "gemm-naive",
  family: "gemm",
  title: "GEMM, naive",
  summary:
    "Matrix product with one invocation for each element of the result, which reads a whole row and column from memory.",
  architectureId: null,
  parameters: GEMM_PARAMETERS,
  sizes: GEMM_SIZES,
  sweep: GEMM_SWEEP,
  requires: [],
  tunings: () => [{}],
  plan(parameters) {
    const shape = gemmShape(parameters);
    return {
      buffers: gemmBuffers(shape),
      passes: [
        {
          label: "product",
          bindings: [
            { buffer: "a", access: "read", as: "array<f32>" },
            { buffer: "b", access: "read", as: "array<f32>" },
            { buffer: "c", access: "read_write", as: "array<f32>" },
          ],
          code: `
            const M = ${shape.m}u;
            const N = ${shape.n}u;
            const K = ${shape.k}u;

            @compute @workgroup_size(${SIDE}, ${SIDE})
            fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>) {
              let place = group_of(group);
              let row = place.y * ${SIDE}u + local.y;
              let column = place.x * ${SIDE}u + local.x;
              if (row >= M || column >= N) { return; }
              var sum = 0.0f;
              for (var l = 0u; l < K; l++) { sum += a[row * K + l] * b[l * N + column]; }
              c[row * N + column] = sum;
            }`,
          groups: [Math.ceil(shape.n / SIDE), Math.ceil(shape.m / SIDE), 1],
        },
      ],
    };
  },
  inputs: gemmInputs,
  reference: gemmReference,
  tolerance: gemmTolerance,
  cost: gemmCost,
};
