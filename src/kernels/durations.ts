import { mean } from "d3";
import type { Size } from "../gpu/kernel.js";
import type { PlainJob, PlainSide } from "../gpu/messages.js";
import { LIMITS } from "../gpu/sampling.js";
import { measurementKey } from "./figures.js";

/** A guess at inputs, compiling and the check of one kernel, until one was measured. */
const AROUND_MS = 1000;

/** Remembers what jobs took on this device, to tell how long the next will. */
export interface Durations {
  /** Milliseconds that a job is expected to take: what it took last, or what others of its size did, or a guess. */
  expectedMs(key: string, size: Size, sides: 1 | 2): number;
  remember(key: string, size: Size, sides: 1 | 2, ms: number): void;
  /** Another device has other times. */
  forget(): void;
}

export function createDurations(): Durations {
  const known = new Map<string, { readonly group: string; readonly ms: number }>();
  const groupOf = (size: Size, sides: 1 | 2) => `${size} ${sides}`;
  return {
    expectedMs(key, size, sides) {
      const group = groupOf(size, sides);
      const own = known.get(`${group} ${key}`);
      if (own) return own.ms;
      const others = [...known.values()].filter((one) => one.group === group).map(({ ms }) => ms);
      return mean(others) ?? sides * (LIMITS[size].budgetMs + AROUND_MS);
    },
    remember(key, size, sides, ms) {
      const group = groupOf(size, sides);
      known.set(`${group} ${key}`, { group, ms });
    },
    forget: () => known.clear(),
  };
}

export function jobKey({ kernelId, parameters }: PlainJob | PlainSide): string {
  return measurementKey({ kernelId, parameters: { ...parameters } });
}
