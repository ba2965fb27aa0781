/**
 * The items that flip a verdict alone, found by trying them together and halving each group that flips. A group that
 * does not flip is dropped as a whole: where one item undoes another's effect, a flip within it is missed, so items of
 * one group should pull the same way.
 *
 * @param flips whether a group's items together flip the verdict
 * @param most how many are looked for
 */
export async function flipAlone<T>(
  items: readonly T[],
  flips: (group: readonly T[]) => Promise<boolean>,
  most: number,
): Promise<readonly T[]> {
  if (items.length === 0 || most <= 0 || !(await flips(items))) return [];
  if (items.length === 1) return items;
  const middle = Math.ceil(items.length / 2);
  const found = await flipAlone(items.slice(0, middle), flips, most);
  return [...found, ...(await flipAlone(items.slice(middle), flips, most - found.length))];
}

/** The items in groups of at most `size`. */
export function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}

/**
 * A set of items that flips the verdict together and of which none can be left out, found by leaving out ever smaller
 * parts of them, the first items first. It is an upper bound of the least set: a smaller one may exist.
 *
 * @returns null where all items together do not flip it
 */
export async function flipTogether<T>(
  items: readonly T[],
  flips: (group: readonly T[]) => Promise<boolean>,
): Promise<readonly T[] | null> {
  if (items.length === 0 || !(await flips(items))) return null;
  let needed = items;
  for (let size = Math.ceil(items.length / 2); ; size = Math.ceil(size / 2)) {
    for (const part of chunks(needed, size)) {
      const without = needed.filter((item) => !part.includes(item));
      if (without.length > 0 && (await flips(without))) needed = without;
    }
    if (size === 1) return needed;
  }
}
