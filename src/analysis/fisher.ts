/** Counts of two groups: those with a trait and those without. */
export type TwoByTwo = readonly [readonly [number, number], readonly [number, number]];

/** What rounding may add to a probability, relative to itself: as in R's `fisher.test`. */
const TOLERANCE = 1e-7;

/**
 * The two-sided p value of Fisher's exact test (Fisher 1935) that two groups have a trait equally often, given both
 * margins: the probability of all tables that are no likelier than this one, as in R's `fisher.test`.
 *
 * @param table one row for each group: how many have the trait, how many have not
 * @throws RangeError where a count is negative or no whole number
 */
export function fisherExact([[a, b], [c, d]]: TwoByTwo): number {
  for (const count of [a, b, c, d]) {
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is no count`);
  }
  const [first, second, trait] = [a + b, c + d, a + c];
  const logFactorial = logFactorials(first + second);
  const logChoose = (n: number, k: number) => at(logFactorial, n) - at(logFactorial, k) - at(logFactorial, n - k);
  const probability = (x: number) =>
    Math.exp(logChoose(first, x) + logChoose(second, trait - x) - logChoose(first + second, trait));
  const limit = probability(a) * (1 + TOLERANCE);
  let p = 0;
  for (let x = Math.max(0, trait - second); x <= Math.min(first, trait); x += 1) {
    const here = probability(x);
    if (here <= limit) p += here;
  }
  return Math.min(1, p);
}

/** ln 0! to ln n!. */
function logFactorials(n: number): readonly number[] {
  const logs = [0];
  for (let k = 1; k <= n; k += 1) logs.push(at(logs, k - 1) + Math.log(k));
  return logs;
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 0;
}
