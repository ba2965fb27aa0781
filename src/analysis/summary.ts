import { median as d3Median, quantileSorted, sort } from "d3";
import { Z_95 } from "./distributions.js";

/** The middle half of a sample and its size. Quartiles interpolate linearly (Hyndman and Fan 1996, type 7). */
export interface Summary {
  readonly n: number;
  readonly median: number;
  readonly lowerQuartile: number;
  readonly upperQuartile: number;
  readonly min: number;
  readonly max: number;
}

/** Median, quartiles and range of a sample, in the sample's own unit; null where the sample is empty. */
export function summarize(sample: readonly number[]): Summary | null {
  const sorted = sort(sample);
  const median = d3Median(sorted);
  const lowerQuartile = quantileSorted(sorted, 0.25);
  const upperQuartile = quantileSorted(sorted, 0.75);
  const [min] = sorted;
  const max = sorted.at(-1);
  if (median === undefined || lowerQuartile === undefined || upperQuartile === undefined) return null;
  if (min === undefined || max === undefined) return null;
  return { n: sorted.length, median, lowerQuartile, upperQuartile, min, max };
}

/** A share with its 95% score interval (Wilson 1927, equation 3 as given by Newcombe 1998, method 3). */
export interface Share {
  readonly n: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The share of `successes` among `n` trials with its 95% Wilson score interval; null where `n` is 0.
 *
 * It treats the trials as independent draws. Models of one organisation are not, so the interval is a lower bound on
 * the uncertainty.
 */
export function wilsonShare(successes: number, n: number): Share | null {
  if (n === 0) return null;
  const share = successes / n;
  const z2 = Z_95 ** 2;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z_95 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n ** 2));
  return { n, share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
