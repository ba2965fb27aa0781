import type { Kernel } from "../../kernel.js";
import { gemmNaive } from "./naive.js";
import { gemmTiled } from "./tiled.js";

export const GEMM_KERNELS: readonly Kernel[] = [gemmNaive, gemmTiled];
