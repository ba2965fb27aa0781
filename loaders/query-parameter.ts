import type { Parameter, ParameterDeclaration } from "../src/engine/result.ts";
import { parsePartialDate } from "../src/schema/cell.ts";

const DECLARATION = /^([A-Za-z_]\w*)\s+(\w+)\s*=\s*(.*?)\s*:\s+(\S.*)$/;

const FORM = "write it as NAME TYPE = DEFAULT: description, such as as_of date = 2025-12-31: Day of the verdict";

/**
 * Parses a parameter's declaration, `NAME TYPE = DEFAULT: description`.
 *
 * @returns the message to give where it is none
 */
export function parseParameter(text: string): ParameterDeclaration | { readonly message: string } {
  const [, name, type, literal, description] = DECLARATION.exec(text) ?? [];
  if (name === undefined || type === undefined || literal === undefined || description === undefined) {
    return { message: `the parameter cannot be read: ${FORM}` };
  }
  if (!isParameterType(type)) {
    return { message: `parameter ${name} has the type ${type}, but must be text, number, boolean or date` };
  }
  const value = parseDefault(type, literal);
  if (value === undefined) return { message: `default ${literal || "(empty)"} of parameter ${name} is no ${type}` };
  return { name, type, default: value, description };
}

function isParameterType(type: string): type is ParameterDeclaration["type"] {
  return type === "text" || type === "number" || type === "boolean" || type === "date";
}

/** A default's value, or undefined where the literal is not of the type. */
function parseDefault(type: ParameterDeclaration["type"], literal: string): Parameter | undefined {
  if (literal === "null") return null;
  if (literal === "") return undefined;
  switch (type) {
    case "text":
      return literal;
    case "number":
      return /^-?\d+(\.\d+)?$/.test(literal) ? Number(literal) : undefined;
    case "boolean":
      return literal === "true" ? true : literal === "false" ? false : undefined;
    case "date":
      return parsePartialDate(literal)?.precision === "day" ? literal : undefined;
  }
}
