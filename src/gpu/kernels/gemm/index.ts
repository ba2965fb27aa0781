import type { Kernel } from "../../kernel.js";
import { gemmF16 } from "./half.js";
import { gemmNaive } from "./naive.js";
import { gemmSubgroup } from "./subgroup.js";
import { gemmTiled } from "./tiled.js";

export const GEMM_KERNELS: readonly Kernel[] = [gemmNaive, gemmTiled, gemmSubgroup, gemmF16];
