import { type Pass, size, type Tuning } from "../../kernel.js";
import { loadFour, storeFour } from "../gemm/matrix.js";
import { denseMatrices, type SparseShape } from "./shape.js";

/** A product that goes along the nonzero elements of each row of A, with whole vectors of columns of B. */
export interface RowSplit {
  readonly label: string;
  /** Those of A; B and C follow. */
  readonly bindings: Pass["bindings"];
  readonly declarations: string;
  /** WGSL that goes along the row `row`; `add(value, l)` gives the statements for the element `value` in column `l`. */
  elements(add: (value: string, l: string) => string): string;
}

/**
 * A workgroup of `rows` rows of C, each with `lanes` invocations, each of which holds 4·`vectors` columns. The lanes of
 * a row read the same elements of A and neighbouring columns of B (Yang, Buluç and Owens 2018, row splitting).
 */
const TUNINGS: readonly Tuning[] = [
  { lanes: 16, rows: 4, vectors: 1 },
  { lanes: 32, rows: 2, vectors: 1 },
  { lanes: 32, rows: 4, vectors: 2 },
  { lanes: 8, rows: 8, vectors: 1 },
  { lanes: 64, rows: 1, vectors: 2 },
];

export function rowSplitTunings(): readonly Tuning[] {
  return TUNINGS;
}

export function rowSplitPass(shape: SparseShape, product: RowSplit, tuning: Tuning): Pass {
  const lanes = size(tuning, "lanes");
  const rows = size(tuning, "rows");
  const vectors = Array.from({ length: size(tuning, "vectors") }, (_, vector) => vector);
  const columns = 4 * lanes * vectors.length;
  const { b, c, bindings } = denseMatrices(shape);
  const add = (value: string, l: string) =>
    vectors.map((v) => `sum_${v} = fma(vec4<f32>(${value}), load_b(${l}, column_${v}), sum_${v});`).join(" ");
  return {
    label: product.label,
    bindings: [...product.bindings, ...bindings],
    code: `
const M = ${shape.m}u;
${loadFour("load_b", b)}
${storeFour("store_c", c)}
${product.declarations}

@compute @workgroup_size(${lanes}, ${rows})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>) {
  let place = group_of(group);
  let row = place.x * ${rows}u + local.y;
  if (row >= M) { return; }
${vectors.map((v) => `  let column_${v} = place.y * ${columns}u + 4u * (local.x + ${v * lanes}u);\n  var sum_${v} = vec4<f32>();`).join("\n")}
${product.elements(add)}
${vectors.map((v) => `  store_c(row, column_${v}, sum_${v});`).join("\n")}
}`,
    // Rows first: workgroups that run at the same time then read the same columns of B, which stay in the cache.
    groups: [Math.ceil(shape.m / rows), Math.ceil(shape.n / columns), 1],
  };
}
