import type * as v from "valibot";
import { positionAt } from "../engine/errors.js";
import { fieldOffsets } from "../schema/json-places.js";

type Issue = v.BaseIssue<unknown>;

/**
 * A problem of a run file in words, with its place: `results[2].samplesMs[0] (line 41): must be a number, and is the
 * text “12”`.
 *
 * @param text the file, whose lines are counted where it has several
 */
export function problemText(issue: Issue, text: string): string {
  const field = fieldOf(issue);
  const what = wordsOf(issue);
  if (field === "") return what;
  const hasLines = text.trim().includes("\n");
  const line = hasLines ? ` (line ${positionAt(text, fieldOffsets(text, [field])(field)).line})` : "";
  return `${field}${line}: ${what}`;
}

/** Such as `results[2].samplesMs[0]`. */
function fieldOf({ path }: Issue): string {
  const steps = (path ?? []).map(({ key }) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`));
  return steps.join("").replace(/^\./, "");
}

/** A validator's own words begin so; those of this project do not. */
const RAW = /^Invalid /;

function wordsOf(issue: Issue): string {
  const { type, input, requirement, expected, received, message } = issue;
  if (!RAW.test(message)) return message;
  if (expected === "never") return "no run has such a field";
  if (received === "undefined") return "is missing";
  if (type === "iso_timestamp") return `must be a time such as 2026-11-21T12:00:00.000Z, and is ${valueText(input)}`;
  if (type === "max_length") return `is longer than the ${String(requirement)} that are allowed`;
  if (type === "min_value") return `must be ${String(requirement)} or more, and is ${valueText(input)}`;
  if (type === "gt_value") return `must be above ${String(requirement)}, and is ${valueText(input)}`;
  if (type === "safe_integer") return `must be a whole number, and is ${valueText(input)}`;
  if (type === "finite") return `must be a finite number, and is ${valueText(input)}`;
  return `must be ${wantedText(type, expected)}, and is ${valueText(input)}`;
}

const WANTED: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  strict_object: "an object",
  record: "an object",
};

function wantedText(type: string, expected: string | null): string {
  return WANTED[type] ?? (expected ?? "something else").replace(/^\((.*)\)$/, "$1").replaceAll(" | ", " or ");
}

const MOST_SHOWN = 40;

function valueText(value: unknown): string {
  if (typeof value === "string")
    return `the text “${value.slice(0, MOST_SHOWN)}${value.length > MOST_SHOWN ? "…" : ""}”`;
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}
