import type { Kernel } from "../../kernel.js";
import { gemmF16 } from "./half.js";
import { gemmNaive } from "./naive.js";
import { gemmRegister } from "./register.js";
import { gemmSubgroup } from "./subgroup.js";
import { gemmSubgroupMatrix, gemmSubgroupMatrixF16 } from "./subgroup-matrix.js";
import { gemmTiled } from "./tiled.js";

export const GEMM_KERNELS: readonly Kernel[] = [
  gemmNaive,
  gemmRegister,
  gemmTiled,
  gemmSubgroup,
  gemmF16,
  gemmSubgroupMatrix,
  gemmSubgroupMatrixF16,
];
