/** What a device can do at most, as measured on it: operations and bytes per second. */
export interface Ceilings {
  readonly flopsPerSecond: number;
  readonly bytesPerSecond: number;
}

/** Operations per byte that must move: what decides whether arithmetic or memory limits a kernel. */
export function arithmeticIntensity(usefulFlops: number, compulsoryBytes: number): number {
  return usefulFlops / compulsoryBytes;
}

/** The intensity from which on arithmetic is the limit, in operations per byte. */
export function ridgePoint({ flopsPerSecond, bytesPerSecond }: Ceilings): number {
  return flopsPerSecond / bytesPerSecond;
}

/** The roof over an intensity, in operations per second (Williams, Waterman and Patterson 2009). */
export function attainableFlops({ flopsPerSecond, bytesPerSecond }: Ceilings, intensity: number): number {
  return Math.min(flopsPerSecond, intensity * bytesPerSecond);
}

/**
 * The share of the roof that a kernel reached, from its time in milliseconds. A kernel without arithmetic is measured
 * against the bandwidth. It may pass 1: data that stay in a cache between runs need not come from memory.
 */
export function roofShare(ceilings: Ceilings, usefulFlops: number, compulsoryBytes: number, timeMs: number): number {
  const leastSeconds = Math.max(usefulFlops / ceilings.flopsPerSecond, compulsoryBytes / ceilings.bytesPerSecond);
  return (leastSeconds * 1e3) / timeMs;
}

/**
 * The friction tax: how many times longer a kernel took than the same useful operations take at the rate of the
 * device's own dense matrix product.
 */
export function frictionTax(usefulFlops: number, timeMs: number, gemmFlopsPerSecond: number): number {
  return timeMs / 1e3 / (usefulFlops / gemmFlopsPerSecond);
}
