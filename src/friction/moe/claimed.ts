import type { ClaimRow } from "../measured/claim-panels.js";
import { claimedDate, claimedNumber, claimedRange, type Range } from "../measured/quantity.js";

/** The figures that the essays name, as gains where they speak of speed. */
export interface Claimed {
  /** Measured throughput over a dense model. */
  readonly measured: Range;
  readonly announced: Range;
  readonly longContext: Range;
  /** How many times slower a mixture can be without efficient support. */
  readonly timesSlower: Range;
  /** Context lengths that a comparison of announcements and measurements covers, in tokens. */
  readonly comparedTokens: Range;
  /** The share of its speed at a short context that a mixture is said to keep at a longer one. */
  readonly kept: { readonly contextTokens: number; readonly share: number };
  /** From when on serving stacks are said to support mixtures robustly. */
  readonly supportedFrom: string;
}

/** Reads the claimed figures from the claims. */
export function claimedFrom(claims: readonly Pick<ClaimRow, "id" | "quantity" | "unit">[]): Claimed {
  return {
    measured: claimedRange(claims, "waw-moe-2-3x"),
    announced: claimedRange(claims, "waw-moe-5-7x"),
    longContext: claimedRange(claims, "waw-moe-long-ctx"),
    timesSlower: claimedRange(claims, "waw-moe-naive-slow"),
    comparedTokens: claimedRange(claims, "waw-moe-64-128k"),
    kept: {
      contextTokens: claimedNumber(claims, "com-moe-60pct-32k", 1),
      share: 1 - claimedNumber(claims, "com-moe-60pct-32k") / 100,
    },
    supportedFrom: claimedDate(claims, "map-moe-serving-late2024"),
  };
}
