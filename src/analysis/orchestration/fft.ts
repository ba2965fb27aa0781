/** Complex numbers as two arrays of one length, a power of two. */
export interface Complex {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

export function complex(size: number): Complex {
  return { re: new Float64Array(size), im: new Float64Array(size) };
}

/**
 * The discrete Fourier transform in place, radix 2 (Cooley and Tukey 1965). `inverse` divides by the length, so that
 * both in turn give back what was there.
 */
export function fft({ re, im }: Complex, inverse = false): void {
  const size = re.length;
  reverseBits(re);
  reverseBits(im);
  const { cos, sin } = roots(size);
  for (let half = 1; half < size; half *= 2) {
    const stride = size / (2 * half);
    for (let start = 0; start < size; start += 2 * half) {
      for (let k = 0; k < half; k += 1) {
        const wr = cos[k * stride] ?? 0;
        const wi = inverse ? -(sin[k * stride] ?? 0) : (sin[k * stride] ?? 0);
        const a = start + k;
        const b = a + half;
        const br = re[b] ?? 0;
        const bi = im[b] ?? 0;
        const tr = br * wr - bi * wi;
        const ti = br * wi + bi * wr;
        const ar = re[a] ?? 0;
        const ai = im[a] ?? 0;
        re[b] = ar - tr;
        im[b] = ai - ti;
        re[a] = ar + tr;
        im[a] = ai + ti;
      }
    }
  }
  if (!inverse) return;
  for (let i = 0; i < size; i += 1) {
    re[i] = (re[i] ?? 0) / size;
    im[i] = (im[i] ?? 0) / size;
  }
}

/** `a` times `b`, element by element, into `a`. */
export function multiplyInto(a: Complex, b: Complex): void {
  for (let i = 0; i < a.re.length; i += 1) {
    const ar = a.re[i] ?? 0;
    const ai = a.im[i] ?? 0;
    const br = b.re[i] ?? 0;
    const bi = b.im[i] ?? 0;
    a.re[i] = ar * br - ai * bi;
    a.im[i] = ar * bi + ai * br;
  }
}

/** `a` plus `weight` times `b`, element by element, into `a`. */
export function addInto(a: Complex, b: Complex, weight: number): void {
  for (let i = 0; i < a.re.length; i += 1) {
    a.re[i] = (a.re[i] ?? 0) + weight * (b.re[i] ?? 0);
    a.im[i] = (a.im[i] ?? 0) + weight * (b.im[i] ?? 0);
  }
}

/** Each element to a whole power of at least 1, by repeated squaring. */
export function power(base: Complex, exponent: number): Complex {
  const square = copy(base);
  let result: Complex | null = null;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) {
      if (result === null) result = copy(square);
      else multiplyInto(result, square);
    }
    if (rest > 1) multiplyInto(square, copy(square));
  }
  if (result === null) throw new RangeError("the exponent must be a whole number of at least 1");
  return result;
}

export function copy({ re, im }: Complex): Complex {
  return { re: re.slice(), im: im.slice() };
}

function reverseBits(values: Float64Array): void {
  const size = values.length;
  for (let i = 1, j = 0; i < size; i += 1) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    const swapped = values[i] ?? 0;
    values[i] = values[j] ?? 0;
    values[j] = swapped;
  }
}

const ROOTS = new Map<number, { readonly cos: Float64Array; readonly sin: Float64Array }>();

function roots(size: number): { readonly cos: Float64Array; readonly sin: Float64Array } {
  const known = ROOTS.get(size);
  if (known !== undefined) return known;
  const angle = (_: unknown, k: number) => (-2 * Math.PI * k) / size;
  const angles = Float64Array.from({ length: size / 2 }, angle);
  const made = { cos: angles.map(Math.cos), sin: angles.map(Math.sin) };
  ROOTS.set(size, made);
  return made;
}
