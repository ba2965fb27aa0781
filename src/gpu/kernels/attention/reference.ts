import type { Tolerance } from "../../kernel.js";
import { F32_ROUNDOFF } from "../rounding.js";

/**
 * Softmax weights of one query (Vaswani et al. 2017, equation 1), in float64.
 *
 * @param scores scaled products of the query with the keys that it attends to
 */
export function softmaxWeights(scores: Float64Array): Float64Array {
  const largest = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  const weights = scores.map((score) => Math.exp(score - largest));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Remembers the last result, as references are asked for neighbours in a row. */
export function rememberLast<T>(compute: (row: number) => T): (row: number) => T {
  let last: { readonly row: number; readonly value: T } | null = null;
  return (row) => {
    if (last?.row !== row) last = { row, value: compute(row) };
    return last.value;
  };
}

/** Attention in single precision: scores of `dim` products, sums over `keys` keys. */
export function attentionTolerance(dim: number, keys: number): Tolerance {
  return {
    relative: 4 * (Math.sqrt(dim) + Math.sqrt(keys) + 32) * F32_ROUNDOFF,
    derivation: [
      "A score of d products errs by about √d·2⁻²⁴, a sum over n keys by about √n·2⁻²⁴ (Higham and Mary 2019), and a",
      "weight 2ˣ by 3 + 2|x| units in the last place (WGSL), with |x| about 6 where weights matter, all relative to the",
      "root mean square; four times their sum leaves room for the largest of all elements.",
    ].join(" "),
  };
}
