import type { Estimate } from "../paired-auc.js";
import { type PredictorId, THRESHOLDS } from "./technique.js";
import type { Trial } from "./trial.js";

/** What a difference's interval says: above 0, below 0, or neither. */
export type Sign = "ahead" | "behind" | "open";

/** The sign that the 95% interval settles. */
export function signOf(difference: Estimate | null): Sign {
  const interval = difference?.interval;
  if (interval == null) return "open";
  return interval.low > 0 ? "ahead" : interval.high < 0 ? "behind" : "open";
}

/** A predictor's lead at one threshold; `none` where all or none of the techniques are adopted. */
export interface ThresholdSign {
  readonly minAdoption: number;
  readonly sign: Sign | "none";
}

/** The sign of a predictor's lead over the small-scale result at each threshold of adoption. */
export function signsOf({ comparisons }: Pick<Trial, "comparisons">, predictor: PredictorId): readonly ThresholdSign[] {
  return THRESHOLDS.map((minAdoption) => {
    const comparison = comparisons.find((one) => one.minAdoption === minAdoption);
    const lead = comparison?.leads.find(({ id }) => id === predictor);
    return { minAdoption, sign: comparison === undefined ? "none" : signOf(lead?.difference ?? null) };
  });
}

export type TrialVerdict = "agrees" | "disagrees" | "mixed" | "undecidable";

/**
 * The verdict on the claim that a predictor beats the small-scale result: ahead at every threshold of adoption to agree,
 * behind at every one to disagree; mixed where only some are settled or they point apart; undecidable where none is.
 */
export function verdictOf(signs: readonly ThresholdSign[]): TrialVerdict {
  const all = (wanted: Sign) => signs.every(({ sign }) => sign === wanted);
  if (signs.every(({ sign }) => sign === "open" || sign === "none")) return "undecidable";
  if (all("ahead")) return "agrees";
  return all("behind") ? "disagrees" : "mixed";
}
