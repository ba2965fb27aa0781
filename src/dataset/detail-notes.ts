import type { DetailRow } from "./detail-rows.js";

/** A note with whose it is. */
export interface Note {
  readonly by: string;
  readonly text: string;
}

const WHEN = { introduction: "introduction", "2025": "end of 2025" } as const;

/** The technique's own note, then those of its ratings; what another note of the list begins with is not repeated. */
export function notesOf(
  own: string | null,
  ratings: readonly Pick<DetailRow<"ratings">, "rater" | "rubric_version" | "as_of_kind" | "note">[],
): readonly Note[] {
  const grouped = new Map<string, { readonly rater: string; readonly text: string; readonly dates: Set<string> }>();
  for (const { rater, rubric_version, as_of_kind, note } of ratings) {
    if (note === null) continue;
    const name = `${rater}, rubric ${rubric_version}`;
    const group = grouped.get(`${name}: ${note}`) ?? { rater: name, text: note, dates: new Set<string>() };
    group.dates.add(WHEN[as_of_kind]);
    grouped.set(`${name}: ${note}`, group);
  }
  const all: readonly Note[] = [
    ...(own === null ? [] : [{ by: "the technique’s row", text: own }]),
    ...[...grouped.values()].map(({ rater, text, dates }) => ({
      by: dates.size === 1 ? `${rater}, ${[...dates].join("")}` : rater,
      text,
    })),
  ];
  return all.filter(
    ({ text }, i) => !all.some((other, j) => (other.text === text ? j < i : other.text.startsWith(text))),
  );
}
