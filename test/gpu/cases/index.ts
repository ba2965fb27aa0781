import { CAPSULE_CASES } from "./capsule.ts";
import type { KernelCase } from "./case.ts";
import { CEILINGS_CASES } from "./ceilings.ts";
import { CONTINUOUS_CASES } from "./continuous.ts";
import { CONVOLUTION_CASES } from "./convolution.ts";
import { DECODE_CASES } from "./decode.ts";
import { ELEMENTWISE_CASES } from "./elementwise.ts";
import { GEMM_CASES } from "./gemm.ts";
import { KAN_CASES } from "./kan.ts";
import { LOW_PRECISION_CASES } from "./low-precision.ts";
import { MOE_CASES } from "./moe.ts";
import { PREFILL_CASES } from "./prefill.ts";
import { RECURRENT_CASES } from "./recurrent.ts";
import { SPARSITY_CASES } from "./sparsity.ts";

/** What every kernel of the lab is tried with. */
export const CASES: readonly KernelCase[] = [
  ...CEILINGS_CASES,
  ...GEMM_CASES,
  ...PREFILL_CASES,
  ...DECODE_CASES,
  ...RECURRENT_CASES,
  ...MOE_CASES,
  ...KAN_CASES,
  ...CONTINUOUS_CASES,
  ...CAPSULE_CASES,
  ...SPARSITY_CASES,
  ...LOW_PRECISION_CASES,
  ...CONVOLUTION_CASES,
  ...ELEMENTWISE_CASES,
];
