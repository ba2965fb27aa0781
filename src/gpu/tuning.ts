import type { DeviceTraits, Kernel, KernelParameters, Tuning } from "./kernel.js";

/** Remembers the fastest tuning by kernel, parameters and device. */
export interface TuningCache {
  get(key: string): Tuning | null;
  set(key: string, tuning: Tuning): void;
}

export function memoryCache(): TuningCache {
  const known = new Map<string, Tuning>();
  return { get: (key) => known.get(key) ?? null, set: (key, tuning) => void known.set(key, tuning) };
}

/** What a tuning was chosen for. The tunings on offer are part of it: other tunings, another search. */
export function tuningKey(adapter: string, kernel: Kernel, parameters: KernelParameters, traits: DeviceTraits): string {
  return JSON.stringify([adapter, kernel.id, parameters, kernel.tunings(parameters, traits)]);
}
