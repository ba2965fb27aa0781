import * as v from "valibot";

export const kernelRow = v.object({
  id: v.string(),
  mixer: v.picklist(["linear", "mamba1", "ssd"]),
  implementation: v.string(),
  gpu: v.nullable(v.string()),
  is_crossover: v.boolean(),
  tokens: v.number(),
  gain: v.number(),
  evidence: v.string(),
});

/** A published speed of a recurrent kernel against FlashAttention-2. */
export type KernelRow = v.InferOutput<typeof kernelRow>;

export const taxRow = v.object({
  id: v.string(),
  implementation: v.string(),
  gpu: v.string(),
  params_b: v.number(),
  n_gpus: v.nullable(v.number()),
  n_dense: v.number(),
  tax: v.number(),
  evidence: v.string(),
});

/** A measured training run without attention beside the median of dense runs on its generation of GPUs. */
export type TaxRow = v.InferOutput<typeof taxRow>;
