import { group } from "d3";
import type { Kernel, KernelParameters, Size, Sweep } from "./kernel.js";
import type { Job } from "./session.js";

/** A kernel that can be swept. */
export interface SweptKernel extends Kernel {
  readonly sweep: Sweep;
}

/** The kernels of each family that can be swept over the same parameter, by a name such as `prefill.sequence`. */
export function sweptTogether(kernels: readonly Kernel[]): ReadonlyMap<string, readonly SweptKernel[]> {
  return group(kernels.filter(isSwept), ({ family, sweep }) => `${family}.${sweep.parameter}`);
}

function isSwept(kernel: Kernel): kernel is SweptKernel {
  return kernel.sweep !== null;
}

/**
 * The sweeps of kernels, all other parameters as in a size: value by value, each for every kernel, so that a run that is
 * cancelled leaves curves of one length.
 */
export function sweepJobs(kernels: readonly SweptKernel[], size: Size): readonly Job[] {
  const values = [...new Set(kernels.flatMap(({ sweep }) => sweep.values))].sort((a, b) => a - b);
  return values.flatMap((value) =>
    kernels
      .filter(({ sweep }) => sweep.values.includes(value))
      .map((kernel) => ({ kernel, parameters: { ...kernel.sizes[size], [kernel.sweep.parameter]: value } })),
  );
}

export function jobsAtSize(kernels: readonly Kernel[], size: Size): readonly Job[] {
  return kernels.map((kernel) => ({ kernel, parameters: kernel.sizes[size] }));
}

/**
 * Kernels at a size and then, family by family, at the values of their sweeps that the size does not have already. The
 * size comes first, as the first result of a kernel in a run file is the one that charts of kernels show.
 */
export function jobsWithSweeps(kernels: readonly Kernel[], size: Size): readonly Job[] {
  const swept = [...sweptTogether(kernels).values()].flatMap((together) => sweepJobs(together, size));
  return [
    ...jobsAtSize(kernels, size),
    ...swept.filter(({ kernel, parameters }) => sweptValue(kernel, parameters, size) !== null),
  ];
}

/** The parameter of a kernel's sweep and its value, where that is another than the size's; else null. */
export function sweptValue(
  { sizes, sweep }: Kernel,
  parameters: KernelParameters,
  size: Size,
): { readonly parameter: string; readonly value: number } | null {
  const value = sweep === null ? undefined : parameters[sweep.parameter];
  if (sweep === null || value === undefined || value === sizes[size][sweep.parameter]) return null;
  return { parameter: sweep.parameter, value };
}
