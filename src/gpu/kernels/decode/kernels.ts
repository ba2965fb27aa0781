import type { Kernel } from "../../kernel.js";
import { attentionTolerance } from "../attention/reference.js";
import type { Stored } from "../attention/rows.js";
import {
  DECODE_SWEEP,
  type DecodeVariant,
  decodeCost,
  decodeInputs,
  decodeParameters,
  decodeReference,
  decodeShape,
  decodeSizes,
} from "./shape.js";
import { decodePlan, decodeTunings } from "./split.js";

/** Every query head has keys and values of its own (Vaswani et al. 2017, section 3.2.2). */
export const decodeMha: Kernel = {
  ...decode("mha", "f32"),
  id: "decode-mha",
  title: "Decoding with multi-head attention",
  summary: "A new token attends to all earlier ones. Every query head has its own keys and values to read.",
  architectureId: "multi-head-attention",
};

/** Eight query heads to a key head and a value head (Ainslie et al. 2023). */
export const decodeGqa: Kernel = {
  ...decode("gqa", "f32"),
  id: "decode-gqa",
  title: "Decoding with grouped-query attention",
  summary: "Every eight query heads share their keys and values, so that an eighth of the cache is read.",
  architectureId: "grouped-query-attention",
};

/** One key head and one value head for all (Shazeer 2019). */
export const decodeMqa: Kernel = {
  ...decode("mqa", "f32"),
  id: "decode-mqa",
  title: "Decoding with multi-query attention",
  summary: "All query heads share one head of keys and values, the smallest cache that keeps them as they are.",
  architectureId: "multi-query-attention",
};

/**
 * One latent for each token, which is its key and its value for every head (DeepSeek-V2, arXiv 2405.04434, section
 * 2.1). The up-projections are taken as absorbed: queries come in, and outputs go out, in the space of latents.
 */
export const decodeMla: Kernel = {
  ...decode("mla", "f32"),
  id: "decode-mla",
  title: "Decoding with multi-head latent attention",
  summary:
    "A token is remembered as one compressed vector that serves all heads as key and as value: few bytes, but more arithmetic for each.",
  architectureId: "multi-head-latent-attention",
};

/**
 * Latent attention to selected tokens only (DeepSeek-V3.2, arXiv 2512.02556, section 2). Which tokens is an input: the
 * indexer that scores them is not part of this kernel, nor of its cost.
 */
export const decodeSparse: Kernel = {
  ...decode("sparse", "f32"),
  id: "decode-sparse",
  title: "Decoding with sparse latent attention",
  summary:
    "Latent attention that reads only the tokens selected for it, scattered over the cache. Selecting them is not included.",
  architectureId: "deepseek-sparse-attention",
};

export const decodeMhaF16 = withHalfCache(decodeMha, "mha");
export const decodeGqaF16 = withHalfCache(decodeGqa, "gqa");
export const decodeMqaF16 = withHalfCache(decodeMqa, "mqa");
export const decodeMlaF16 = withHalfCache(decodeMla, "mla");
export const decodeSparseF16 = withHalfCache(decodeSparse, "sparse");

function withHalfCache(kernel: Kernel, variant: DecodeVariant): Kernel {
  return {
    ...kernel,
    ...decode(variant, "f16"),
    id: `${kernel.id}-f16`,
    title: `${kernel.title}, cache in half precision`,
    summary: `${kernel.summary} The cache takes two bytes a number; arithmetic stays in single precision.`,
  };
}

function decode(variant: DecodeVariant, stored: Stored): Omit<Kernel, "id" | "title" | "summary" | "architectureId"> {
  return {
    family: "decode",
    parameters: decodeParameters(variant),
    sizes: decodeSizes(variant),
    sweep: DECODE_SWEEP,
    requires: stored === "f16" ? ["shader-f16"] : [],
    tunings: (parameters, traits) => decodeTunings(decodeShape(variant, parameters), traits),
    plan: (parameters, _traits, tuning) => decodePlan(decodeShape(variant, parameters), tuning, stored),
    inputs: (parameters, random) => decodeInputs(decodeShape(variant, parameters), random, stored),
    reference: (parameters, inputs) => decodeReference(decodeShape(variant, parameters), inputs),
    tolerance: (parameters) => {
      const { keyDim, keys } = decodeShape(variant, parameters);
      return attentionTolerance(keyDim, keys);
    },
    cost: (parameters) => decodeCost(decodeShape(variant, parameters), stored),
  };
}
