import { type Confusion, confusion } from "../roc.js";
import type { ZoneName } from "../rubric.js";
import { decided, type Technique } from "./technique.js";

/** A rule that calls a technique to be adopted or not, without looking at the outcome. */
export interface Rule {
  readonly id: string;
  readonly label: string;
  /** Null where the rule has nothing to go by. */
  readonly calls: (technique: Technique) => boolean | null;
}

const CALM: readonly ZoneName[] = ["green", "yellow"];

/** The map's own rule, a laxer reading of it, and the rival's. */
export const RULES: readonly Rule[] = [
  { id: "green-yellow", label: "green or yellow at introduction", calls: ({ zone }) => CALM.includes(zone) },
  { id: "not-red", label: "not red at introduction", calls: ({ zone }) => zone !== "red" },
  {
    id: "better",
    label: "better than its baseline at small scale",
    calls: ({ smallScale }) => (smallScale === null ? null : smallScale === "better"),
  },
];

export interface RuleResult extends Confusion {
  readonly id: string;
  readonly label: string;
  readonly minAdoption: number;
}

/** How each rule's calls meet the outcomes, on the techniques that have a small-scale result, so that all can be compared. */
export function judgeRules(techniques: readonly Technique[], minAdoption: number): readonly RuleResult[] {
  const old = decided(techniques).filter(({ smallScale }) => smallScale !== null);
  return RULES.map(({ id, label, calls }) => ({
    id,
    label,
    minAdoption,
    ...confusion(
      old.flatMap((technique) => {
        const called = calls(technique);
        return called === null ? [] : [{ called, outcome: technique.adoption >= minAdoption }];
      }),
    ),
  }));
}
