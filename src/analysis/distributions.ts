import jstat from "jstat";

const { normal, chisquare, studentt } = jstat.jStat;

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
