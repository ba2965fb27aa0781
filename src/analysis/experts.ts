/**
 * How many experts of a mixture a batch of tokens wakes, which decides how many weights a step must read. Each token
 * picks k distinct ones of n experts, independently of the other tokens.
 */

/** Expected experts that at least one of `tokens` picks when every expert is as likely: n(1 − (1 − k/n)^tokens). */
export function expectedExperts(n: number, k: number, tokens: number): number {
  if (k >= n) return n;
  return -n * Math.expm1(tokens * Math.log1p(-k / n));
}

/**
 * The share of tokens that pick each expert when their popularity follows Zipf's law, weight 1 / rank^exponent, and a
 * token draws k experts one after the other without putting back. Rosén's approximation of such draws (1972, Annals of
 * Mathematical Statistics 43, 748): expert i is picked with probability 1 − exp(−λ wᵢ), where λ makes them add up to k.
 * Exact where all weights are equal.
 */
export function pickProbabilities(n: number, k: number, exponent: number): readonly number[] {
  const [known, found] = last;
  if (known === `${n} ${k} ${exponent}`) return found;
  const fresh = solve(n, k, exponent);
  last = [`${n} ${k} ${exponent}`, fresh];
  return fresh;
}

/** The latest answer: a curve asks for the same one at each of its points. */
let last: readonly [string, readonly number[]] = ["", []];

function solve(n: number, k: number, exponent: number): readonly number[] {
  if (k >= n) return Array.from({ length: n }, () => 1);
  const weights = Array.from({ length: n }, (_, rank) => (rank + 1) ** -exponent);
  const picked = (lambda: number) => weights.map((weight) => -Math.expm1(-lambda * weight));
  const total = (lambda: number) => picked(lambda).reduce((sum, probability) => sum + probability, 0);
  let high = 1;
  while (total(high) < k) high *= 2;
  let low = 0;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (total(middle) < k) low = middle;
    else high = middle;
  }
  return picked(high);
}

/** Expected experts that at least one of `tokens` picks, popularity after Zipf's law; exponent 0 makes all alike. */
export function expectedExpertsSkewed(n: number, k: number, tokens: number, exponent: number): number {
  if (exponent === 0) return expectedExperts(n, k, tokens);
  return pickProbabilities(n, k, exponent).reduce(
    (sum, probability) => sum + (probability >= 1 ? 1 : -Math.expm1(tokens * Math.log1p(-probability))),
    0,
  );
}
