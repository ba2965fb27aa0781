/**
 * The words under which pages speak of a term, one line a term. A form with capitals counts as it stands, one without
 * also at the start of a sentence; each may have an s at its end.
 */
export const FORMS: Readonly<Record<string, readonly string[]>> = {
  gemm: ["GEMM", "matrix product", "matrix multiplication"],
  "tensor-core": ["tensor core"],
  "memory-bandwidth": ["HBM", "memory bandwidth"],
  sram: ["SRAM", "shared memory"],
  "arithmetic-intensity": ["arithmetic intensity"],
  "ridge-point": ["roofline", "ridge point"],
  utilization: ["MFU", "utilization"],
  kernel: ["kernel"],
  "parallel-scan": ["parallel scan", "prefix scan"],
  "all-to-all": ["all-to-all"],
  "block-sparse": ["block-sparse"],
  token: ["token"],
  attention: ["attention", "self-attention"],
  "prefill-decode": ["prefill", "decode"],
  "kv-cache": ["KV cache", "cache of keys and values", "keys and values"],
  "multi-head-attention": ["multi-head attention", "MHA"],
  "multi-query-attention": ["multi-query attention", "MQA"],
  "grouped-query-attention": ["grouped-query attention", "GQA"],
  "multi-head-latent-attention": ["multi-head latent attention", "MLA"],
  "flash-attention": ["FlashAttention"],
  "sliding-window": ["sliding window", "sliding-window attention"],
  "sparse-attention": ["sparse attention", "DSA"],
  rope: ["RoPE", "rotary position"],
  "mixture-of-experts": ["mixture of experts", "mixtures of experts", "MoE"],
  "active-parameters": ["active parameter", "total parameter"],
  router: ["router", "expert"],
  "conditional-execution": ["conditional execution"],
  "moe-systems": ["FasterMoE", "MegaBlocks"],
  "state-space-model": ["state-space model", "state space model", "SSM"],
  mamba: ["Mamba"],
  "selective-scan": ["selective scan", "SSD"],
  hybrid: ["hybrid"],
  kan: ["KAN", "Kolmogorov–Arnold network"],
  "neural-ode": ["neural ODE", "Neural ODE"],
  capsule: ["capsule network", "capsule"],
  rag: ["RAG", "retrieval-augmented generation"],
  sam: ["SAM", "sharpness-aware minimization"],
  "progressive-depth": ["progressive depth"],
  "routing-aware": ["routing-aware"],
  grpo: ["GRPO"],
  "h-and-e": ["H and E", "hardware fit"],
  zone: ["friction zone", "zone"],
  tier: ["tier"],
  "adoption-lag": ["adoption lag", "lag"],
  "friction-tax": ["friction tax"],
  "evidence-mark": ["evidence mark"],
};

/**
 * Terms that the pages of a folder use in another sense: there a router chooses between models and an expert is a model
 * that is called, while the glossary's stand inside a mixture of experts.
 */
export const OTHER_SENSE: Readonly<Record<string, readonly string[]>> = {
  orchestra: ["router"],
};
