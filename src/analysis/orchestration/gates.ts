/** The questions of the tree in their order: each is asked only where the one before was answered yes. */
export const GATES = ["quality", "volume", "latency", "exposure"] as const;

export type Gate = (typeof GATES)[number];

/** What the models find at one gate. */
export interface GateAnswer {
  readonly gate: Gate;
  /** Null where the models cannot answer, for want of an input. */
  readonly passes: boolean | null;
}

/** Where the tree ends: the first gate that stops, or none. */
export type Outcome = Gate | "adopt" | "unknown";

/**
 * Walks the tree. A gate that cannot be answered stops the walk without a verdict.
 */
export function outcomeOf(answers: readonly GateAnswer[]): Outcome {
  for (const gate of GATES) {
    const passes = answers.find((answer) => answer.gate === gate)?.passes ?? null;
    if (passes === null) return "unknown";
    if (!passes) return gate;
  }
  return "adopt";
}

/** What one right answer costs in USD: the cost of a query over the share of right answers. */
export function usdPerRightAnswer(usdPerQuery: number, accuracy: number): number {
  return usdPerQuery / accuracy;
}
