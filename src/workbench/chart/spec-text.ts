import { positionAt } from "../../engine/errors.js";
import { jsonPlaces, tooDeep } from "../../schema/json-places.js";
import { type ChartSpec, chartSpecSchema } from "../document/chart-spec.js";
import { MAX_DEPTH, MAX_JSON } from "../document/limits.js";
import { depthOf, type Parsed, parseWith } from "../document/parse.js";

/** A spec as the raw view shows it. */
export function writeSpec(spec: ChartSpec): string {
  return JSON.stringify(spec, null, 2);
}

/** Reads what {@link writeSpec} wrote and a reader changed; a problem says where. */
export function readSpec(text: string): Parsed<ChartSpec> {
  const invalid = (where: string, message: string): Parsed<ChartSpec> => ({
    kind: "invalid",
    problems: [{ where, message }],
  });
  if (text.length > MAX_JSON) return invalid("", "the text is too long");
  if (tooDeep(text) !== null) return invalid("", "it is nested too deep");
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    const error = jsonPlaces(text).error ?? { offset: 0, message: "it is no JSON" };
    const { line, column } = positionAt(text, error.offset);
    return invalid(`line ${line}, column ${column}`, `this is no JSON: ${error.message}`);
  }
  if (depthOf(input) > MAX_DEPTH) return invalid("", "it is nested too deep");
  return parseWith(chartSpecSchema, input);
}
