import type { Size } from "./kernel.js";
import { attentionLike, hasKernels, type KernelPair, type Side, side, sideAt } from "./kernel-pair.js";

/** The dense matrix product in f32, in every way that the lab has. */
const GEMM = side("gemm-tiled", ["gemm-register", "gemm-subgroup", "gemm-subgroup-matrix"]);

/** Mamba-1's recurrence: the parallel scan of its kernel, or channels side by side, each step after the other. */
const MAMBA_1 = side("recurrent-scan-parallel", ["recurrent-scan-sequential"]);

/** A layer of splines: only the bases that a value touches, or all of them as one matrix product. */
const SPLINES = side("kan-spline", ["kan-spline-dense"]);

/** Tensor cores are out of WebGPU's reach, and their utilization with them: every note on a share says so. */
const SHARE =
  "The share is of the rate of this lab’s own matrix product in f32 on the same device. The claim counts tensor cores, which WebGPU neither reaches nor counts, so it cannot be held against it.";

/** Every comparison, in the order in which the essays come to it. */
export const PAIRS: readonly KernelPair[] = [
  {
    id: "flash-time",
    title: "Attention: scores in memory against FlashAttention",
    claimIds: ["waw-flash-speedup", "map-flash-speedup"],
    compares: "time",
    expects: "figure",
    slower: side("prefill-materialized"),
    faster: side("prefill-flash"),
    note: "Same prompt, heads and mask. Forward pass in f32.",
  },
  {
    id: "flash-memory",
    title: "Attention: memory of the two",
    claimIds: ["waw-flash-memory"],
    compares: "memory",
    expects: "figure",
    slower: side("prefill-materialized"),
    faster: side("prefill-flash"),
    note: "Bytes of all buffers that the kernels allocate, inputs and output included: counted, without a device. Forward pass in f32. The ratio grows with the prompt.",
  },
  {
    id: "sliding-time",
    title: "Attention: all tokens against a sliding window",
    claimIds: ["waw-swa-mistral"],
    compares: "time",
    expects: "nothing",
    slower: side("prefill-flash"),
    faster: side("prefill-sliding"),
    note: "Both fused. The claim is on growth: the scaling chart shows whether time with a window grows in step with the prompt.",
  },
  {
    id: "gqa-time",
    title: "Decoding: multi-head against grouped-query attention",
    claimIds: ["waw-winners-no-kernels", "waw-gqa-8to1"],
    compares: "time",
    expects: "nothing",
    slower: side("decode-mha"),
    faster: side("decode-gqa"),
    note: "Equal query heads, eight of which share keys and values. At most 8 times, where reading the cache is all that counts.",
  },
  {
    id: "mqa-time",
    title: "Decoding: multi-head against multi-query attention",
    claimIds: [],
    compares: "time",
    expects: "nothing",
    slower: side("decode-mha"),
    faster: side("decode-mqa"),
    note: "Equal query heads, which all share one head of keys and values. No claim gives a figure.",
  },
  {
    id: "mla-time",
    title: "Decoding: multi-head against latent attention",
    claimIds: ["waw-winners-no-kernels"],
    compares: "time",
    expects: "nothing",
    slower: side("decode-mha"),
    faster: side("decode-mla"),
    note: "Equal query heads; the up-projections of the latent are absorbed and not counted.",
  },
  {
    id: "sparse-decode-time",
    title: "Decoding: latent attention to all against selected tokens",
    claimIds: ["waw-dsa-complexity"],
    compares: "time",
    expects: "nothing",
    slower: side("decode-mla"),
    faster: side("decode-sparse"),
    note: "Choosing the tokens is left out, which the claim’s L·k leaves out too. The claim is on growth, which the scaling chart shows.",
  },
  {
    id: "moe-kernels-time",
    title: "Mixture of experts: one expert after another against grouped",
    claimIds: ["waw-moe-naive-slow"],
    compares: "time",
    expects: "nothing",
    slower: side("moe-naive"),
    faster: side("moe-grouped"),
    note: "Same tokens, router and experts: what kernels for mixtures win. The claim itself compares with a dense model, as the next pair does.",
  },
  {
    id: "moe-dense-time",
    title: "Naive mixture of experts against a dense block of as many weights",
    claimIds: ["waw-moe-naive-slow"],
    compares: "time",
    expects: "figure",
    slower: side("moe-naive"),
    faster: side("moe-dense-total"),
    note: "The dense block works with all its weights on every token, the mixture with a part of them.",
  },
  {
    id: "moe-capacity-time",
    title: "Dense block against a grouped mixture of as many weights",
    claimIds: ["waw-blocksparse-penalty"],
    compares: "time",
    expects: "faster",
    slower: side("moe-dense-total"),
    faster: side("moe-grouped"),
    note: "Above 1, what is not computed outweighs what routing costs. One layer on one device: communication is left out.",
  },
  {
    id: "moe-penalty-time",
    title: "Grouped mixture of experts against a dense block of equal work",
    claimIds: ["waw-blocksparse-penalty"],
    compares: "time",
    expects: "nothing",
    slower: side("moe-grouped"),
    faster: side("moe-dense-active"),
    note: "Equal operations for each token: what is left is the penalty of routing, gathering and reading more weights.",
  },
  {
    id: "scan-ssd-time",
    title: "State space: Mamba-1’s scan against Mamba-2’s products",
    claimIds: ["att-mamba-gemm", "waw-ssm-friction"],
    compares: "time",
    expects: "faster",
    slower: MAMBA_1,
    faster: side("recurrent-ssd-chunked"),
    note: "Equal tokens and channels; Mamba-2 has a state four times as large for each channel, as its authors recommend larger ones.",
  },
  {
    id: "scan-share",
    title: "State space: utilization of Mamba-1’s scan",
    claimIds: ["com-mamba2-util"],
    compares: "utilization",
    expects: "nothing",
    slower: MAMBA_1,
    faster: GEMM,
    note: SHARE,
  },
  {
    id: "ssd-share",
    title: "State space: utilization of Mamba-2’s products",
    claimIds: ["com-mamba2-util"],
    compares: "utilization",
    expects: "nothing",
    slower: side("recurrent-ssd-chunked"),
    faster: GEMM,
    note: SHARE,
  },
  {
    id: "attention-scan-time",
    title: "FlashAttention against Mamba-1’s scan",
    claimIds: ["waw-ssm-friction"],
    compares: "time",
    expects: "nothing",
    slower: attentionLike("recurrent-scan-parallel"),
    faster: MAMBA_1,
    note: "Equal tokens, heads and channels. The ratio grows with the length; the scaling chart shows where they meet.",
  },
  {
    id: "attention-ssd-time",
    title: "FlashAttention against Mamba-2’s products",
    claimIds: ["waw-ssm-friction"],
    compares: "time",
    expects: "nothing",
    slower: attentionLike("recurrent-ssd-chunked"),
    faster: side("recurrent-ssd-chunked"),
    note: "Equal tokens, heads and channels. The ratio grows with the length.",
  },
  {
    id: "kan-share",
    title: "KAN: utilization of a spline layer",
    claimIds: ["map-kan-util", "com-kan-10pct"],
    compares: "utilization",
    expects: "nothing",
    slower: SPLINES,
    faster: GEMM,
    note: SHARE,
  },
  {
    id: "kan-weights-time",
    title: "KAN: spline layer against an MLP of as many weights",
    claimIds: ["map-100x-tax"],
    compares: "time",
    expects: "figure",
    slower: SPLINES,
    faster: side("kan-mlp-params"),
    note: "A spline uses four of its edge’s weights for a token, an MLP all of them: equal weights favour the KAN.",
  },
  {
    id: "kan-work-time",
    title: "KAN: spline layer against an MLP of equal work",
    claimIds: ["att-10-100x", "map-100x-tax"],
    compares: "time",
    expects: "figure",
    slower: SPLINES,
    faster: side("kan-mlp-flops"),
    note: "Equal useful operations for each token. Without tensor cores on either side the ratio is likely smaller than the claim’s.",
  },
  {
    id: "kan-recast-time",
    title: "KAN: splines against Gaussians as a matrix product",
    claimIds: ["map-kan-util"],
    compares: "time",
    expects: "nothing",
    slower: SPLINES,
    faster: side("kan-rbf"),
    note: "FastKAN’s recast for GPUs computes something similar, not the same.",
  },
  {
    id: "ode-share",
    title: "Continuous depth: utilization of an adaptive solver",
    claimIds: ["map-ode-util"],
    compares: "utilization",
    expects: "nothing",
    slower: side("continuous-dopri5"),
    faster: GEMM,
    note: `${SHARE} Only evaluations in steps that were taken count as useful, so the step that is refused lowers it.`,
  },
  {
    id: "ode-time",
    title: "Continuous depth: adaptive solver against one residual block",
    claimIds: ["map-100x-tax"],
    compares: "time",
    expects: "figure",
    slower: side("continuous-dopri5"),
    faster: side("continuous-residual"),
    note: "The solver evaluates the block several times a step, which is most of the ratio. The claim compares with a matrix product.",
  },
  {
    id: "capsule-time",
    title: "Capsules: routing by agreement against a linear layer",
    claimIds: ["waw-capsule"],
    compares: "time",
    expects: "nothing",
    slower: side("capsule-routing"),
    faster: side("capsule-linear"),
    note: "The claim is on adoption and gives no figure; the ratio is the cost that stood in its way.",
  },
  {
    id: "sparsity-time",
    title: "Sparsity: scattered nonzeros against blocks",
    claimIds: ["waw-three-properties"],
    compares: "time",
    expects: "faster",
    slower: side("sparsity-csr"),
    faster: side("sparsity-block"),
    note: "Equal density. The claim names dense products as what GPUs rest on; blocks are small dense products.",
  },
];

export function pairNamed(id: string): KernelPair | null {
  return PAIRS.find((pair) => pair.id === id) ?? null;
}

/** What to run for a pair at a size, slower side first; null where the lab lacks one of the kernels. */
export function pairSides(id: string, size: Size): readonly [Side, Side] | null {
  const pair = pairNamed(id);
  return pair && hasKernels(pair) ? [sideAt(pair.slower, size), sideAt(pair.faster, size)] : null;
}
