import type { PageState } from "../../ui/url-state.js";
import { type Choice, chosenOf, isDay } from "../measured/choice.js";
import type { Definition } from "./cliff.js";

/** The last day of which the page tells; the key is the queries' parameter. */
export const AS_OF: Choice = {
  key: "released_until",
  legend: "Models released",
  options: [
    { value: "2025-12-31", label: "until the end of 2025" },
    { value: "2026-12-31", label: "all on record" },
  ],
  accepts: isDay,
};

const LINE: Choice = {
  key: "line",
  legend: "Edge at",
  options: [
    { value: "7", label: "7B" },
    { value: "13", label: "13B" },
  ],
};

const LINEAR: Choice = {
  key: "linear",
  legend: "Linear RNNs such as RWKV",
  options: [
    { value: "pure", label: "are pure" },
    { value: "out", label: "left out" },
  ],
};

const CONVERTED: Choice = {
  key: "converted",
  legend: "Conversions of Transformers",
  options: [
    { value: "out", label: "left out" },
    { value: "count", label: "count" },
  ],
};

const SIZE: Choice = {
  key: "size",
  legend: "Size is",
  options: [
    { value: "total", label: "all parameters" },
    { value: "active", label: "active ones" },
  ],
};

/** What the reader may decide about the test. */
export const CHOICES: readonly Choice[] = [LINE, LINEAR, CONVERTED, SIZE];

/** The definition that the address names. */
export function definitionFrom(state: Pick<PageState, "get">): Definition {
  const chosen = (choice: Choice) => chosenOf(state, choice);
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
