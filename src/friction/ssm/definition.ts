import { type Choice, chosenOf } from "../../ui/choice.js";
import { isDate } from "../../ui/parameter-state.js";
import type { PageState } from "../../ui/url-state.js";
import type { Definition } from "./cliff.js";

/** The last day of which the page tells; the key is the queries' parameter. */
export const AS_OF: Choice<string> = {
  key: "released_until",
  legend: "Models released",
  legendShown: true,
  options: [
    { value: "2025-12-31", label: "until the end of 2025" },
    { value: "2026-12-31", label: "all on record" },
  ],
  accepts: (text) => (isDate(text) ? text : null),
};

const LINE: Choice<string> = {
  key: "line",
  legend: "Edge at",
  legendShown: true,
  options: [
    { value: "7", label: "7B" },
    { value: "13", label: "13B" },
  ],
};

const LINEAR: Choice<string> = {
  key: "linear",
  legend: "Linear RNNs such as RWKV",
  legendShown: true,
  options: [
    { value: "pure", label: "are pure" },
    { value: "out", label: "left out" },
  ],
};

const CONVERTED: Choice<string> = {
  key: "converted",
  legend: "Conversions of Transformers",
  legendShown: true,
  options: [
    { value: "out", label: "left out" },
    { value: "count", label: "count" },
  ],
};

const SIZE: Choice<string> = {
  key: "size",
  legend: "Size is",
  legendShown: true,
  options: [
    { value: "total", label: "all parameters" },
    { value: "active", label: "active ones" },
  ],
};

/** What the reader may decide about the test. */
export const CHOICES: readonly Choice<string>[] = [LINE, LINEAR, CONVERTED, SIZE];

/** The definition that the address names. */
export function definitionFrom(state: Pick<PageState, "get">): Definition {
  const chosen = (choice: Choice<string>) => chosenOf(state, choice);
  return {
    line: chosen(LINE) === "13" ? 13 : 7,
    linear: chosen(LINEAR) === "pure",
    converted: chosen(CONVERTED) === "count",
    size: chosen(SIZE) === "active" ? "active" : "total",
  };
}

/** The day up to which the address asks for models; another date than the two choices may stand there. */
export function asOf(state: Pick<PageState, "get">): string {
  return chosenOf(state, AS_OF);
}
