import type { Estimate } from "../paired-auc.js";
import type { PredictorId } from "./technique.js";
import type { Trial } from "./trial.js";

/** What a difference's interval says: above 0, below 0, or neither. */
export type Sign = "ahead" | "behind" | "open";

/** The sign that the 95% interval settles. */
export function signOf(difference: Estimate | null): Sign {
  const interval = difference?.interval;
  if (interval == null) return "open";
  return interval.low > 0 ? "ahead" : interval.high < 0 ? "behind" : "open";
}

export type TrialVerdict = "agrees" | "disagrees" | "mixed" | "undecidable";

/**
 * The verdict on the claim that a predictor beats the small-scale result: it takes a lead whose interval lies above 0 at
 * every threshold of adoption to agree, and one below 0 at every threshold to disagree. Where only some thresholds are
 * settled, or they point apart, it is mixed; where none is, or one could not be compared, undecidable.
 */
export function verdictOn({ comparisons }: Trial, predictor: PredictorId, thresholds: number): TrialVerdict {
  const signs = comparisons.map(({ leads }) => signOf(leads.find(({ id }) => id === predictor)?.difference ?? null));
  if (signs.length < thresholds || signs.every((sign) => sign === "open")) return "undecidable";
  if (signs.every((sign) => sign === "ahead")) return "agrees";
  return signs.every((sign) => sign === "behind") ? "disagrees" : "mixed";
}
