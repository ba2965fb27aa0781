import { byNearness, type Neighbour, type Scored } from "../../analysis/neighbours.js";
import { complete, type Scores } from "../../analysis/profile.js";
import { parsePartialDate } from "../../schema/cell.js";
import { matchOf } from "./identity.js";
import type { Technique } from "./rows.js";
import type { Scorecard } from "./state.js";

/** The technique that a reader scores, as others are compared with it. */
export interface Subject {
  /** Its own row in the dataset, or the rows that may be its own: they are not compared with it. */
  readonly own: readonly Technique[];
  readonly scores: Scores;
  readonly introduced: string | null;
  readonly category: string | null;
}

/** What can be compared; null where an axis is not rated. */
export function subjectOf(card: Scorecard, techniques: readonly Technique[]): Subject | null {
  const scores = complete(card.scores);
  if (scores === null) return null;
  return {
    own: matchOf(card, techniques)?.techniques ?? [],
    scores,
    introduced: parsePartialDate(card.date.trim())?.iso ?? null,
    category: card.category || null,
  };
}

export interface Nearest {
  readonly shown: readonly Neighbour<Scored & { readonly technique: Technique }>[];
  /** Distance of the last one shown, and how many techniques lie at it, shown or not. */
  readonly cut: { readonly distance: number; readonly n: number; readonly nShown: number } | null;
  /** What became of all that lie no farther than the last one shown, so that the end of the list decides nothing. */
  readonly became: { readonly n: number; readonly used: number; readonly none: number; readonly unknown: number };
  /** What told equally near techniques apart, beside their identifiers. */
  readonly tieBreaks: readonly ("category" | "date")[];
  /** The rows are those read in a source: an absence cannot be read, so the outcome chose them. */
  readonly isSelected: boolean;
}

/**
 * The nearest techniques by their default scores at introduction, and how arbitrary the end of the list is.
 *
 * @param verifiedOnly the techniques are only those read in a source
 */
export function nearestTechniques(
  subject: Subject,
  techniques: readonly Technique[],
  verifiedOnly = false,
  count = 10,
): Nearest {
  const own = new Set(subject.own.map(({ id }) => id));
  const others = techniques.filter(({ id }) => !own.has(id));
  const ranked = byNearness(
    { id: "", ...subject },
    others.map((technique) => ({
      id: technique.id,
      scores: complete(technique),
      introduced: technique.introduced,
      category: technique.category,
      technique,
    })),
  );
  const shown = ranked.slice(0, count);
  const last = shown.at(-1);
  const at = (list: readonly Neighbour<Scored>[]) => list.filter(({ distance }) => distance === last?.distance).length;
  const adoption = ranked
    .filter(({ distance }) => last !== undefined && distance <= last.distance)
    .map(({ item }) => item.technique.adoption_2025);
  return {
    shown,
    cut: last === undefined ? null : { distance: last.distance, n: at(ranked), nShown: at(shown) },
    became: {
      n: adoption.length,
      used: adoption.filter((level) => level !== null && level >= 2).length,
      none: adoption.filter((level) => level === 0).length,
      unknown: adoption.filter((level) => level === null).length,
    },
    tieBreaks: [
      ...(subject.category === null ? [] : (["category"] as const)),
      ...(subject.introduced === null ? [] : (["date"] as const)),
    ],
    isSelected: verifiedOnly,
  };
}
