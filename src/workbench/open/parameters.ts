import type { Parameter, ParameterDeclaration, Parameters } from "../../engine/result.js";
import { type Token, tokenize } from "../../engine/tokens.js";
import { labelOf } from "../../ui/format.js";
import { alternativesOf, isDate, parameterHelp } from "../../ui/parameter-state.js";
import type { Control, ParameterValue } from "../document/control.js";

/** A longer description is none to put before a control. */
const MOST_LABEL = 60;

/** A page's parameter as a cell of a document has it, and how SQL reads the value that the query expects. */
export interface CarriedParameter {
  readonly label: string;
  readonly control: Control;
  readonly value: ParameterValue;
  /** The query's own value, from the cell's. `$name` stands for the cell. */
  readonly expression: string;
}

/**
 * A declared parameter at its present value as a parameter cell. A cell holds a text or a number: yes and no become
 * texts, and what may be empty becomes a text that is empty for null.
 */
export function carriedParameter(declaration: ParameterDeclaration, value: Parameter): CarriedParameter {
  const { name, type } = declaration;
  const help = parameterHelp(declaration);
  const label = help === "" || help.length > MOST_LABEL ? labelOf(name) : help;
  const text = value === null ? "" : String(value);
  if (type === "boolean" || typeof value === "boolean") {
    const control: Control = { type: "select", options: ["false", "true"] };
    return { label, control, value: value === true ? "true" : "false", expression: "CAST($name AS BOOLEAN)" };
  }
  const listed = alternativesOf(declaration);
  const offered = listed.length === 0 || listed.includes(value) ? listed : [value, ...listed];
  const options = offered.filter((one) => typeof one === "string" || typeof one === "number");
  if (offered.length > 0 && options.length === offered.length && value !== null)
    return { label, control: { type: "select", options }, value, expression: "$name" };
  if (type === "date" && isDate(text)) return { label, control: { type: "date" }, value: text, expression: "$name" };
  const control: Control =
    offered.length > 0
      ? { type: "select", options: offered.map((one) => (one === null ? "" : String(one))) }
      : { type: "text" };
  const given = "nullif($name, '')";
  return { label, control, value: text, expression: type === "number" ? `CAST(${given} AS DOUBLE)` : given };
}

/** The parameters that a query names of those that it declares, with their values. */
export function parametersUsed(
  sql: string,
  declarations: readonly ParameterDeclaration[],
  given: Parameters,
): readonly (readonly [name: string, CarriedParameter])[] {
  const used = new Set(parametersIn(sql).map(({ text }) => text.slice(1)));
  return declarations
    .filter(({ name }) => used.has(name))
    .map((declaration) => [declaration.name, carriedParameter(declaration, given[declaration.name] ?? null)]);
}

/** A query that reads cells in place of its parameters: each `$name` becomes what `written` gives for the name. */
export function withExpressions(sql: string, written: (name: string) => string | undefined): string {
  return parametersIn(sql).reduceRight((text, token) => {
    const expression = written(token.text.slice(1));
    if (expression === undefined) return text;
    return `${text.slice(0, token.start)}${expression}${text.slice(token.start + token.text.length)}`;
  }, sql);
}

function parametersIn(sql: string): readonly Token[] {
  return tokenize(sql).filter(({ kind }) => kind === "parameter");
}
