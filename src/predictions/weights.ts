import { formatNumber } from "../ui/format.js";
import type { VerdictRow } from "./verdict.js";

/** How many rows speak for and against a bet, and how much the facts collected by hand weigh. */
export function weightsText({ n_for, n_against, strength_for, strength_against }: VerdictRow): string {
  return `${formatNumber(n_for)} rows for it, ${formatNumber(n_against)} against. Facts collected by hand weigh ${formatNumber(strength_for)} for and ${formatNumber(strength_against)} against.`;
}
