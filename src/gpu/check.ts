import { isPoison, storageError } from "./elements.js";
import type { ElementType, Reference, Values } from "./kernel.js";
import type { Slices } from "./slices.js";

/** How well an output agrees with its reference. */
export interface Agreement {
  /**
   * Largest error of a checked element, beyond what storing it in the output's type costs, relative to the root mean
   * square of the checked reference values.
   */
  readonly maxError: number;
  /** Where that error was, and what was there. */
  readonly worst: { readonly index: number; readonly got: number; readonly expected: number } | null;
  readonly checkedElements: number;
  readonly totalElements: number;
  /** Elements that the kernel never wrote, or that are not finite. */
  readonly unwritten: number;
}

/** Elements from `start` up to, not including, `end`. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** Elements in a run of neighbours that are checked together, as a reference may remember a row. */
const RUN_LENGTH = 16;

/** Elements between two looks at the clock, where each takes next to nothing. */
const STRIDE = 2 ** 16;

/**
 * Which elements are compared: all, where that is affordable, else runs of neighbours spread at random, the first and
 * the last elements among them. In rising order, and apart from each other.
 */
export function checkedRuns(total: number, affordable: number, random: () => number): readonly Run[] {
  if (total <= affordable) return [{ start: 0, end: total }];
  const starts = Float64Array.from({ length: Math.max(2, Math.floor(affordable / RUN_LENGTH)) }, (_, draw) =>
    draw === 0 ? 0 : draw === 1 ? total - RUN_LENGTH : Math.floor(random() * (total - RUN_LENGTH)),
  ).sort();
  const runs: Run[] = [];
  for (const start of starts) {
    const end = start + RUN_LENGTH;
    const last = runs.at(-1);
    if (last && start <= last.end) runs[runs.length - 1] = { start: last.start, end };
    else runs.push({ start, end });
  }
  return runs;
}

/**
 * Compares an output with its reference. The error is taken relative to the output's root mean square, not element by
 * element: sums that cancel to nearly zero keep the error of their terms. What rounding an element to a shorter type
 * costs goes by that element's own size, and is taken off first.
 *
 * @throws GpuFailure `cancelled`
 */
export async function agreement(
  got: Values,
  type: ElementType,
  expectedAt: Reference,
  runs: readonly Run[],
  slices: Slices,
): Promise<Agreement> {
  const unwritten = await unwrittenOf(got, type, slices);
  const checkedElements = runs.reduce((sum, { start, end }) => sum + end - start, 0);
  const expected = new Float64Array(checkedElements);
  let place = 0;
  for (const { start, end } of runs) {
    for (let index = start; index < end; index++) {
      if (slices.isOver()) await slices.next();
      expected[place++] = expectedAt(index);
    }
  }
  const meanSquare = expected.reduce((sum, value) => sum + value * value, 0) / Math.max(1, checkedElements);
  const scale = meanSquare > 0 ? Math.sqrt(meanSquare) : 1;
  let maxError = 0;
  let worst: Agreement["worst"] = null;
  place = 0;
  for (const { start, end } of runs) {
    for (let index = start; index < end; index++) {
      const right = expected[place++] ?? Number.NaN;
      const found = got[index] ?? Number.NaN;
      const error = Math.max(0, Math.abs(found - right) - storageError(type, right)) / scale;
      // A comparison with NaN is false, and NaN is the worst error of all.
      if (error <= maxError) continue;
      worst = { index, got: found, expected: right };
      if (Number.isNaN(error)) return { maxError: Number.POSITIVE_INFINITY, worst, ...counts() };
      maxError = error;
    }
  }
  return { maxError, worst, ...counts() };

  function counts() {
    return { checkedElements, totalElements: got.length, unwritten };
  }
}

async function unwrittenOf(got: Values, type: ElementType, slices: Slices): Promise<number> {
  let unwritten = 0;
  for (let start = 0; start < got.length; start += STRIDE) {
    if (slices.isOver()) await slices.next();
    for (let index = start; index < Math.min(start + STRIDE, got.length); index++) {
      const value = got[index] ?? Number.NaN;
      if (isPoison(type, value) || !Number.isFinite(value)) unwritten += 1;
    }
  }
  return unwritten;
}

/**
 * How far a second result lies from a first, in the same measure. Every element is compared, without a copy of either.
 *
 * @throws GpuFailure `cancelled`
 */
export async function change(
  first: Values | undefined,
  second: Values,
  type: ElementType,
  slices: Slices,
): Promise<Agreement> {
  const unwritten = await unwrittenOf(second, type, slices);
  let sumOfSquares = 0;
  let largest = 0;
  let worst: Agreement["worst"] = null;
  for (let start = 0; start < second.length; start += STRIDE) {
    if (slices.isOver()) await slices.next();
    for (let index = start; index < Math.min(start + STRIDE, second.length); index++) {
      const expected = first?.[index] ?? Number.NaN;
      const got = second[index] ?? Number.NaN;
      sumOfSquares += expected * expected;
      const difference = Math.abs(got - expected);
      if (difference <= largest) continue;
      largest = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
      worst = { index, got, expected };
    }
  }
  const scale = sumOfSquares > 0 ? Math.sqrt(sumOfSquares / second.length) : 1;
  const counts = { checkedElements: second.length, totalElements: second.length, unwritten };
  return { maxError: largest / scale, worst, ...counts };
}
