import { isPoison } from "./elements.js";
import type { ElementType, Reference, Values } from "./kernel.js";

/** How well an output agrees with its reference. */
export interface Agreement {
  /** Largest error of a checked element, relative to the root mean square of the checked reference values. */
  readonly maxError: number;
  /** Where that error was, and what was there. */
  readonly worst: { readonly index: number; readonly got: number; readonly expected: number } | null;
  readonly checkedElements: number;
  readonly totalElements: number;
  /** Elements that the kernel never wrote, or that are not finite. */
  readonly unwritten: number;
}

/** Elements in a run of neighbours that are checked together, as a reference may remember a row. */
const RUN_LENGTH = 16;

/**
 * Which elements are compared: all, where that is affordable, else runs of neighbours spread at random, the first and
 * the last elements among them. In rising order.
 */
export function checkedIndices(total: number, affordable: number, random: () => number): readonly number[] {
  if (total <= affordable) return Array.from({ length: total }, (_, index) => index);
  const starts = Array.from({ length: Math.max(2, Math.floor(affordable / RUN_LENGTH)) }, (_, draw) =>
    draw === 0 ? 0 : draw === 1 ? total - RUN_LENGTH : Math.floor(random() * (total - RUN_LENGTH)),
  );
  const indices = new Set(starts.flatMap((start) => Array.from({ length: RUN_LENGTH }, (_, i) => start + i)));
  return [...indices].sort((a, b) => a - b);
}

/**
 * Compares an output with its reference. The error is taken relative to the output's root mean square, not element by
 * element: sums that cancel to nearly zero keep the error of their terms.
 */
export function agreement(
  got: Values,
  type: ElementType,
  expectedAt: Reference,
  indices: readonly number[],
): Agreement {
  let unwritten = 0;
  for (const value of got) if (isPoison(type, value) || !Number.isFinite(value)) unwritten += 1;
  const expected = indices.map(expectedAt);
  const meanSquare = expected.reduce((sum, value) => sum + value * value, 0) / Math.max(1, expected.length);
  const scale = meanSquare > 0 ? Math.sqrt(meanSquare) : 1;
  let maxError = 0;
  let worst: Agreement["worst"] = null;
  for (const [position, index] of indices.entries()) {
    const right = expected[position] ?? Number.NaN;
    const found = got[index] ?? Number.NaN;
    const error = Math.abs(found - right) / scale;
    // A comparison with NaN is false, and NaN is the worst error of all.
    if (error <= maxError) continue;
    worst = { index, got: found, expected: right };
    if (Number.isNaN(error)) return { maxError: Number.POSITIVE_INFINITY, worst, ...counts() };
    maxError = error;
  }
  return { maxError, worst, ...counts() };

  function counts() {
    return { checkedElements: indices.length, totalElements: got.length, unwritten };
  }
}

/** How far a second result lies from a first, in the same measure. Every element is compared, without a copy of either. */
export function change(first: Values | undefined, second: Values, type: ElementType): Agreement {
  let unwritten = 0;
  let sumOfSquares = 0;
  let largest = 0;
  let worst: Agreement["worst"] = null;
  for (let index = 0; index < second.length; index++) {
    const expected = first?.[index] ?? Number.NaN;
    const got = second[index] ?? Number.NaN;
    if (isPoison(type, got) || !Number.isFinite(got)) unwritten += 1;
    sumOfSquares += expected * expected;
    const difference = Math.abs(got - expected);
    if (difference <= largest) continue;
    largest = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
    worst = { index, got, expected };
  }
  const scale = sumOfSquares > 0 ? Math.sqrt(sumOfSquares / second.length) : 1;
  const counts = { checkedElements: second.length, totalElements: second.length, unwritten };
  return { maxError: largest / scale, worst, ...counts };
}
