import type { ClaimRow } from "../../friction/measured/claim-panels.js";
import { claimedRange } from "../../friction/measured/quantity.js";

/** What an essay claims of one family, as shares. */
export interface ClaimedShare {
  readonly claim: string;
  readonly family: string;
  readonly low: number;
  readonly high: number;
}

/** Which figure of which claim speaks of which family. */
const CLAIMED = [
  { claim: "com-mamba2-util", place: 0, family: "Mamba-1 (scan)" },
  { claim: "com-mamba2-util", place: 1, family: "Mamba-2 (SSD)" },
  { claim: "map-kan-util", place: 0, family: "KAN" },
  { claim: "map-ode-util", place: 0, family: "Neural ODE" },
] as const;

/**
 * The essays' shares by family.
 *
 * @throws Error where a claim is not on record or names no range
 */
export function claimedShares(claims: readonly ClaimRow[]): readonly ClaimedShare[] {
  return CLAIMED.map(({ claim, place, family }) => {
    const [low, high] = claimedRange(claims, claim, place);
    return { claim, family, low: low / 100, high: high / 100 };
  });
}
