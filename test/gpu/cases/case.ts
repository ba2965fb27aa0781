import type { Kernel, KernelParameters } from "../../../src/gpu/kernel.ts";

/** A change to a kernel's WGSL that makes it wrong, at a shape that shows it. */
export interface Mutation {
  readonly what: string;
  readonly from: string | RegExp;
  readonly to: string;
  readonly at: KernelParameters;
}

/** What a kernel is tried with. Plain data, so that Node and a browser can both go through it. */
export interface KernelCase {
  readonly kernel: Kernel;
  /** At least six, with 1, a prime and sizes that no tile divides. */
  readonly shapes: readonly KernelParameters[];
  readonly mutations: readonly Mutation[];
  /** A shape at which a result shows the loss of any of its barriers. */
  readonly barriersAt?: KernelParameters;
}

/**
 * The kernel with the first and the last of its tunings: for one whose tiles are those of another kernel, which is tried
 * with all, and whose passes take long to compile.
 */
export function withFewTunings(kernel: Kernel): Kernel {
  return {
    ...kernel,
    tunings: (parameters, traits) =>
      kernel.tunings(parameters, traits).filter((_, place, { length }) => place === 0 || place === length - 1),
  };
}
