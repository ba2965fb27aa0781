import { sum } from "d3";

/** A text of a row to search in; a match in a heavier field ranks higher. */
export interface SearchField<T> {
  readonly weight: number;
  readonly textOf: (row: T) => string;
}

/** The rows that match a query, by index, with their scores; null where the query has no words. */
export type Search = (query: string) => ReadonlyMap<number, number> | null;

const EXACT = 1.5;

/** What a first field that the query spells out in full is worth, as a multiple of the field's weight. */
const SPELT = 3;

/** Runs of letters and runs of digits, lower-case and without accents: `Mamba-2` and `mamba2` give the same words. */
export function wordsOf(text: string): string[] {
  return fold(text).match(/\p{L}+|\p{N}+/gu) ?? [];
}

/** Lower-case without accents, as SQL's `lower(strip_accents(…))`. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * An index over rows. A row matches where each word of the query starts a word of one of its fields, in any order. Its
 * score adds up the heaviest field that each word met; a whole word counts more than a beginning, a short field more than
 * a long one, and a row ranks higher the more of its first field the query spells out, within words too: `flash
 * attention` means FlashAttention.
 */
export function searchIndex<T>(rows: readonly T[], fields: readonly SearchField<T>[]): Search {
  const postings = new Map<string, Map<number, number>>();
  rows.forEach((row, index) => {
    for (const { weight, textOf } of fields) {
      const words = wordsOf(textOf(row));
      const value = weight * (1 + 1 / (1 + words.length));
      for (const word of words) {
        const rowsOfWord = postings.get(word) ?? new Map<number, number>();
        postings.set(word, rowsOfWord);
        rowsOfWord.set(index, Math.max(value, rowsOfWord.get(index) ?? 0));
      }
    }
  });
  const vocabulary = [...postings.keys()].sort();
  const [first] = fields;
  const titles = rows.map((row) => wordsOf(first?.textOf(row) ?? "").join(""));

  const matchesOf = (prefix: string): Map<number, number> => {
    const scores = new Map<number, number>();
    for (let i = firstAtLeast(vocabulary, prefix); vocabulary[i]?.startsWith(prefix); i += 1) {
      const word = vocabulary[i] ?? "";
      const factor = word === prefix ? EXACT : 1;
      for (const [row, value] of postings.get(word) ?? []) {
        scores.set(row, Math.max(value * factor, scores.get(row) ?? 0));
      }
    }
    return scores;
  };

  return (query) => {
    const words = [...new Set(wordsOf(query))];
    const [matches, ...others] = words.map(matchesOf);
    if (!matches) return null;
    const totals = new Map<number, number>();
    for (const [row, score] of matches) {
      const rest = others.flatMap((scores) => scores.get(row) ?? []);
      if (rest.length < others.length) continue;
      const spelt = SPELT * (first?.weight ?? 0) * shareSpelt(titles[row] ?? "", words);
      totals.set(row, sum([score, ...rest]) + spelt);
    }
    return totals;
  };
}

/** The share of a title's letters that the words take up, each word once. */
function shareSpelt(title: string, words: readonly string[]): number {
  const letters = sum(words.map((word) => (title.includes(word) ? word.length : 0)));
  return title === "" ? 0 : Math.min(1, letters / title.length);
}

function firstAtLeast(sorted: readonly string[], target: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? "") < target) low = middle + 1;
    else high = middle;
  }
  return low;
}
