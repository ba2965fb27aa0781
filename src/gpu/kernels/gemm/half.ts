import { roundToHalf } from "../../inputs.js";
import { type BufferSpec, type Cost, input, type Kernel, type KernelParameters, type Tolerance } from "../../kernel.js";
import { tiledProduct, tilingsFor } from "./product.js";
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
} from "./shape.js";
import { denseProduct } from "./tiled.js";

/** The tiled GEMM in half precision: half the bytes, and twice the multiply-adds a cycle on most GPUs. */
export const gemmF16: Kernel = {
  id: "gemm-f16",
  family: "gemm",
  title: "GEMM, half precision",
  summary:
    "The tiled matrix product with all matrices in half precision. Sums of up to 16 products are kept in half precision, and then added in single precision.",
  architectureId: "fp16-mixed-precision",
  parameters: GEMM_PARAMETERS,
  sizes: GEMM_SIZES,
  sweep: GEMM_SWEEP,
  requires: ["shader-f16"],
  tunings(parameters, traits) {
    const { m, n } = gemmShape(parameters);
    return tilingsFor(m, n, traits);
  },
  plan: (parameters, _traits, tuning) => {
    const shape = gemmShape(parameters);
    return {
      buffers: gemmHalfBuffers(shape),
      passes: [tiledProduct(denseProduct(shape, "f16", tuning), tuning)],
    };
  },
  inputs: gemmHalfInputs,
  reference: gemmReference,
  tolerance: gemmHalfTolerance,
  cost: gemmHalfCost,
};

export function gemmHalfBuffers(shape: GemmShape): readonly BufferSpec[] {
  return gemmBuffers(shape).map((buffer) => ({ ...buffer, type: "f16" }));
}

export function gemmHalfInputs(parameters: KernelParameters, random: () => number) {
  const inputs = gemmInputs(parameters, random);
  const half = (name: string) => roundToHalf(Float32Array.from(input(inputs, name)));
  return { a: half("a"), b: half("b") };
}

/** Unit roundoff of half precision. */
export const F16_ROUNDOFF = 2 ** -11;

/** The most products that any tiling adds in half precision. */
export const HALF_RUN = 16;

/**
 * What sums of sums of `run` products in half precision may err by, relative to their root mean square: eight times the
 * root mean square error, for the largest of all elements and for devices that round the product of a multiply-add too.
 */
export function halfSumError(run: number): number {
  return 8 * Math.sqrt(run / 6) * F16_ROUNDOFF;
}

function gemmHalfTolerance(parameters: KernelParameters): Tolerance {
  return {
    relative: halfSumError(Math.min(HALF_RUN, gemmShape(parameters).k)),
    derivation:
      "A sum of d ≤ 16 products in half precision errs by √(d/6)·2⁻¹¹ of its root mean square (d roundings of sums that grow as √i), as do sums of such sums, whose errors are independent; eight times that leaves room for the largest of all elements and for devices that round products too.",
  };
}

export function gemmHalfCost(parameters: KernelParameters): Cost {
  const { usefulFlops, compulsoryBytes } = gemmCost(parameters);
  return { usefulFlops, compulsoryBytes: compulsoryBytes / 2 };
}
