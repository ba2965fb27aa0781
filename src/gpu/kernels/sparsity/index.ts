import type { Kernel } from "../../kernel.js";
import { sparsityBlock } from "./block.js";
import { sparsityCsr } from "./csr.js";
import { sparsityDense } from "./dense.js";
import { sparsity24 } from "./two-four.js";

export const SPARSITY_KERNELS: readonly Kernel[] = [sparsityDense, sparsityCsr, sparsityBlock, sparsity24];
