import { bytesPerSequenceAndGpu, type CacheGeometry } from "./kv-cache.js";

/** A model that is served by a tensor-parallel group of like GPUs. */
export interface Serving {
  readonly geometry: CacheGeometry;
  /** All parameters, whether they act on a token or not. */
  readonly parameters: number;
  readonly bytesPerWeight: number;
  readonly bytesPerCachedValue: number;
  readonly gpus: number;
  readonly gpuMemoryBytes: number;
  /** Share of a GPU's memory that is kept for activations, code and fragmentation, 0 to 1. */
  readonly reserve: number;
}

/** Bytes on each GPU: weights dealt out evenly, and the cache of a batch of sequences of one length in tokens. */
export function bytesOnGpu(serving: Serving, batch: number, tokens: number) {
  const weights = (serving.parameters * serving.bytesPerWeight) / serving.gpus;
  const cache = batch * cacheOnGpu(serving, tokens);
  return { weights, cache, total: weights + cache, usable: serving.gpuMemoryBytes * (1 - serving.reserve) };
}

/**
 * The most sequences of a length in tokens that fit beside the weights; 0 where not even one does, infinity where a
 * sequence takes no memory.
 */
export function largestBatch(serving: Serving, tokens: number): number {
  const { weights, usable } = bytesOnGpu(serving, 0, tokens);
  if (weights > usable) return 0;
  const each = cacheOnGpu(serving, tokens);
  return each === 0 ? Number.POSITIVE_INFINITY : Math.floor((usable - weights) / each);
}

function cacheOnGpu({ geometry, bytesPerCachedValue, gpus }: Serving, tokens: number): number {
  return bytesPerSequenceAndGpu(geometry, tokens, bytesPerCachedValue, gpus);
}

/**
 * The longest context in tokens at which a batch fits beside the weights, by bisection; 0 where none does, and the given
 * limit where that still fits.
 */
export function longestContext(serving: Serving, batch: number, limit: number): number {
  const fits = (tokens: number) => {
    const { total, usable } = bytesOnGpu(serving, batch, tokens);
    return total <= usable;
  };
  if (fits(limit)) return limit;
  let [low, high] = [0, limit];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}
