import { type Facet, type Filtered, filterRows, type Picks } from "./facets.js";
import { compareBy, type Order, type SortKey, sortedBy } from "./order.js";
import type { Search } from "./search.js";

/** What makes a list: its rows and by what they can be searched, filtered and sorted. */
export interface List<T> {
  readonly rows: readonly T[];
  readonly facets: readonly Facet<T>[];
  readonly sorts: readonly SortKey<T>[];
  /** The order of rows that are equal in the chosen one, and of all where none is chosen. */
  readonly usual: readonly ((a: T, b: T) => number)[];
  readonly search: Search;
}

/** The rows of a list that a reader asked for, in order, with each facet's counts. */
export function select<T>(
  list: List<T>,
  { q, picks, order }: { readonly q: string; readonly picks: Picks; readonly order: Order | null },
): Filtered<T> {
  const scores = list.search(q);
  const scoreOf = new Map<T, number>();
  const matches = (row: T, index: number) => {
    if (scores === null) return true;
    const score = scores.get(index);
    if (score === undefined) return false;
    scoreOf.set(row, score);
    return true;
  };
  const { rows, counts } = filterRows(list.rows, list.facets, picks, matches);
  const key = list.sorts.find((sort) => sort.key === order?.key);
  const chosen = key !== undefined && order !== null ? compareBy(key, order.descending) : null;
  const relevance = (a: T, b: T) => (scoreOf.get(b) ?? 0) - (scoreOf.get(a) ?? 0);
  return { rows: sortedBy(rows, chosen ?? relevance, ...list.usual), counts };
}
