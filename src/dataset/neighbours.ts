/** A technique's scores as of 2025, GA, MAL, PAR, STI and IM in this order. */
export type Scores = readonly [number, number, number, number, number];

/** What neighbours are compared by. */
export interface Scored {
  readonly id: string;
  readonly scores: Scores | null;
  /** ISO date; null where it is not known. */
  readonly introduced: string | null;
}

export interface Neighbour<T> {
  readonly item: T;
  /** Sum of the differences on the five axes, 0–10. */
  readonly distance: number;
  readonly daysApart: number | null;
}

const DAY = 86_400_000;

/** Sum of the differences on the five axes. */
export function distance(a: Scores, b: Scores): number {
  return a.reduce((sum, score, i) => sum + Math.abs(score - (b[i] ?? 0)), 0);
}

/**
 * The techniques whose scores are nearest; of equally near ones, those introduced nearest in time. It gives what
 * `src/queries/dataset/neighbours.sql` gives.
 */
export function nearest<T extends Scored>(target: Scored, others: readonly T[], count = 8): readonly Neighbour<T>[] {
  const { scores } = target;
  if (scores === null) return [];
  return others
    .flatMap((item) =>
      item.id === target.id || item.scores === null
        ? []
        : [
            {
              item,
              distance: distance(scores, item.scores),
              daysApart: daysBetween(target.introduced, item.introduced),
            },
          ],
    )
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        (a.daysApart ?? Infinity) - (b.daysApart ?? Infinity) ||
        (a.item.id < b.item.id ? -1 : 1),
    )
    .slice(0, count);
}

function daysBetween(a: string | null, b: string | null): number | null {
  return a === null || b === null ? null : Math.abs(Date.parse(a) - Date.parse(b)) / DAY;
}
