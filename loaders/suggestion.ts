/**
 * The candidate that a mistyped word was most likely meant to be: the nearest within a third of the word's length in
 * edits, else the shortest that contains the word.
 */
export function suggest(word: string, candidates: Iterable<string>): string | null {
  const all = [...candidates];
  const limit = Math.max(1, Math.floor(word.length / 3));
  const near = all
    .filter((candidate) => Math.abs(candidate.length - word.length) <= limit)
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  if (near[0]) return near[0].candidate;
  if (word.length < 3) return null;
  const longer = all
    .filter((candidate) => candidate.includes(word))
    .sort((a, b) => Number(b.startsWith(word)) - Number(a.startsWith(word)) || a.length - b.length || (a < b ? -1 : 1));
  return longer[0] ?? null;
}

/**
 * Candidates that a mistyped word may mean, the likeliest first: those that are near it in edits, as a whole or by one of
 * the parts between hyphens, then those that hold one of its parts.
 */
export function nearest(word: string, candidates: Iterable<string>, most: number): readonly string[] {
  const limit = Math.max(1, Math.ceil(word.length / 3));
  const parts = word.split("-").filter((part) => part.length >= 3);
  return [...candidates]
    .map((candidate) => ({
      candidate,
      distance: editDistance(word, candidate),
      partDistance: Math.min(...candidate.split("-").map((part) => editDistance(word, part))),
      shared: parts.filter((part) => candidate.includes(part)).length,
    }))
    .filter(({ distance, partDistance, shared }) => Math.min(distance, partDistance) <= limit || shared > 0)
    .sort(
      (a, b) =>
        Math.min(a.distance, limit + 1) - Math.min(b.distance, limit + 1) ||
        b.shared - a.shared ||
        a.partDistance - b.partDistance ||
        a.distance - b.distance ||
        (a.candidate < b.candidate ? -1 : 1),
    )
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** "; did you mean …?" for the end of a message, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const suggestion = suggest(word, candidates);
  return suggestion === null ? "" : `; did you mean ${suggestion}?`;
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
