import { type Choice, chosenOf } from "../ui/choice.js";
import { isDate } from "../ui/parameter-state.js";
import type { PageState } from "../ui/url-state.js";
import { COHORTS, type Cohort } from "./lags.js";
import { STAGE_IDS, STAGES, type Stage, TIER_IDS, TIERS, type Tier } from "./rows.js";

export const CLOCK: Choice<string> = {
  key: "clock",
  legend: "The clock starts with",
  options: [
    { value: "paper", label: "the paper" },
    { value: "reference_code", label: "the authors’ code" },
  ],
};

export const STAGE: Choice<string> = {
  key: "stage",
  legend: "and stops when the technique",
  options: STAGE_IDS.map((value) => ({ value, label: STAGES[value].label })),
};

export const COHORT: Choice<string> = {
  key: "cohort",
  legend: "Papers of",
  options: [
    { value: "all", label: "all years" },
    ...COHORTS.map(({ id, label }) => ({ value: id, label: id === "before-2020" ? "years before 2020" : label })),
  ],
};

/** The tier whose cohorts are compared. */
export const COHORT_TIER: Choice<string> = {
  key: "of",
  legend: "Techniques of",
  options: [
    { value: "all", label: "all tiers" },
    ...TIER_IDS.map((value) => ({ value, label: `the ${TIERS[value].label} tier` })),
  ],
};

export const AS_OF_KEY = "as_of";

export const STANDARD_AS_OF = "2025-12-31";

/**
 * The page's state as its queries may have it: a clock that is none, and a day that is none or has not come yet, count
 * as the defaults.
 */
export function settled(state: PageState, today: string): PageState {
  return {
    ...state,
    get: (key) => {
      const value = state.get(key);
      if (key === AS_OF_KEY) return value !== null && isDate(value) && value <= today ? value : null;
      if (key === CLOCK.key) return chosenOf(state, CLOCK);
      return value;
    },
  };
}

/** What the address asks for and cannot have, as a sentence; empty where it has all that it asks for. */
export function unusable(state: Pick<PageState, "get">, today: string): string {
  const wrong = [CLOCK, STAGE, COHORT, COHORT_TIER].filter((choice) => {
    const value = state.get(choice.key);
    return value !== null && value !== chosenOf(state, choice);
  });
  const day = state.get(AS_OF_KEY);
  const asked = [
    ...wrong.map(({ key }) => `${key} “${state.get(key)}”`),
    ...(day === null || (isDate(day) && day <= today) ? [] : [`as_of “${day}”`]),
  ];
  return asked.length === 0
    ? ""
    : `The link asks for ${asked.join(" and ")}, which is not to be had here; the usual setting is shown instead.`;
}

export function chosenStage(state: Pick<PageState, "get">): Stage {
  const value = chosenOf(state, STAGE);
  return STAGE_IDS.find((stage) => stage === value) ?? "default";
}

export function chosenCohort(state: Pick<PageState, "get">): Cohort | null {
  const value = chosenOf(state, COHORT);
  return COHORTS.find(({ id }) => id === value) ?? null;
}

export function chosenTier(state: Pick<PageState, "get">): Tier | null {
  const value = chosenOf(state, COHORT_TIER);
  return TIER_IDS.find((tier) => tier === value) ?? null;
}
