import type { Kernel } from "../kernel.js";
import { CAPSULE_KERNELS } from "./capsule/index.js";
import { CEILINGS_KERNELS } from "./ceilings/index.js";
import { CONTINUOUS_KERNELS } from "./continuous/index.js";
import { CONVOLUTION_KERNELS } from "./convolution/index.js";
import { DECODE_KERNELS } from "./decode/index.js";
import { ELEMENTWISE_KERNELS } from "./elementwise/index.js";
import { GEMM_KERNELS } from "./gemm/index.js";
import { KAN_KERNELS } from "./kan/index.js";
import { LOW_PRECISION_KERNELS } from "./low-precision/index.js";
import { MOE_KERNELS } from "./moe/index.js";
import { PREFILL_KERNELS } from "./prefill/index.js";
import { RECURRENT_KERNELS } from "./recurrent/index.js";
import { SPARSITY_KERNELS } from "./sparsity/index.js";

/** Every kernel of the lab, by family, in the order in which a reader should meet them. */
export const KERNELS: readonly Kernel[] = [
  ...CEILINGS_KERNELS,
  ...GEMM_KERNELS,
  ...PREFILL_KERNELS,
  ...DECODE_KERNELS,
  ...RECURRENT_KERNELS,
  ...MOE_KERNELS,
  ...KAN_KERNELS,
  ...CONTINUOUS_KERNELS,
  ...CAPSULE_KERNELS,
  ...SPARSITY_KERNELS,
  ...LOW_PRECISION_KERNELS,
  ...CONVOLUTION_KERNELS,
  ...ELEMENTWISE_KERNELS,
];

export function kernelNamed(id: string): Kernel | null {
  return KERNELS.find((kernel) => kernel.id === id) ?? null;
}
