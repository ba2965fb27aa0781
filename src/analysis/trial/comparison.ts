import { type Estimate, exchangePValue, type PairedAuc, pairedAuc } from "../paired-auc.js";
import { spearman } from "../ranks.js";
import { percentileInterval, permutationPValue, type Random, resample, shuffled } from "../resample.js";
import { auc, type RocPoint, rocCurve } from "../roc.js";
import { decided, PREDICTORS, type PredictorId, pairedCases, type Technique } from "./technique.js";

export const PREDICTOR_IDS: readonly PredictorId[] = ["friction", "h", "e", "smallScale"];

const RIVAL: PredictorId = "smallScale";

export interface PredictorResult {
  readonly id: PredictorId;
  readonly auc: Estimate;
  /** One-sided p-value of no relation to the outcome, by permuting the outcomes. */
  readonly pValue: number | null;
  readonly roc: readonly RocPoint[];
}

/** A predictor's lead over the small-scale result. */
export interface Lead {
  readonly id: PredictorId;
  readonly difference: Estimate;
  /** Two-sided p-value of no difference, by exchanging the predictors' ranks within techniques. */
  readonly pValue: number | null;
}

/** The comparison of all predictors at one threshold of adoption. */
export interface Comparison {
  readonly minAdoption: number;
  readonly n: number;
  readonly adopted: number;
  readonly predictors: readonly PredictorResult[];
  readonly leads: readonly Lead[];
}

export interface Resampling {
  readonly replicates: number;
  readonly random: Random;
}

/** Compares all predictors on the techniques that have them all; null where all or none are adopted. */
export function compare(
  techniques: readonly Technique[],
  minAdoption: number,
  { replicates, random }: Resampling,
): Comparison | null {
  const old = decided(techniques);
  const against = (id: PredictorId) => pairedCases(old, minAdoption, PREDICTORS[id].score);
  const pairs = PREDICTOR_IDS.filter((id) => id !== RIVAL).flatMap((id) => {
    const cases = against(id);
    const areas = pairedAuc(cases, { replicates, random });
    return areas === null ? [] : [{ id, cases, areas, pValue: exchangePValue(cases, replicates, random) }];
  });
  const [first] = pairs;
  if (first === undefined) return null;
  const predictors = [
    ...pairs.map(({ id, areas }) => ({ id, area: areas.friction })),
    { id: RIVAL, area: rivalOf(first.areas) },
  ];
  return {
    minAdoption,
    n: first.areas.n,
    adopted: first.areas.positives,
    predictors: predictors.map(({ id, area }) => {
      const cases = against(id).map(({ friction: score, outcome }) => ({ score, outcome }));
      return { id, auc: area, pValue: outcomePermutation(cases, replicates, random), roc: rocCurve(cases) };
    }),
    leads: pairs.map(({ id, areas, pValue }) => ({ id, difference: areas.difference, pValue })),
  };
}

function rivalOf({ rival }: PairedAuc): Estimate {
  return rival;
}

function outcomePermutation(
  cases: readonly { readonly score: number; readonly outcome: boolean }[],
  permutations: number,
  random: Random,
): number | null {
  const seen = auc(cases);
  if (seen === null) return null;
  const outcomes = cases.map(({ outcome }) => outcome);
  const permuted = Array.from({ length: permutations }, () => {
    const mixed = shuffled(outcomes, random);
    return auc(cases.map(({ score }, i) => ({ score, outcome: mixed[i] ?? false }))) ?? 0;
  });
  return permutationPValue(seen, permuted);
}

export interface Correlation {
  readonly id: PredictorId;
  readonly n: number;
  readonly rho: Estimate | null;
}

/** Spearman's correlation of each predictor with the four levels of adoption. */
export function correlate(
  techniques: readonly Technique[],
  { replicates, random }: Resampling,
): readonly Correlation[] {
  const old = decided(techniques).filter(({ smallScale }) => smallScale !== null);
  return PREDICTOR_IDS.map((id) => {
    const pairs = old.flatMap((technique) => {
      const score = PREDICTORS[id].score(technique);
      return score === null ? [] : [{ score, adoption: technique.adoption }];
    });
    const rhoOf = (drawn: typeof pairs | readonly (typeof pairs)[number][]) =>
      spearman(
        drawn.map(({ score }) => score),
        drawn.map(({ adoption }) => adoption),
      );
    const value = rhoOf(pairs);
    if (value === null) return { id, n: pairs.length, rho: null };
    const drawn = Array.from({ length: replicates }, () => rhoOf(resample(pairs, random)));
    return { id, n: pairs.length, rho: { value, interval: percentileInterval(drawn) } };
  });
}
