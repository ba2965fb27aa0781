/** Something by which rows can be put in order. */
export interface SortKey<T> {
  readonly key: string;
  readonly label: string;
  /** Null is not known, and comes last either way. Texts compare by code unit, as in SQL. */
  readonly valueOf: (row: T) => string | number | null;
  /** Whether the first press of its header should put the largest first. */
  readonly largestFirst?: boolean;
}

export interface Order {
  readonly key: string;
  readonly descending: boolean;
}

/** Compares two rows by one key. */
export function compareBy<T>(key: Pick<SortKey<T>, "valueOf">, descending: boolean): (a: T, b: T) => number {
  const sign = descending ? -1 : 1;
  return (a, b) => {
    const x = key.valueOf(a);
    const y = key.valueOf(b);
    if (x === y) return 0;
    if (x === null || y === null) return x === null ? 1 : -1;
    return x < y ? -sign : sign;
  };
}

/** Rows in the order of the first comparison that tells two apart. */
export function sortedBy<T>(rows: readonly T[], ...comparisons: readonly ((a: T, b: T) => number)[]): T[] {
  return [...rows].sort((a, b) => {
    for (const compare of comparisons) {
      const result = compare(a, b);
      if (result !== 0) return result;
    }
    return 0;
  });
}

/** What pressing a header does: its own first direction, the other one, then the list's usual order again. */
export function nextOrder(order: Order | null, { key, largestFirst = false }: SortKey<never>): Order | null {
  if (order?.key !== key) return { key, descending: largestFirst };
  return order.descending === largestFirst ? { key, descending: !largestFirst } : null;
}
