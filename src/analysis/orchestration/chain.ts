import type { Latency } from "./latency.js";

/** A chain of tool calls, one step after the other, and what guards each call. */
export interface Chain {
  readonly latency: Latency;
  /**
   * Correlation of the normal scores of any two calls of one chain, 0 to 1: a slow hour slows all of them. A Gaussian
   * copula with one common factor.
   */
  readonly correlation: number;
  /** Calls that each step sends at once; it waits for the slowest. */
  readonly branches: number;
  /** After how many seconds an attempt is given up; null for never. */
  readonly timeoutSeconds: number | null;
  /** Share of attempts that end in an error after their time. */
  readonly failureShare: number;
  /** How often a call is tried again after a timeout or an error; after that the chain goes on without an answer. */
  readonly retries: number;
  /** After how many seconds a second copy of an attempt is sent, of which the first to end counts; null for never. */
  readonly hedgeSeconds: number | null;
  /** Share by which each step's calls are slower than those of the step before. */
  readonly slowdown: number;
}

/** A chain of plain calls that know nothing of each other. */
export function plainChain(latency: Latency): Chain {
  return {
    latency,
    correlation: 0,
    branches: 1,
    timeoutSeconds: null,
    failureShare: 0,
    retries: 0,
    hedgeSeconds: null,
    slowdown: 0,
  };
}

/** Whether a call takes its latency and nothing else: no guard, no error, no branches. */
export function isPlain(chain: Chain): boolean {
  return chain.branches === 1 && isUnguarded(chain);
}

/** Whether an attempt is all there is to a call. */
export function isUnguarded({ timeoutSeconds, failureShare, hedgeSeconds }: Chain): boolean {
  return timeoutSeconds === null && failureShare === 0 && hedgeSeconds === null;
}

/** How much slower the calls of a step are than those of the first, from step 0. */
export function slownessOf({ slowdown }: Chain, step: number): number {
  return (1 + slowdown) ** step;
}

/** Up to twelve chain lengths from 1 to `longest`, evenly apart on a logarithmic scale. */
export function lengthsUpTo(longest: number): readonly number[] {
  const steps = 11;
  const all = Array.from({ length: steps + 1 }, (_, i) => Math.round(longest ** (i / steps)));
  return [...new Set(all)];
}
