import { LAB, MOE, technique, UTILIZATION } from "../links.js";
import type { Chapter } from "../terms.js";

export const HARDWARE: Chapter = {
  title: "What a GPU is good at",
  terms: [
    {
      id: "gemm",
      name: "GEMM",
      alias: "general matrix multiplication",
      meaning:
        "The product of two dense matrices, and the work that GPUs are built around: every number that is read takes part in many multiplications, and all of them follow one regular pattern.",
      see: [LAB],
    },
    {
      id: "tensor-core",
      name: "Tensor core",
      meaning:
        "A unit of a GPU that multiplies small matrices in one step. It does nothing else, so a technique that is no matrix product has to use the slower general units.",
      see: [UTILIZATION],
    },
    {
      id: "memory-bandwidth",
      name: "HBM and memory bandwidth",
      alias: "high-bandwidth memory",
      meaning:
        "The GPU's main memory, and how many bytes a second it delivers. It holds weights and caches; reading it is often what a model waits for.",
    },
    {
      id: "sram",
      name: "SRAM, shared memory",
      meaning:
        "Small memory on the chip itself, beside each group of units, and much faster than HBM. A kernel that keeps its working set there reads each byte from HBM only once.",
    },
    {
      id: "arithmetic-intensity",
      name: "Arithmetic intensity",
      meaning:
        "Operations done for each byte that is moved to or from main memory. A large matrix product has hundreds, an element-wise function less than one.",
      see: [LAB],
    },
    {
      id: "ridge-point",
      name: "Roofline and ridge point",
      meaning:
        "The roofline is the most that a kernel can do at its arithmetic intensity: bandwidth times intensity, until the arithmetic units are full. The intensity at which that happens is the ridge point. Left of it a kernel waits for memory, right of it for arithmetic.",
      see: [LAB],
    },
    {
      id: "utilization",
      name: "Utilization, MFU",
      alias: "model FLOP utilization",
      meaning:
        "The share of a GPU's peak that useful work reaches. For a whole training run it counts only the operations that the model's formula needs, not those that were done twice to save memory.",
      see: [UTILIZATION],
    },
    {
      id: "kernel",
      name: "Kernel",
      meaning:
        "One program that runs on the GPU, on thousands of threads at once. Two operations in one kernel are fused: what passes between them never goes through main memory.",
      see: [LAB],
    },
    {
      id: "parallel-scan",
      name: "Parallel scan",
      meaning:
        "A way to compute a running sum, or any recurrence that can be combined pairwise, in about log₂ n steps in place of n. It spreads a sequence over many threads, at about twice the work and without matrix products.",
      see: [LAB],
    },
    {
      id: "all-to-all",
      name: "All-to-all",
      meaning:
        "A step in which each GPU sends a different part of its data to each other GPU. Experts that live on different GPUs need one before and one after each layer.",
      see: [MOE],
    },
    {
      id: "block-sparse",
      name: "Block-sparse operations",
      meaning:
        "Matrix products in which whole tiles are zero and are skipped. What is left are small dense products, so tensor cores can still be used; single zeros here and there could not be skipped so.",
      see: [technique("In the dataset", "block-sparse-weights"), LAB],
    },
  ],
};
