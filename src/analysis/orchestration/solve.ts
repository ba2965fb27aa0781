/**
 * Where a function that rises over a range of positive numbers reaches `target`, by bisection on a logarithmic scale to
 * about 12 digits. Null where the range does not reach it; the low end where it is reached there already.
 */
export function solveRising(
  valueAt: (x: number) => number,
  target: number,
  { low, high }: { readonly low: number; readonly high: number },
): number | null {
  if (valueAt(low) >= target) return low;
  if (valueAt(high) < target) return null;
  let below = low;
  let above = high;
  for (let i = 0; i < 200 && above / below - 1 > 1e-12; i += 1) {
    const middle = Math.sqrt(below * above);
    if (valueAt(middle) < target) below = middle;
    else above = middle;
  }
  return above;
}
