/** A property by whose values rows can be filtered. */
export interface Facet<T> {
  /** Name in the address. */
  readonly key: string;
  readonly label: string;
  /** Every value that a row can have, in the order in which a reader should meet them. */
  readonly values: readonly string[];
  /** A row's value, or values where it can have several. */
  readonly valueOf: (row: T) => string | readonly string[];
  readonly nameOf: (value: string) => string;
  /** What the facet says, for those who ask. */
  readonly description?: string;
}

/** The values that were picked of each facet; a facet without an entry, or with an empty one, lets every row pass. */
export type Picks = Readonly<Record<string, ReadonlySet<string>>>;

/** What stands for a value that is not known, in facets and addresses. */
export const UNKNOWN = "unknown";

export interface Filtered<T> {
  readonly rows: readonly T[];
  /** By facet and value: how many rows there would be if the facet's own filter were lifted. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/**
 * The rows that pass every facet and `matches`, and each facet's counts. Values of one facet widen, facets narrow.
 */
export function filterRows<T>(
  rows: readonly T[],
  facets: readonly Facet<T>[],
  picks: Picks,
  matches: (row: T, index: number) => boolean = () => true,
): Filtered<T> {
  const tallies = facets.map(() => new Map<string, number>());
  const passing: T[] = [];
  rows.forEach((row, index) => {
    if (!matches(row, index)) return;
    const values = facets.map((facet) => [facet.valueOf(row)].flat());
    const failed = facets.flatMap((facet, i) => (passes(picks[facet.key], values[i] ?? []) ? [] : [i]));
    if (failed.length > 1) return;
    if (failed.length === 0) passing.push(row);
    tallies.forEach((tally, i) => {
      // A row that fails one facet only would return if that facet's filter were lifted.
      if (failed.length === 1 && failed[0] !== i) return;
      for (const value of values[i] ?? []) tally.set(value, (tally.get(value) ?? 0) + 1);
    });
  });
  return { rows: passing, counts: new Map(facets.map((facet, i) => [facet.key, tallies[i] ?? new Map()])) };
}

/** Picks with one facet's values replaced. */
export function withPicks(picks: Picks, key: string, values: Iterable<string>): Picks {
  const { [key]: _, ...others } = picks;
  const chosen = new Set(values);
  return chosen.size === 0 ? others : { ...others, [key]: chosen };
}

/** Picks with all the given values of one facet added, or taken away where all were picked already. */
export function togglePicks(picks: Picks, key: string, values: readonly string[]): Picks {
  const before = picks[key] ?? new Set<string>();
  const every = values.every((value) => before.has(value));
  const after = every ? [...before].filter((value) => !values.includes(value)) : [...before, ...values];
  return withPicks(picks, key, after);
}

function passes(chosen: ReadonlySet<string> | undefined, values: readonly string[]): boolean {
  return chosen === undefined || chosen.size === 0 || values.some((value) => chosen.has(value));
}
