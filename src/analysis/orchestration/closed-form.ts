import { gammaQuantile, normalQuantile } from "../distributions.js";
import { type Chain, isPlain, isUnguarded, slownessOf } from "./chain.js";
import { convolvedQuantiles, type Resolution } from "./convolution.js";
import { type Latency, latencyQuantile } from "./latency.js";

/** How a chain's quantiles were found without drawing. */
export type ClosedFormMethod = "same-factor" | "gamma-sum" | "slowest-branch" | "convolution";

export interface ClosedForm {
  readonly method: ClosedFormMethod;
  /** Seconds, one for each probability. */
  readonly seconds: readonly number[];
}

/**
 * Quantiles of a chain's time in seconds, in closed form where there is one and by numerical convolution elsewhere. Null
 * where only a simulation can tell: calls that depend on each other and also slow down from step to step, or that depend
 * on each other wholly and are guarded.
 */
export function closedForm(
  chain: Chain,
  length: number,
  probabilities: readonly number[],
  resolution?: Resolution,
): ClosedForm | null {
  const { latency, correlation, branches, slowdown } = chain;
  if (correlation === 1) {
    // Calls that share all luck are one call that takes as long as all of them, and branches end together.
    if (!isUnguarded(chain)) return null;
    let factor = 0;
    for (let step = 0; step < length; step += 1) factor += slownessOf(chain, step);
    return { method: "same-factor", seconds: probabilities.map((p) => factor * latencyQuantile(latency, p)) };
  }
  if (isPlain(chain) && length === 1)
    return { method: "slowest-branch", seconds: probabilities.map((p) => latencyQuantile(latency, p)) };
  if (isUnguarded(chain) && length === 1 && correlation === 0)
    return {
      method: "slowest-branch",
      seconds: probabilities.map((p) => latencyQuantile(latency, p ** (1 / branches))),
    };
  if (isPlain(chain) && latency.kind === "gamma" && correlation === 0 && slowdown === 0)
    return {
      method: "gamma-sum",
      seconds: probabilities.map((p) => gammaQuantile(p, length * latency.shape, latency.scale)),
    };
  if (correlation > 0 && slowdown > 0) return null;
  return { method: "convolution", seconds: convolvedQuantiles(chain, length, probabilities, resolution) };
}

/**
 * The log-normal with the mean and variance of a sum of independent log-normal calls, and its quantiles in seconds
 * (Fenton 1960). An approximation: it is right for one call and misses the tail of few calls with wide spread.
 */
export function fentonWilkinson(
  latency: Extract<Latency, { readonly kind: "lognormal" }>,
  length: number,
  probabilities: readonly number[],
): readonly number[] {
  const { mu, sigma } = latency;
  const variance = Math.log1p(Math.expm1(sigma ** 2) / length);
  const middle = Math.log(length) + mu + sigma ** 2 / 2 - variance / 2;
  return probabilities.map((p) => Math.exp(middle + Math.sqrt(variance) * normalQuantile(p)));
}
