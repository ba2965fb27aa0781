/**
 * The least length in tokens, between two limits, from which on a ratio that grows with length is at least 1; null where
 * it never is. Found by bisection on the logarithm.
 */
export function crossoverLength(ratio: (tokens: number) => number, from = 16, to = 2 ** 24): number | null {
  if (ratio(to) < 1) return null;
  if (ratio(from) >= 1) return from;
  let [low, high] = [Math.log(from), Math.log(to)];
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (ratio(Math.exp(middle)) >= 1) high = middle;
    else low = middle;
  }
  return Math.exp(high);
}
