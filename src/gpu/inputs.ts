import { randomLcg } from "d3";
import { nearestHalves } from "./half.js";

/** The same seed gives the same inputs on every machine. */
export function inputRandom(seed: number): () => number {
  return randomLcg(seed);
}

/** Uniform values from `low` up to `high`, in single precision. Never all zero: zeros run faster and hide mistakes. */
export function uniform(length: number, random: () => number, low = -1, high = 1): Float32Array {
  const values = new Float32Array(length);
  // Float32Array.from takes ten times as long, seconds at large sizes.
  for (let index = 0; index < length; index++) values[index] = low + (high - low) * random();
  return values;
}

/** Rounds to values that half precision can hold, so that the reference starts from what the device will read. */
export function roundToHalf(values: Float32Array): Float32Array {
  return nearestHalves(values);
}

/** Whole numbers from 0 up to, not including, `below`. */
export function wholeNumbers(length: number, below: number, random: () => number): Uint32Array {
  const values = new Uint32Array(length);
  for (let index = 0; index < length; index++) values[index] = Math.floor(below * random());
  return values;
}
