/**
 * The lane of each of some spans on a line, so that no two spans of one lane overlap.
 *
 * @param spans from and to, in ascending order of their starts
 */
export function lanesOfSpans(spans: readonly (readonly [number, number])[]): readonly number[] {
  const ends: number[] = [];
  return spans.map(([from, to]) => {
    const free = ends.findIndex((end) => end <= from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = to;
    return lane;
  });
}

/**
 * The lane of each of some points on a line, so that points of one lane stand at least `gap` apart.
 *
 * @param positions in ascending order
 */
export function lanesOf(positions: readonly number[], gap: number): readonly number[] {
  return lanesOfSpans(positions.map((position) => [position, position + gap]));
}
