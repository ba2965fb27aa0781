import { EngineError, positionAt } from "./errors.js";
import type { Parameter, Parameters } from "./result.js";
import type { Token } from "./tokens.js";

/** A query whose named parameters became numbered ones, as prepared statements want them. */
export interface BoundQuery {
  readonly sql: string;
  /** The value of `$1`, `$2`, … in this order. */
  readonly values: readonly Parameter[];
  /** The offset in the original text of what is at an offset in `sql`. */
  originalOffset(offset: number): number;
}

/** The parameters that a query names, each once, in the order of their first use. */
export function parameterNames(tokens: readonly Token[]): readonly string[] {
  return [...new Set(tokens.filter((token) => token.kind === "parameter").map((token) => token.text.slice(1)))];
}

function listed(names: readonly string[]): string {
  return names.map((name) => `$${name}`).join(", ");
}

function check(sql: string, tokens: readonly Token[], given: Parameters): void {
  for (const token of tokens) {
    if (token.kind !== "parameter") continue;
    const position = positionAt(sql, token.start);
    if (/^\?$|^\$\d/.test(token.text)) {
      throw new EngineError("sql", `parameters have names here: write $name, not ${token.text}`, position);
    }
    if (!Object.hasOwn(given, token.text.slice(1))) {
      throw new EngineError("sql", `the query needs a value for ${token.text}`, position);
    }
  }
  const used = new Set(parameterNames(tokens));
  const unknown = Object.keys(given).filter((name) => !used.has(name));
  if (unknown.length > 0) throw new EngineError("sql", `the query has no parameter ${listed(unknown)}`);
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === "string" && value.includes("\0")) {
      throw new EngineError("sql", `the value of $${name} holds a NUL character, which the engine cannot take`);
    }
    if (typeof value === "number" && !Number.isFinite(value)) {
      throw new EngineError("sql", `the value of $${name} is not a finite number`);
    }
  }
}

/**
 * Replaces each `$name` by a number and lists the values in that order. Values never enter the text, so no value can
 * change what a query does.
 */
export function bindParameters(sql: string, tokens: readonly Token[], given: Parameters): BoundQuery {
  check(sql, tokens, given);
  const names = parameterNames(tokens);
  const places: { readonly at: number; readonly token: Token; readonly end: number }[] = [];
  let bound = "";
  let copied = 0;
  for (const token of tokens) {
    if (token.kind !== "parameter") continue;
    bound += sql.slice(copied, token.start);
    const at = bound.length;
    bound += `$${names.indexOf(token.text.slice(1)) + 1}`;
    copied = token.start + token.text.length;
    places.push({ at, token, end: bound.length });
  }
  bound += sql.slice(copied);
  return {
    sql: bound,
    values: names.map((name) => given[name] ?? null),
    originalOffset(offset) {
      const place = places.findLast(({ at }) => at <= offset);
      if (place === undefined) return offset;
      const { token, end } = place;
      return offset < end ? token.start : token.start + token.text.length + offset - end;
    },
  };
}
