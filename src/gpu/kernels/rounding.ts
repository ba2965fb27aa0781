import type { Tolerance } from "../kernel.js";

/** Unit roundoff of single precision: a correctly rounded operation is off by at most this share of its result. */
export const F32_ROUNDOFF = 2 ** -24;

/** Tolerance of sums of `terms` products in single precision. */
export function sumOfProductsTolerance(terms: number): Tolerance {
  return {
    relative: 8 * Math.sqrt(terms + 16) * F32_ROUNDOFF,
    derivation: `Rounding errors of a sum of ${terms} products grow as the root of their number times 2⁻²⁴ in the root mean square (Higham and Mary 2019); eight times that leaves room for the largest of all elements.`,
  };
}
