import { byNearness, type Neighbour, type Scored } from "../../analysis/neighbours.js";
import { complete, type Scores } from "../../analysis/profile.js";
import { parsePartialDate } from "../../schema/cell.js";
import { knownTechnique } from "./identity.js";
import type { Technique } from "./rows.js";
import type { Scorecard } from "./state.js";

/** The technique that a reader scores, as others are compared with it. */
export interface Subject {
  /** Its own row in the dataset, which is not compared with itself. */
  readonly own: Technique | null;
  readonly scores: Scores;
  readonly introduced: string | null;
  readonly category: string | null;
}

/** What can be compared; null where an axis is not rated. */
export function subjectOf(card: Scorecard, techniques: readonly Technique[]): Subject | null {
  const scores = complete(card.scores);
  if (scores === null) return null;
  return {
    own: knownTechnique(card, techniques),
    scores,
    introduced: parsePartialDate(card.date.trim())?.iso ?? null,
    category: card.category || null,
  };
}

export interface Nearest {
  readonly shown: readonly Neighbour<Scored & { readonly technique: Technique }>[];
  /** Distance of the last one shown, and how many techniques lie at it, shown or not. */
  readonly cut: { readonly distance: number; readonly n: number; readonly nShown: number } | null;
}

/** The nearest techniques by their default scores at introduction, and how arbitrary the end of the list is. */
export function nearestTechniques(subject: Subject, techniques: readonly Technique[], count = 10): Nearest {
  const ranked = byNearness(
    { id: subject.own?.id ?? "", ...subject },
    techniques.map((technique) => ({
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
  return { shown, cut: last === undefined ? null : { distance: last.distance, n: at(ranked), nShown: at(shown) } };
}
