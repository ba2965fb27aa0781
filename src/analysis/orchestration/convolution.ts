import { attemptCdf } from "./attempt.js";
import { type Chain, isUnguarded, slownessOf } from "./chain.js";
import { addInto, type Complex, complex, fft, multiplyInto, power } from "./fft.js";

/** Times in bins of equal width; bin k stands for the times around k widths. */
interface Grid {
  readonly size: number;
  /** In seconds. */
  readonly width: number;
}

export interface Resolution {
  /** Bins of the grid on which a chain without a common factor is computed, a power of two. */
  readonly bins: number;
  /** Bins where the chain is averaged over its common factor. */
  readonly mixtureBins: number;
}

export const STANDARD_RESOLUTION: Resolution = { bins: 2 ** 14, mixtureBins: 2 ** 13 };

const COARSE_BINS = 2 ** 11;

/** Exponent by which the last bin is damped: what wraps around comes in at e^-20 of its size. */
const TILT = 20;

const MOST_NODES = 400;

/**
 * Quantiles of the time of a whole chain of `length` steps, in seconds, by numerical convolution: the time of one step
 * is put into bins, and the transform of their sum is the power of the transform (discrete Fourier transform with
 * exponential tilting; Grübel and Hermesmeier 1999). A common factor is averaged over by the trapezoidal rule, with the
 * calls independent given the factor.
 */
export function convolvedQuantiles(
  chain: Chain,
  length: number,
  probabilities: readonly number[],
  { bins, mixtureBins }: Resolution = STANDARD_RESOLUTION,
): readonly number[] {
  const highest = Math.max(...probabilities);
  const size = chain.correlation === 0 ? bins : mixtureBins;
  let width = firstWidth(chain, length);
  let coarse = cdfOnGrid(chain, length, { size: COARSE_BINS, width });
  while ((coarse.at(-1) ?? 0) <= highest + (1 - highest) / 10) {
    width *= 4;
    if (!Number.isFinite(width)) throw new RangeError("the chain's time has no finite quantile");
    coarse = cdfOnGrid(chain, length, { size: COARSE_BINS, width });
  }
  const reach = quantileOnGrid(coarse, width, highest) + 4 * width;
  const grid = { size, width: (1.3 * reach) / size };
  const fine = cdfOnGrid(chain, length, grid);
  return probabilities.map((probability) => quantileOnGrid(fine, grid.width, probability));
}

function firstWidth(chain: Chain, length: number): number {
  const ended = attemptCdf(chain, 1)(0);
  let seconds = 1e-3;
  while (ended(seconds) < 0.95) seconds *= 2;
  return (2 * length * seconds * slownessOf(chain, length - 1)) / COARSE_BINS;
}

/** The distribution function of the chain's time at the upper edge of each bin. */
function cdfOnGrid(chain: Chain, length: number, grid: Grid): Float64Array {
  const total = complex(grid.size);
  const attempts = Array.from({ length: chain.slowdown === 0 ? 1 : length }, (_, step) =>
    attemptCdf(chain, slownessOf(chain, step)),
  );
  for (const { factor, weight } of factorNodes(chain.correlation, length)) {
    const steps = attempts.map((attempt) => stepTransform(chain, attempt(factor), grid));
    addInto(total, chainTransform(steps, length), weight);
  }
  fft(total, true);
  return cumulated(total.re);
}

/** Values and weights of the common factor, a standard normal variable; finer as the calls depend more on it. */
function factorNodes(
  correlation: number,
  length: number,
): readonly { readonly factor: number; readonly weight: number }[] {
  if (correlation === 0) return [{ factor: 0, weight: 1 }];
  const reach = 5;
  // Given the factor the sum is about this wide, in units of the factor; coarser steps would leave gaps between.
  const width = Math.sqrt((1 - correlation) / (correlation * length));
  const count = Math.min(MOST_NODES, Math.ceil((2 * reach) / Math.min(0.25, 1.2 * width)));
  const nodes = Array.from({ length: count + 1 }, (_, i) => -reach + (2 * reach * i) / count);
  const density = nodes.map((factor) => Math.exp((-factor * factor) / 2));
  const sum = density.reduce((total, one) => total + one, 0);
  return nodes.map((factor, i) => ({ factor, weight: (density[i] ?? 0) / sum }));
}

/** The transform of a sum: of equal steps, of which one is given, or of steps that differ. */
function chainTransform(steps: readonly Complex[], length: number): Complex {
  const [first, ...others] = steps;
  if (first === undefined) throw new RangeError("a chain has one step or more");
  if (others.length === 0) return power(first, length);
  for (const step of others) multiplyInto(first, step);
  return first;
}

/** The tilted transform of the time of one step: the slowest of its calls. */
function stepTransform(chain: Chain, attempt: (seconds: number) => number, grid: Grid): Complex {
  const call = callTransform(chain, attempt, grid);
  if (chain.branches === 1) return call;
  fft(call, true);
  const cdf = cumulated(call.re);
  return transformOf(grid, (k) => Math.min(1, Math.max(0, cdf[k] ?? 0)) ** chain.branches);
}

/**
 * The tilted transform of the time of one call: attempts that fail add their time, until one succeeds or no retry is
 * left.
 */
function callTransform(chain: Chain, attempt: (seconds: number) => number, grid: Grid): Complex {
  const { timeoutSeconds: timeout, failureShare, retries } = chain;
  const edge = (k: number) => (k + 0.5) * grid.width;
  const ended = (k: number) => {
    const seconds = edge(k);
    return attempt(timeout === null ? seconds : Math.min(seconds, timeout));
  };
  if (isUnguarded(chain)) return transformOf(grid, ended);
  const success = transformOf(grid, (k) => (1 - failureShare) * ended(k));
  const failure = transformOf(grid, (k) =>
    timeout !== null && edge(k) >= timeout ? failureShare * ended(k) + 1 - ended(k) : failureShare * ended(k),
  );
  // From the inside out: success, or failure and then all that may follow it.
  const call = complex(grid.size);
  addInto(call, success, 1);
  addInto(call, failure, 1);
  for (let retry = 0; retry < retries; retry += 1) {
    multiplyInto(call, failure);
    addInto(call, success, 1);
  }
  return call;
}

/** The tilted transform of what a distribution function, given at the bins' upper edges, puts into each bin. */
function transformOf({ size }: Grid, cdf: (bin: number) => number): Complex {
  const made = complex(size);
  let before = 0;
  for (let k = 0; k < size; k += 1) {
    const now = cdf(k);
    made.re[k] = (now - before) * Math.exp((-TILT * k) / size);
    before = now;
  }
  fft(made);
  return made;
}

/** Takes the tilt back and adds up. */
function cumulated(tilted: Float64Array): Float64Array {
  let sum = 0;
  return tilted.map((value, k) => {
    sum += value * Math.exp((TILT * k) / tilted.length);
    return sum;
  });
}

function quantileOnGrid(cdf: Float64Array, width: number, probability: number): number {
  let low = 0;
  let high = cdf.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cdf[middle] ?? 0) < probability) low = middle + 1;
    else high = middle;
  }
  const before = cdf[low - 1] ?? 0;
  const within = (cdf[low] ?? 0) - before || 1;
  return Math.max(0, (low - 0.5 + (probability - before) / within) * width);
}
