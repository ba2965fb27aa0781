import { aucWithinGroups } from "../paired-auc.js";
import { seededRandom } from "../resample.js";
import { agreement, type KappaChange, kappaChanges, type PairAgreement, RATER_PAIRS } from "./agreement.js";
import { type Comparison, type Correlation, compare, correlate } from "./comparison.js";
import { type HazardResult, hazards } from "./hazard.js";
import { type MissingScenario, missingScenarios } from "./missing.js";
import { judgeRules, type RuleResult } from "./rule.js";
import { type RuleSpread, ruleSpread, type SensitivityRow, sensitivity } from "./sensitivity.js";
import { decided, pairedCases, type Rating, ratedInTime, type Technique, THRESHOLDS } from "./technique.js";
import { variants } from "./variants.js";

export interface TrialInput {
  readonly techniques: readonly Technique[];
  readonly ratings: readonly Rating[];
}

export interface TrialSettings {
  readonly seed: number;
  /** Bootstrap replicates, and permutations, of each figure. */
  readonly replicates: number;
}

export const DEFAULT_SETTINGS: TrialSettings = { seed: 20251231, replicates: 1000 };

/** How many techniques there are, and which play no part in the comparison and why. */
export interface Counts {
  readonly rated: number;
  /** Version of the rubric by which the default scores were given; null where they mix versions. */
  readonly rubricVersion: number | null;
  /** Names of techniques whose scores speak of a later date than the introduction, left out. */
  readonly late: readonly string[];
  readonly seen: number;
  readonly censored: number;
  readonly notCompared: number;
  readonly compared: number;
  /** Of those compared, the ones whose rows were read in their source. */
  readonly comparedSeen: number;
  readonly undated: number;
}

/** Everything that the trial finds; plain data, so that it can be kept as a file and sent between threads. */
export interface Trial {
  readonly settings: TrialSettings;
  readonly counts: Counts;
  readonly comparisons: readonly Comparison[];
  readonly correlations: readonly Correlation[];
  readonly withinCategories: readonly {
    readonly minAdoption: number;
    readonly auc: number | null;
    readonly rivalAuc: number | null;
    readonly pairs: number;
  }[];
  readonly rules: readonly RuleResult[];
  readonly hazards: HazardResult;
  readonly missing: readonly MissingScenario[];
  readonly sensitivity: readonly SensitivityRow[];
  readonly ruleSpreads: readonly RuleSpread[];
  readonly agreement: readonly PairAgreement[];
  readonly kappaChanges: readonly KappaChange[];
}

/** Hears how many of the trial's steps are done. */
export type Progress = (done: number, steps: number) => void;

/**
 * Puts the map's scores to the test: do they foretell adoption better than a paper's small-scale result, and do raters
 * agree on them? The same input and seed give the same result, in Node and in a browser.
 */
export function runTrial(
  { techniques, ratings }: TrialInput,
  settings: TrialSettings,
  progress: Progress = () => {},
): Trial {
  const asked = variants(ratings);
  const inTime = techniques.filter(ratedInTime);
  const steps = THRESHOLDS.length * (2 + asked.length) + RATER_PAIRS.length + 2;
  let done = 0;
  // Each step has a source of its own, so that one more variant changes no other figure.
  const step = <T>(work: (resampling: { replicates: number; random: () => number }) => T): T => {
    const result = work({ replicates: settings.replicates, random: seededRandom(settings.seed + done) });
    done += 1;
    progress(done, steps);
    return result;
  };
  const [before, after] = RATER_PAIRS;
  return {
    settings,
    comparisons: THRESHOLDS.flatMap((minAdoption) => step((r) => compare(inTime, minAdoption, r)) ?? []),
    correlations: step((r) => correlate(inTime, r)),
    agreement: RATER_PAIRS.map((pair) => step((r) => agreement(ratings, pair, r))),
    kappaChanges: step((r) => (before && after ? kappaChanges(ratings, before, after, r) : [])),
    sensitivity: asked.flatMap((variant) =>
      THRESHOLDS.map((minAdoption) => step((r) => sensitivity(variant, techniques, ratings, minAdoption, r))),
    ),
    counts: countOf(techniques),
    withinCategories: THRESHOLDS.map((minAdoption) => withinCategories(inTime, minAdoption)),
    rules: THRESHOLDS.flatMap((minAdoption) => judgeRules(inTime, minAdoption)),
    hazards: hazards(inTime),
    ruleSpreads: THRESHOLDS.map((minAdoption) => ruleSpread(inTime, minAdoption)),
    missing: THRESHOLDS.flatMap((minAdoption) =>
      step((r) => missingScenarios(inTime, minAdoption, Math.floor(r.random() * 2 ** 31))),
    ),
  };
}

function countOf(techniques: readonly Technique[]): Counts {
  const inTime = techniques.filter(ratedInTime);
  const old = decided(inTime);
  const compared = old.filter(({ smallScale }) => smallScale !== null);
  const [version = null, ...others] = new Set(techniques.map(({ rubricVersion }) => rubricVersion));
  return {
    rated: techniques.length,
    rubricVersion: others.length === 0 ? version : null,
    late: techniques.filter((technique) => !ratedInTime(technique)).map(({ name }) => name),
    seen: techniques.filter(({ seen }) => seen).length,
    censored: inTime.length - old.length,
    notCompared: old.length - compared.length,
    compared: compared.length,
    comparedSeen: compared.filter(({ seen }) => seen).length,
    undated: inTime.filter(({ status }) => status === "undated").length,
  };
}

function withinCategories(techniques: readonly Technique[], minAdoption: number) {
  const cases = pairedCases(decided(techniques), minAdoption);
  const category = (one: (typeof cases)[number]) => one.category;
  const friction = aucWithinGroups(cases, category, (one) => one.friction);
  const rival = aucWithinGroups(cases, category, (one) => one.rival);
  return { minAdoption, auc: friction?.auc ?? null, rivalAuc: rival?.auc ?? null, pairs: friction?.pairs ?? 0 };
}
