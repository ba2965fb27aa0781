import type { Kernels, Machine } from "../../../src/analysis/sequence-scaling/roofline.ts";
import { shapeOf } from "../../../src/analysis/sequence-scaling/shape.ts";
import type { Links } from "../../../src/analysis/sequence-scaling/training.ts";

/** 12 · 32 · 4096² parameters: 32 layers of width 4096. */
export const LLAMA_LIKE = shapeOf(12 * 32 * 4096 ** 2);

/** The H100's datasheet, and links of 153 and 51 GB/s. */
export const H100: Machine & Links = {
  peakFlops: 989e12,
  vectorFlops: 67e12,
  memoryBandwidth: 3.35e12,
  within: 153e9,
  between: 51e9,
  latency: 1e-5,
};

export const KERNELS: Kernels = {
  exponential: 16,
  stateBytes: 8,
  projectionShare: 0.6,
  attentionShare: 0.6,
  chunkShare: 0.4,
  vectorShare: 0.4,
  memoryShare: 0.8,
};
