import type { ClaimRow } from "../measured/claim-panels.js";
import { claimedDate, claimedNumber } from "../measured/quantity.js";

/** Where one essay puts the end of pure models, in billions of parameters. */
export interface Ends {
  readonly heading: number;
  readonly text: number;
}

/** The figures that the essays name, in billions of parameters unless said otherwise. */
export interface Claimed {
  readonly ends: Ends;
  readonly rwkv: number;
  readonly falconH1: number;
  readonly jambaActive: number;
  readonly retnet: number;
  /** The first day of the month in which Falcon Mamba is said to have come. */
  readonly falconMamba: string;
}

/** Reads the claimed figures from the claims. */
export function claimedFrom(claims: readonly Pick<ClaimRow, "id" | "quantity" | "unit">[]): Claimed {
  return {
    ends: { heading: claimedNumber(claims, "map-7b-cliff"), text: claimedNumber(claims, "map-7b-cliff", 1) },
    rwkv: claimedNumber(claims, "att-rwkv-14b"),
    falconH1: claimedNumber(claims, "map-falconh1-140b"),
    jambaActive: claimedNumber(claims, "map-jamba-52b-active"),
    retnet: claimedNumber(claims, "att-retnet-6p7"),
    falconMamba: claimedDate(claims, "map-falcon-2024-09"),
  };
}
