import type { Verdict } from "../verdict.js";

/**
 * Whether a verdict `to` would overturn `from`: of a bet that stands, only falsified does; of any other, each other
 * verdict.
 */
export function overturns(from: Verdict, to: Verdict): boolean {
  return from === "holding" || from === "confirmed" ? to === "falsified" : to !== from;
}
