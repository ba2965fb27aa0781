import { distance, type Scores } from "./profile.js";

/** What neighbours are compared by. */
export interface Scored {
  readonly id: string;
  readonly scores: Scores | null;
  /** ISO date; null where it is not known. */
  readonly introduced: string | null;
  /** Where the target has one, equally near techniques of its category come first. */
  readonly category?: string | null;
}

export interface Neighbour<T> {
  readonly item: T;
  /** Sum of the differences on the five axes, 0–10. */
  readonly distance: number;
  readonly daysApart: number | null;
}

const DAY = 86_400_000;

/**
 * All scored techniques but the target itself, nearest scores first; of equally near ones, those of the target's
 * category, then those introduced nearest in time.
 */
export function byNearness<T extends Scored>(target: Scored, others: readonly T[]): readonly Neighbour<T>[] {
  const { scores } = target;
  if (scores === null) return [];
  const category = target.category ?? null;
  const outside = (item: T) => Number(category !== null && item.category !== category);
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
        outside(a.item) - outside(b.item) ||
        compareNumbers(a.daysApart, b.daysApart) ||
        (a.item.id < b.item.id ? -1 : 1),
    );
}

/** The first of {@link byNearness}. Without a category it gives what `src/queries/dataset/neighbours.sql` gives. */
export function nearest<T extends Scored>(target: Scored, others: readonly T[], count = 8): readonly Neighbour<T>[] {
  return byNearness(target, others).slice(0, count);
}

function compareNumbers(a: number | null, b: number | null): number {
  return a === b ? 0 : (a ?? Infinity) - (b ?? Infinity);
}

function daysBetween(a: string | null, b: string | null): number | null {
  return a === null || b === null ? null : Math.abs(Date.parse(a) - Date.parse(b)) / DAY;
}
