import { mean, sum } from "d3";
import { studentQuantile } from "./distributions.js";
import type { Interval } from "./resample.js";

/** y = coefficient × x^exponent, with the exponent's 95% interval. */
export interface PowerLaw extends Interval {
  readonly exponent: number;
  readonly coefficient: number;
  readonly n: number;
}

/**
 * A power law by least squares on logarithms, its exponent with Student's interval (Draper and Smith 1998, chapter 1).
 * It takes the logarithm of y to be a straight line with errors of one size; a fixed cost of each run bends the line at
 * its lower end and makes the exponent too small. Null below three different x, or where a value is not above 0.
 */
export function fitPowerLaw(points: readonly { readonly x: number; readonly y: number }[]): PowerLaw | null {
  if (points.some(({ x, y }) => !(x > 0 && y > 0)) || new Set(points.map(({ x }) => x)).size < 3) return null;
  const logs = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
  const meanX = mean(logs, ({ x }) => x) ?? 0;
  const meanY = mean(logs, ({ y }) => y) ?? 0;
  const spreadX = sum(logs, ({ x }) => (x - meanX) ** 2);
  const exponent = sum(logs, ({ x, y }) => (x - meanX) * (y - meanY)) / spreadX;
  const residual = sum(logs, ({ x, y }) => (y - meanY - exponent * (x - meanX)) ** 2);
  const freedom = logs.length - 2;
  const half = studentQuantile(0.975, freedom) * Math.sqrt(residual / freedom / spreadX);
  return {
    exponent,
    coefficient: Math.exp(meanY - exponent * meanX),
    low: exponent - half,
    high: exponent + half,
    n: logs.length,
  };
}
