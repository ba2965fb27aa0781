import type { Parameter, ParameterDeclaration, Parameters } from "../engine/result.js";
import { alternativesOf } from "../ui/parameter-state.js";

/** Parameters that every bet has and that are not definitions of its words. */
const COMMON: ReadonlySet<string> = new Set(["as_of", "before_made", "verified_only"]);

/** The most combinations that are tried: more would take a reader's patience and tell little. */
export const MOST_COMBINATIONS = 32;

/** One definition that a reader may dispute, with the values that are tried, the default first. */
export interface Definition {
  readonly name: string;
  readonly values: readonly Parameter[];
}

export interface Combinations {
  /** Each a full set of definitions; the first is the default. */
  readonly combinations: readonly Parameters[];
  /** How many there are, of which `combinations` may be only a part. */
  readonly total: number;
}

/**
 * The definitions among a query's parameters. A boolean has both values; a number or text has its default and the
 * alternatives that its description lists as `[a|b|c]`.
 */
export function definitionsOf(parameters: readonly ParameterDeclaration[]): readonly Definition[] {
  return parameters
    .filter(({ name, type }) => !COMMON.has(name) && type !== "date")
    .map((parameter) => ({
      name: parameter.name,
      values: [
        ...new Set([parameter.default, ...(parameter.type === "boolean" ? [false, true] : alternativesOf(parameter))]),
      ],
    }));
}

/**
 * Every combination of a query's definitions, those nearest to the default first: by how many definitions differ from
 * it, then in the order of the declarations. At most {@link MOST_COMBINATIONS} of them.
 */
export function combinationsOf(parameters: readonly ParameterDeclaration[]): Combinations {
  const definitions = definitionsOf(parameters);
  const total = definitions.reduce((product, { values }) => product * values.length, 1);
  const combinations: Parameters[] = [];
  for (let distance = 0; distance <= definitions.length && combinations.length < MOST_COMBINATIONS; distance++) {
    for (const combination of atDistance(definitions, distance)) {
      if (combinations.length === MOST_COMBINATIONS) break;
      combinations.push(combination);
    }
  }
  return { combinations, total };
}

/** The combinations that differ from the default in just so many definitions. */
function* atDistance([definition, ...rest]: readonly Definition[], distance: number): Generator<Parameters> {
  if (definition === undefined) {
    if (distance === 0) yield {};
    return;
  }
  const { name, values } = definition;
  for (const [index, value] of values.entries()) {
    const remaining = index === 0 ? distance : distance - 1;
    if (remaining < 0) return;
    for (const combination of atDistance(rest, remaining)) yield { [name]: value, ...combination };
  }
}
