/** A stage as the timeline draws and names it. */
export interface StageMark {
  /** Stands in the mark itself, so that neither shape nor colour has to be learnt. */
  readonly code: string;
  readonly label: string;
  /** Stages of one kind share a colour: research, code, serving, models, default, the end. */
  readonly series: number;
}

/** The stages in the order in which adoption is expected to pass them. */
export const STAGE_MARKS: Readonly<Record<string, StageMark>> = {
  paper: { code: "Pa", label: "paper", series: 5 },
  reference_code: { code: "Co", label: "authors’ code", series: 0 },
  library: { code: "Li", label: "library", series: 0 },
  framework_upstream: { code: "Fr", label: "major framework", series: 2 },
  serving_stack: { code: "S1", label: "serving stack", series: 2 },
  two_serving_stacks: { code: "S2", label: "second serving stack", series: 2 },
  first_large_model: { code: "LM", label: "large model or product", series: 3 },
  frontier_flagship: { code: "Fl", label: "flagship model", series: 3 },
  default: { code: "De", label: "on by default", series: 1 },
  abandoned: { code: "Ab", label: "given up or replaced", series: 5 },
};

const ORDER = Object.keys(STAGE_MARKS);

/** A stage's place in the expected order. */
export function stagePlace(stage: string): number {
  return ORDER.indexOf(stage);
}

const UNKNOWN: StageMark = { code: "?", label: "other", series: 5 };

export function stageMark(stage: string): StageMark {
  return STAGE_MARKS[stage] ?? UNKNOWN;
}
