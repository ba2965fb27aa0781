import { type Choice, chosenOf } from "../../ui/choice.js";
import type { PageState } from "../../ui/url-state.js";
import { type Gates, KIND_IDS, KINDS, STAGE_IDS, STAGES } from "./candidates.js";

export const KIND: Choice<string> = {
  key: "kind",
  legend: "Alternatives",
  options: KIND_IDS.map((value) => ({ value, label: KINDS[value].label })),
};

export const STAGE: Choice<string> = {
  key: "stage",
  legend: "Adopted means",
  options: STAGE_IDS.map((value) => ({ value, label: STAGES[value].label })),
};

export const HARDWARE_GATE: Choice<string> = {
  key: "h",
  legend: "Gate 1, hardware: H of at least",
  options: ["4", "3", "5"].map((value) => ({ value, label: value })),
};

/** The legend names the gate; `0` stands for any model at all. */
export const BACKING_GATE: Choice<string> = {
  key: "b",
  legend: "Gate 2, backing: the authors’ house had released",
  options: [
    { value: "7", label: "a model of 7B or more" },
    { value: "0", label: "any model" },
    { value: "70", label: "a model of 70B or more" },
  ],
};

/** The gates that other settings would give, for the table that tries them all. */
export const TRIED = { minH: [3, 4, 5], minBackingB: [0, 7, 70] } as const;

export function gatesFrom(state: Pick<PageState, "get">): Gates {
  const kind = chosenOf(state, KIND);
  const stage = chosenOf(state, STAGE);
  return {
    kind: KIND_IDS.find((id) => id === kind) ?? "replacements",
    stage: STAGE_IDS.find((id) => id === stage) ?? "other",
    minH: Number(chosenOf(state, HARDWARE_GATE)),
    minBackingB: Number(chosenOf(state, BACKING_GATE)),
  };
}

/** What the address asks for and cannot have, as a sentence; empty where it has all that it asks for. */
export function unusableChoices(state: Pick<PageState, "get">): string {
  const wrong = [KIND, STAGE, HARDWARE_GATE, BACKING_GATE].filter((choice) => {
    const value = state.get(choice.key);
    return value !== null && value !== chosenOf(state, choice);
  });
  return wrong.length === 0
    ? ""
    : `The link asks for ${wrong.map(({ key }) => `${key} “${state.get(key)}”`).join(" and ")}, which is not to be had here; the usual setting is shown instead.`;
}
