/** One number of every key, so that the same number of a query moves all of its scores alike. */
const KEY_SHIFT = 64;

/** How far some queries' scores lie from zero: an exponential of one overflows from 89 on, and is zero below −104. */
const SCORE_SHIFT = 110;

/** Gives every key the same number in one place. */
export function shiftKeys(keys: Float32Array, dim: number, place: number): void {
  for (let at = place; at < keys.length; at += dim) keys[at] = KEY_SHIFT;
}

/** Every so many queries one is shifted: not a power of two, as tiles are, so that each place in a tile has others too. */
const EVERY = 5;

/**
 * Gives some queries scores far above zero, or far below it, for keys that {@link shiftKeys} moved: a softmax
 * without its maximum overflows there or divides by zero. All scores of such a query are the same, bit for bit, so that
 * their rounding, which grows with them, cancels and the tolerance need not allow for it.
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
