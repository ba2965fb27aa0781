import { bytesPerSequence, type CacheGeometry } from "../analysis/kv-cache.js";
import type { QueryResult } from "../engine/result.js";
import type { Plan } from "./plan.js";
import type { SharedCache } from "./sharing.js";

/** Lengths for the table under the curves, each twice the last. */
const LENGTHS = Array.from({ length: 11 }, (_, i) => 1024 * 2 ** i);

/** The curves of memory against context as a table. */
export function curveRows({ serving, batch }: Plan, plain: CacheGeometry | null): QueryResult {
  const gb = (geometry: CacheGeometry, tokens: number) =>
    (batch * bytesPerSequence(geometry, tokens, serving.bytesPerCachedValue)) / 1e9;
  return {
    columns: [
      { name: "context_tokens", kind: "number" },
      { name: "cache_gb", kind: "number" },
      { name: "cache_if_mha_gb", kind: "number" },
      { name: "weights_and_cache_gb", kind: "number" },
    ],
    rows: LENGTHS.map((tokens) => ({
      context_tokens: tokens,
      cache_gb: gb(serving.geometry, tokens),
      cache_if_mha_gb: plain === null ? null : gb(plain, tokens),
      weights_and_cache_gb: (serving.parameters * serving.bytesPerWeight) / 1e9 + gb(serving.geometry, tokens),
    })),
  };
}

/** The bars of sharing as a table. */
export function sharingRows(caches: readonly SharedCache[]): QueryResult {
  return {
    columns: [
      { name: "sharing", kind: "text" },
      { name: "bytes_per_token", kind: "number" },
      { name: "cache_gb", kind: "number" },
      { name: "times_less_than_mha", kind: "number" },
      { name: "largest_batch", kind: "text" },
    ],
    rows: caches.map(({ sharing, bytes, gb, timesLess, fits }) => ({
      sharing,
      bytes_per_token: bytes,
      cache_gb: gb,
      times_less_than_mha: timesLess,
      largest_batch: fits,
    })),
  };
}
