import type { ZoneName } from "../rubric.js";

/** How a paper's own small-scale result compares with its baseline. */
export type SmallScaleResult = "worse" | "parity" | "better";

/** A technique with its scores at introduction and what became of it by the end of 2025. */
export interface Technique {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  /** First day of the date on record, `YYYY-MM-DD`. */
  readonly introduced: string;
  /** Months from the introduction to the date of which the scores speak. */
  readonly ratedMonthsLate: number;
  readonly rubricVersion: number;
  readonly h: number;
  /** E at introduction. */
  readonly e: number;
  readonly zone: ZoneName;
  /** Null where the paper compares nothing. */
  readonly smallScale: SmallScaleResult | null;
  /** 0 none found, 1 a few models or products, 2 several, 3 standard. */
  readonly adoption: number;
  /** Whether its first production is dated, has not come, or came at a date not on record. */
  readonly status: "reached" | "not_reached" | "undated";
  /** Months from introduction to first production or, where it has not come, to the end of 2025. */
  readonly months: number | null;
  /** Whether the row was read in its source. */
  readonly seen: boolean;
}

/** One rater's scores of one technique. H is the same at both dates. */
export interface Rating {
  readonly architectureId: string;
  readonly rater: string;
  readonly rubricVersion: number;
  readonly ga: number;
  readonly mal: number;
  readonly par: number;
  readonly stiIntroduction: number;
  readonly imIntroduction: number;
  readonly sti2025: number;
  readonly im2025: number;
}

/** Techniques from this day on had less than 18 months to be adopted: their outcome is censored, not a failure. */
export const CENSORED_FROM = "2024-07-01";

/** Scores that speak of a later date than this after the introduction may hold a part of the outcome. */
const MAX_MONTHS_LATE = 3;

/** Whether the scores speak of the time of the introduction. */
export function ratedInTime({ ratedMonthsLate }: Technique): boolean {
  return ratedMonthsLate <= MAX_MONTHS_LATE;
}

/** Adoption levels at which a technique counts as adopted: used at all, and used in several places. */
export const THRESHOLDS = [1, 2] as const;

export const THRESHOLD_WORDS: Readonly<Record<number, string>> = {
  1: "a few models or products",
  2: "several models or products",
  3: "standard practice",
};

const SMALL_SCALE_ORDER: Readonly<Record<SmallScaleResult, number>> = { worse: 0, parity: 1, better: 2 };

/** The four predictors: each gives a number that should be higher for what is adopted; null where it says nothing. */
export const PREDICTORS = {
  friction: { label: "H + E", score: ({ h, e }: Technique) => h + e },
  h: { label: "H alone", score: ({ h }: Technique) => h },
  e: { label: "E alone", score: ({ e }: Technique) => e },
  smallScale: {
    label: "small-scale result",
    score: ({ smallScale }: Technique) => (smallScale === null ? null : SMALL_SCALE_ORDER[smallScale]),
  },
} as const;

export type PredictorId = keyof typeof PREDICTORS;

/** A technique as a comparison sees it: two predictors' scores and the outcome. */
export interface PairedCase {
  readonly id: string;
  readonly category: string;
  readonly friction: number;
  readonly rival: number;
  readonly outcome: boolean;
}

/** Techniques old enough to tell an adopted one from one that came too late. */
export function decided(techniques: readonly Technique[], censoredFrom = CENSORED_FROM): readonly Technique[] {
  return techniques.filter(({ introduced }) => introduced < censoredFrom);
}

/** The cases on which both scores exist. */
export function pairedCases(
  techniques: readonly Technique[],
  minAdoption: number,
  friction: (technique: Technique) => number | null = PREDICTORS.friction.score,
  rival: (technique: Technique) => number | null = PREDICTORS.smallScale.score,
): readonly PairedCase[] {
  return techniques.flatMap((technique) => {
    const scores = { friction: friction(technique), rival: rival(technique) };
    if (scores.friction === null || scores.rival === null) return [];
    const { id, category, adoption } = technique;
    return [{ id, category, friction: scores.friction, rival: scores.rival, outcome: adoption >= minAdoption }];
  });
}
