import { type KernelParameter, type KernelParameters, type Size, type Sweep, size } from "../../kernel.js";

/** Elements of each array of a STREAM kernel (McCalpin 1995). */
export function streamElements(parameters: KernelParameters): number {
  return size(parameters, "elements");
}

export const STREAM_PARAMETERS: readonly KernelParameter[] = [
  { name: "elements", label: "elements of each array", min: 1, max: 2 ** 28 },
];

/**
 * From the standard size on the arrays together are larger than the last cache of common devices; the large size has
 * arrays of 128 MiB, the most that every WebGPU device can bind.
 */
export const STREAM_SIZES: Readonly<Record<Size, KernelParameters>> = {
  quick: { elements: 2 ** 20 },
  standard: { elements: 2 ** 24 },
  large: { elements: 2 ** 25 },
};

/** From arrays that fit a cache to arrays that fit none. */
export const STREAM_SWEEP: Sweep = {
  parameter: "elements",
  values: Array.from({ length: 10 }, (_, step) => 2 ** (16 + step)),
};
