import { input, type Kernel, type KernelParameters } from "../../kernel.js";
import { tiledProduct, tilingsFor } from "../gemm/product.js";
import { denseProduct } from "../gemm/tiled.js";
import {
  denseFactor,
  denseMatrices,
  SPARSE_PARAMETERS,
  SPARSE_SIZES,
  SPARSE_SWEEP,
  sparseCost,
  sparseReference,
  sparseShape,
  sparseTolerance,
  unstructured,
} from "./shape.js";

/** The yardstick: the sparse matrix with its zeros, multiplied as any other. */
export const sparsityDense: Kernel = {
  id: "sparsity-dense",
  family: "sparsity",
  title: "Sparse matrix stored densely",
  summary:
    "Product of a sparse and a dense matrix that stores and multiplies all zeros, with the tiles of a dense product. Its time does not depend on the density.",
  architectureId: null,
  parameters: SPARSE_PARAMETERS,
  sizes: SPARSE_SIZES,
  sweep: SPARSE_SWEEP,
  requires: [],
  tunings(parameters, traits) {
    const { m, n } = sparseShape(parameters);
    return tilingsFor(m, n, traits);
  },
  plan: (parameters, _traits, tuning) => {
    const shape = sparseShape(parameters);
    const a = { name: "a", type: "f32", length: shape.m * shape.k, role: "input" } as const;
    return {
      buffers: [a, ...denseMatrices(shape).buffers],
      passes: [tiledProduct(denseProduct(shape, "f32", tuning), tuning)],
    };
  },
  inputs(parameters, random) {
    const shape = sparseShape(parameters);
    const { rowStarts, columns, values } = unstructured(shape, random);
    const a = new Float32Array(shape.m * shape.k);
    for (let row = 0; row < shape.m; row++) {
      for (let at = rowStarts[row] ?? 0; at < (rowStarts[row + 1] ?? 0); at++)
        a[row * shape.k + (columns[at] ?? 0)] = values[at] ?? 0;
    }
    return { a, b: denseFactor(shape, random) };
  },
  reference(parameters, inputs) {
    const shape = sparseShape(parameters);
    const a = input(inputs, "a");
    return sparseReference(shape, inputs, (row) =>
      Array.from(a.subarray(row * shape.k, (row + 1) * shape.k), (value, l) => [l, value] as const).filter(
        ([, value]) => value !== 0,
      ),
    );
  },
  tolerance: sparseTolerance,
  cost: (parameters: KernelParameters) => {
    const shape = sparseShape(parameters);
    return sparseCost(shape, 4 * shape.m * shape.k);
  },
};
