import { input, type Kernel } from "../../kernel.js";
import { rowSplitPass, rowSplitTunings } from "./row-split.js";
import {
  denseFactor,
  denseMatrices,
  SPARSE_PARAMETERS,
  SPARSE_SIZES,
  SPARSE_SWEEP,
  type SparseShape,
  sparseCost,
  sparseReference,
  sparseShape,
  sparseTolerance,
  unstructured,
} from "./shape.js";

/** Nonzero elements anywhere, stored as compressed sparse rows. */
export const sparsityCsr: Kernel = {
  id: "sparsity-csr",
  family: "sparsity",
  title: "Unstructured sparsity",
  summary:
    "Product of a matrix whose nonzero elements may be anywhere and a dense matrix. Each nonzero element is stored with its column, and fetches its own row of the dense matrix.",
  architectureId: "unstructured-pruning",
  parameters: SPARSE_PARAMETERS,
  sizes: SPARSE_SIZES,
  sweep: SPARSE_SWEEP,
  requires: [],
  tunings: rowSplitTunings,
  plan: (parameters, _traits, tuning) => {
    const shape = sparseShape(parameters);
    return {
      buffers: [
        { name: "row_starts", type: "u32", length: shape.m + 1, role: "input" },
        { name: "columns", type: "u32", length: shape.nonzeros, role: "input" },
        { name: "values", type: "f32", length: shape.nonzeros, role: "input" },
        ...denseMatrices(shape).buffers,
      ],
      passes: [rowSplitPass(shape, csrProduct(shape), tuning)],
    };
  },
  inputs(parameters, random) {
    const shape = sparseShape(parameters);
    const { rowStarts, columns, values } = unstructured(shape, random);
    return { row_starts: rowStarts, columns, values, b: denseFactor(shape, random) };
  },
  reference(parameters, inputs) {
    const starts = input(inputs, "row_starts");
    const columns = input(inputs, "columns");
    const values = input(inputs, "values");
    return sparseReference(sparseShape(parameters), inputs, (row) =>
      Array.from({ length: (starts[row + 1] ?? 0) - (starts[row] ?? 0) }, (_, index) => {
        const at = (starts[row] ?? 0) + index;
        return [columns[at] ?? 0, values[at] ?? 0] as const;
      }),
    );
  },
  tolerance: sparseTolerance,
  cost: (parameters) => {
    const shape = sparseShape(parameters);
    return sparseCost(shape, 4 * (2 * shape.nonzeros + shape.m + 1));
  },
};

/** Elements are loaded four at a time, so that four rows of B are on their way at once. */
function csrProduct({ nonzeros }: SparseShape) {
  const four = [0, 1, 2, 3];
  return {
    label: "rows of nonzero elements",
    bindings: [
      { buffer: "row_starts", access: "read", as: "array<u32>" },
      { buffer: "columns", access: "read", as: "array<u32>" },
      { buffer: "values", access: "read", as: "array<f32>" },
    ],
    declarations: `const NONZEROS = ${nonzeros}u;`,
    elements: (add: (value: string, l: string) => string) => `
  let end = min(row_starts[row + 1u], NONZEROS);
  var i = min(row_starts[row], NONZEROS);
  for (; i + 4u <= end; i += 4u) {
${four.map((e) => `    let l_${e} = columns[i + ${e}u];\n    let a_${e} = values[i + ${e}u];`).join("\n")}
${four.map((e) => `    ${add(`a_${e}`, `l_${e}`)}`).join("\n")}
  }
  for (; i < end; i++) { ${add("values[i]", "columns[i]")} }`,
  } as const;
}
