import jstat from "jstat";

const { normal, chisquare, gamma, studentt } = jstat.jStat;

/** The 97.5% quantile of the standard normal distribution, for two-sided 95% intervals. */
export const Z_95 = 1.959963984540054;

/** Probability that a standard normal variable lies further from 0 than `z`. */
export function twoSidedNormal(z: number): number {
  return 2 * normal.cdf(-Math.abs(z), 0, 1);
}

/** Probability that a chi-square variable with the given degrees of freedom exceeds `statistic`. */
export function chiSquareTail(statistic: number, degreesOfFreedom: number): number {
  return 1 - chisquare.cdf(statistic, degreesOfFreedom);
}

/** The quantile of Student's t distribution. */
export function studentQuantile(probability: number, degreesOfFreedom: number): number {
  return studentt.inv(probability, degreesOfFreedom);
}

/** Probability that a standard normal variable is at most `z`. */
export function normalCdf(z: number): number {
  if (z === Number.POSITIVE_INFINITY) return 1;
  return z === Number.NEGATIVE_INFINITY ? 0 : normal.cdf(z, 0, 1);
}

/** The quantile of the standard normal distribution. */
export function normalQuantile(probability: number): number {
  if (probability <= 0) return Number.NEGATIVE_INFINITY;
  return probability >= 1 ? Number.POSITIVE_INFINITY : normal.inv(probability, 0, 1);
}

/** Probability that a gamma variable is at most `x`; mean shape times scale. */
export function gammaCdf(x: number, shape: number, scale: number): number {
  return x <= 0 ? 0 : gamma.cdf(x, shape, scale);
}

/** The quantile of the gamma distribution. */
export function gammaQuantile(probability: number, shape: number, scale: number): number {
  return gamma.inv(probability, shape, scale);
}
