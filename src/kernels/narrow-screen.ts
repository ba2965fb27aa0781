/** Whether long lists begin folded, as on a phone they would push all else far down. */
export function isNarrowScreen(): boolean {
  return matchMedia("(max-width: 40rem)").matches;
}
