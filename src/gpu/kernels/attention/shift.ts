/** One number of every key, so that the same number of a query moves all of its scores alike. */
const KEY_SHIFT = 64;

/** How far some queries' scores lie from zero: an exponential of one overflows from 89 on, and is zero below −104. */
const SCORE_SHIFT = 220;

/** How much of that a far key has more, or less: its score lies as far from the other scores as half of the shift. */
const FAR_SHARE = 0.5;

/** The golden section: its multiples, without their whole parts, are spread evenly, however many there are. */
const GOLDEN_SECTION = 0.618_033_988_749_895;

/** Gives every key the same number in one place. */
export function shiftKeys(keys: Float32Array, dim: number, place: number): void {
  for (let at = place; at < keys.length; at += dim) keys[at] = KEY_SHIFT;
}

/** Of `count` keys that queries see together, two that lie far away: elsewhere for each head of each sequence. */
export interface FarKeys {
  /** Far above the others for a query that is shifted up. */
  readonly above: number;
  /** The same for a query that is shifted down. */
  readonly below: number;
}

export function farKeys(count: number, head: number): FarKeys {
  const at = (share: number) => Math.floor(count * ((share + head * GOLDEN_SECTION) % 1));
  return { above: at(0.6), below: at(0.85) };
}

/**
 * Moves two keys that {@link shiftKeys} moved, by their rows: the largest score of a shifted query is that of one key,
 * by so much that the maximum of fewer keys, of another tile or of another query overflows or divides by zero.
 */
export function moveFarKeys(keys: Float32Array, dim: number, place: number, { above, below }: FarKeys): void {
  keys[below * dim + place] = KEY_SHIFT * (1 - FAR_SHARE);
  keys[above * dim + place] = KEY_SHIFT * (1 + FAR_SHARE);
}

/** Every so many queries one is shifted: not a power of two, as tiles are, so that each place in a tile has others too. */
const EVERY = 5;

/**
 * Gives some queries scores far above zero, or far below it, for keys that {@link shiftKeys} moved: a softmax
 * without its maximum overflows there or divides by zero. Their scores are the same, bit for bit, but for those of the
 * far keys, beside which all others have no weight or which have none: their rounding, which grows with them, cancels
 * and the tolerance need not allow for it.
 *
 * @param scale what products are multiplied by
 */
export function shiftQueries(queries: Float32Array, dim: number, place: number, scale: number): void {
  for (let row = 0; row * dim < queries.length; row++) {
    const query = queries.subarray(row * dim, (row + 1) * dim);
    if (row % EVERY === 0) {
      query.fill(0);
      query[place] = ((row % (2 * EVERY) === 0 ? 1 : -1) * SCORE_SHIFT) / (scale * KEY_SHIFT);
    } else query[place] = (query[place] ?? 0) / KEY_SHIFT;
  }
}
