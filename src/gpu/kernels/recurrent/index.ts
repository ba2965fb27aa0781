import type { Kernel } from "../../kernel.js";
import { gatedDeltaChunked } from "./gated-delta.js";
import { linearAttentionChunked } from "./linear-attention.js";
import { scanParallel } from "./scan-parallel.js";
import { scanSequential } from "./scan-sequential.js";
import { ssdChunked } from "./ssd.js";
import { wkv } from "./wkv.js";

/** Layers that carry a state from token to token, their inputs given as tensors: one layer's token mixing. */
export const RECURRENT_KERNELS: readonly Kernel[] = [
  linearAttentionChunked,
  scanSequential,
  scanParallel,
  ssdChunked,
  gatedDeltaChunked,
  wkv,
];
