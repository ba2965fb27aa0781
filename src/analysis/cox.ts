import { extent, sum } from "d3";
import { chiSquareTail, twoSidedNormal, Z_95 } from "./distributions.js";
import { invert, solve } from "./linear.js";
import type { Duration } from "./survival.js";

/** A watched subject with its predictors, in the order of the model. */
export interface Subject extends Duration {
  readonly predictors: readonly number[];
}

export interface HazardRatio {
  readonly coefficient: number;
  readonly standardError: number;
  /** How the chance per month changes with one point of the predictor: the exponential of the coefficient. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly pValue: number;
}

export interface CoxModel {
  readonly n: number;
  readonly events: number;
  readonly terms: readonly HazardRatio[];
  /** Twice the gain in partial log-likelihood over no predictor, and its p-value. */
  readonly likelihoodRatio: number;
  readonly pValue: number;
}

const MAX_STEPS = 30;

/**
 * Cox's proportional hazards model (Cox 1972) with Efron's treatment of ties (1977), by Newton–Raphson: what R's
 * `survival::coxph` fits. Null where it cannot be fitted: no events, a constant predictor, two that tell the same, or
 * one that orders all events so well that its coefficient has no finite best value.
 *
 * @throws RangeError where a duration or a predictor is not a finite number
 */
export function coxModel(subjects: readonly Subject[]): CoxModel | null {
  const size = subjects[0]?.predictors.length ?? 0;
  if (size === 0) return null;
  for (const { months, predictors } of subjects) {
    if (![months, ...predictors].every(Number.isFinite))
      throw new RangeError(`${[months, ...predictors].join(", ")}: a duration and its predictors must be finite`);
  }
  // Centring changes no coefficient and keeps the exponentials small.
  const means = Array.from({ length: size }, (_, k) => sum(subjects, (s) => at(s.predictors, k)) / subjects.length);
  const centred = subjects
    .map((s) => ({ ...s, predictors: s.predictors.map((x, k) => x - at(means, k)) }))
    .sort((a, b) => b.months - a.months);
  let beta: readonly number[] = means.map(() => 0);
  let now = partialLikelihood(centred, beta);
  const nothing = now.logLikelihood;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const change = solve(now.information, now.score);
    if (change === null) return null;
    let [next, scale] = [now, 1];
    // A step that overshoots is halved.
    do {
      const half = scale;
      next = partialLikelihood(
        centred,
        beta.map((b, k) => b + half * at(change, k)),
      );
      scale /= 2;
    } while (!(next.logLikelihood >= now.logLikelihood - 1e-10) && scale > 1e-6);
    beta = beta.map((b, k) => b + 2 * scale * at(change, k));
    const gain = next.logLikelihood - now.logLikelihood;
    now = next;
    if (Math.abs(gain) < 1e-10) return describe(centred, beta, now, nothing);
  }
  return null;
}

interface Likelihood {
  readonly logLikelihood: number;
  readonly score: readonly number[];
  readonly information: readonly (readonly number[])[];
}

/** `subjects` from the longest watched to the shortest, so that each time's risk set is a running sum. */
function partialLikelihood(subjects: readonly Subject[], beta: readonly number[]): Likelihood {
  const indices = beta.map((_, k) => k);
  const score = beta.map(() => 0);
  const information = beta.map(() => beta.map(() => 0));
  const risk = moments(beta.length);
  let logLikelihood = 0;
  for (let i = 0; i < subjects.length; ) {
    const months = subjects[i]?.months;
    const failed = moments(beta.length);
    let events = 0;
    for (; i < subjects.length && subjects[i]?.months === months; i += 1) {
      const subject = subjects[i];
      if (subject === undefined) break;
      const linear = sum(subject.predictors, (x, k) => x * at(beta, k));
      const weight = Math.exp(linear);
      add(risk, subject.predictors, weight);
      if (!subject.event) continue;
      events += 1;
      logLikelihood += linear;
      add(failed, subject.predictors, weight);
      for (const k of indices) score[k] = at(score, k) + at(subject.predictors, k);
    }
    for (let tied = 0; tied < events; tied += 1) {
      // Efron: of d tied events, the risk set of the l-th holds 1 − l/d of each of them.
      const share = tied / events;
      const total = risk.weight - share * failed.weight;
      const mean = indices.map((k) => (at(risk.first, k) - share * at(failed.first, k)) / total);
      logLikelihood -= Math.log(total);
      for (const k of indices) {
        score[k] = at(score, k) - at(mean, k);
        const row = information[k] ?? [];
        for (const l of indices) {
          const second = (at(risk.second[k] ?? [], l) - share * at(failed.second[k] ?? [], l)) / total;
          row[l] = at(row, l) + second - at(mean, k) * at(mean, l);
        }
      }
    }
  }
  return { logLikelihood, score, information };
}

/** Weighted sums over a set of subjects: of 1, of each predictor, of each product of two. */
interface Moments {
  weight: number;
  readonly first: number[];
  readonly second: number[][];
}

function moments(size: number): Moments {
  const zeros = () => Array.from({ length: size }, () => 0);
  return { weight: 0, first: zeros(), second: Array.from({ length: size }, zeros) };
}

function add(to: Moments, predictors: readonly number[], weight: number): void {
  to.weight += weight;
  for (const [k, x] of predictors.entries()) {
    to.first[k] = at(to.first, k) + weight * x;
    const row = to.second[k] ?? [];
    for (const [l, y] of predictors.entries()) row[l] = at(row, l) + weight * x * y;
  }
}

/** A hazard ratio of three million over a predictor's whole range has run away: the likelihood has no maximum. */
const RUNAWAY = 15;

function describe(
  subjects: readonly Subject[],
  beta: readonly number[],
  { logLikelihood, information }: Likelihood,
  nothing: number,
): CoxModel | null {
  const covariance = invert(information);
  if (covariance === null || beta.some((b, k) => Math.abs(b) * rangeOf(subjects, k) > RUNAWAY)) return null;
  const likelihoodRatio = 2 * (logLikelihood - nothing);
  return {
    n: subjects.length,
    events: subjects.filter(({ event }) => event).length,
    terms: beta.map((coefficient, k) => {
      const standardError = Math.sqrt(at(covariance[k] ?? [], k));
      return {
        coefficient,
        standardError,
        ratio: Math.exp(coefficient),
        low: Math.exp(coefficient - Z_95 * standardError),
        high: Math.exp(coefficient + Z_95 * standardError),
        pValue: twoSidedNormal(coefficient / standardError),
      };
    }),
    likelihoodRatio,
    pValue: chiSquareTail(likelihoodRatio, beta.length),
  };
}

function rangeOf(subjects: readonly Subject[], k: number): number {
  const [low = 0, high = 0] = extent(subjects, ({ predictors }) => at(predictors, k));
  return high - low;
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 0;
}

/**
 * Harrell's concordance (Harrell, Lee and Mark 1996): of the pairs whose order of events is known, the share in which
 * the one with the event first has the higher `risk`, ties in risk counting half; pairs with the event at the same time
 * are left out. As R's `concordance`. Null where no pair can be ordered.
 */
export function concordance(subjects: readonly (Duration & { readonly risk: number })[]): {
  readonly concordance: number;
  readonly pairs: number;
} | null {
  let [agreeing, pairs] = [0, 0];
  for (const early of subjects) {
    if (!early.event) continue;
    for (const late of subjects) {
      const ordered = late.months > early.months || (late.months === early.months && !late.event);
      if (!ordered) continue;
      pairs += 1;
      agreeing += early.risk > late.risk ? 1 : early.risk === late.risk ? 0.5 : 0;
    }
  }
  return pairs === 0 ? null : { concordance: agreeing / pairs, pairs };
}
