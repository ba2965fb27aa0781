/**
 * IEEE 754 binary16 by arithmetic on whole arrays: a large input has 10⁸ elements, and an emulated Float16Array takes a
 * minute for them.
 */

const EXPONENT_BIAS = 127;
/** The least normal exponent of binary16: values below it share its spacing. */
const LEAST_EXPONENT = -14;
const LARGEST_HALF = 65_504;

/**
 * For each exponent of a single, the number whose sum with it has the spacing of binary16 as its last bit, so that the
 * processor's own rounding, to nearest and ties to even, does the work.
 */
const ROUNDERS = Float64Array.from({ length: 256 }, (_, biased) => {
  const exponent = Math.max(biased - EXPONENT_BIAS, LEAST_EXPONENT);
  return 1.5 * 2 ** (exponent + 13);
});

/** The nearest values that half precision holds. */
export function nearestHalves(values: Float32Array): Float32Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const halves = new Float32Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    const rounder = ROUNDERS[((bits[index] ?? 0) >>> 23) & 0xff] ?? 0;
    const half = Math.fround(value + rounder) - rounder;
    // The sum loses the sign of zero, and is NaN where the value is not finite.
    if (half === 0) halves[index] = value * 0;
    else if (Math.abs(half) <= LARGEST_HALF) halves[index] = half;
    else halves[index] = Number.isNaN(value) ? value : value * Number.POSITIVE_INFINITY;
  }
  return halves;
}

/** Bit patterns of the nearest halves. */
export function encodeHalves(values: Float32Array): Uint16Array<ArrayBuffer> {
  const halves = nearestHalves(values);
  const bits = new Uint32Array(halves.buffer);
  const patterns = new Uint16Array(halves.length);
  for (let index = 0; index < patterns.length; index++) {
    const single = bits[index] ?? 0;
    const sign = (single >>> 16) & 0x8000;
    const exponent = ((single >>> 23) & 0xff) - EXPONENT_BIAS;
    const mantissa = single & 0x7fffff;
    if (exponent === 128) patterns[index] = sign | 0x7c00 | (mantissa === 0 ? 0 : 0x200);
    else if (exponent >= LEAST_EXPONENT)
      patterns[index] = sign | ((exponent - LEAST_EXPONENT + 1) << 10) | (mantissa >>> 13);
    else patterns[index] = sign | (Math.abs(halves[index] ?? 0) * 2 ** 24);
  }
  return patterns;
}

/** What bit patterns of binary16 stand for. */
export function decodeHalves(patterns: Uint16Array): Float32Array {
  const values = new Float32Array(patterns.length);
  for (let index = 0; index < values.length; index++) {
    const pattern = patterns[index] ?? 0;
    const sign = pattern & 0x8000 ? -1 : 1;
    const exponent = (pattern >>> 10) & 0x1f;
    const mantissa = pattern & 0x3ff;
    if (exponent === 31) values[index] = mantissa === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
    else if (exponent === 0) values[index] = sign * mantissa * 2 ** -24;
    else values[index] = sign * (1024 + mantissa) * 2 ** (exponent - 25);
  }
  return values;
}

/** How far apart the two halves are between which a value lies. */
export function halfSpacing(value: number): number {
  const exponent = value === 0 ? LEAST_EXPONENT : Math.max(Math.floor(Math.log2(Math.abs(value))), LEAST_EXPONENT);
  return 2 ** (exponent - 10);
}
