import type { Kernel } from "../../kernel.js";
import { loadFour, matrixBinding, storeFour } from "./matrix.js";
import { type TiledProduct, tiledProduct, tilingsFor } from "./product.js";
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
  tunings(parameters, traits) {
    const { m, n } = gemmShape(parameters);
    return tilingsFor(m, n, traits);
  },
  plan: (parameters, _traits, tuning) => {
    const shape = gemmShape(parameters);
    return { buffers: gemmBuffers(shape), passes: [tiledProduct(denseProduct(shape, "f32", tuning), tuning)] };
  },
  inputs: gemmInputs,
  reference: gemmReference,
  tolerance: gemmTolerance,
  cost: gemmCost,
};

/** C = A B of matrices stored by rows. */
export function denseProduct(
  { m, n, k }: GemmShape,
  element: "f32" | "f16",
  { depth = 4 }: Readonly<Record<string, number>>,
): TiledProduct {
  const a = { buffer: "a", rows: m, columns: k, element };
  const b = { buffer: "b", rows: k, columns: n, element };
  const c = { buffer: "c", rows: m, columns: n, element };
  return {
    label: "tiles",
    bindings: [matrixBinding(a, "read"), matrixBinding(b, "read"), matrixBinding(c, "read_write")],
    arithmetic: element,
    rows: m,
    columns: n,
    loadA: "depth",
    loadB: "side",
    steps: { first: "0u", last: `${Math.ceil(k / depth)}u`, start: "step * DEPTH" },
    declarations: `
${loadFour("four_of_a", a)}
${loadFour("four_of_b", b)}
${storeFour("store_c", c)}

fn load_a(row: u32, l: u32, step: u32) -> vec4<${element}> { return four_of_a(row, l); }
fn load_b(column: u32, l: u32, step: u32) -> vec4<${element}> { return four_of_b(l, column); }`,
  };
}
