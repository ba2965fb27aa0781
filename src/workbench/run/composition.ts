import { type Position, positionAt } from "../../engine/errors.js";
import { parameterNames } from "../../engine/parameters.js";
import type { NamedQuery, Parameters, QueryResult } from "../../engine/result.js";
import { tokenize } from "../../engine/tokens.js";
import { MAX_ROWS } from "./cell-state.js";
import { rowsAsSql } from "./literals.js";

/** What a query reads of another cell, by its name: SQL that computes it again, or rows as they are. */
export type Relation =
  | { readonly kind: "query"; readonly name: string; readonly sql: string }
  | { readonly kind: "rows"; readonly name: string; readonly result: QueryResult };

/** A cell's query as the engine runs it. */
export interface Composition {
  readonly sql: string;
  readonly parameters: Parameters;
  /** The cells that it reads, as tables that last as long as the query: the engine keeps nothing between queries. */
  readonly relations: readonly NamedQuery[];
  /** The place in the cell's own text of a place in `sql`. */
  originOf(position: Position): Position;
}

/** Verbs of queries from whose result another query can select. */
const SELECTABLE = new Set(["select", "with", "from", "values", "table", "("]);

/**
 * Puts a query together with the cells that it reads. No more than {@link MAX_ROWS} rows and one are read from it.
 *
 * @param relations every cell that the query needs, each after those that it reads itself
 * @param given the values of parameters by their name
 */
export function compose(sql: string, relations: readonly Relation[], given: Parameters): Composition {
  const own = withoutSemicolon(sql);
  const named = relations.map((relation) => {
    const text = relation.kind === "rows" ? rowsAsSql(relation.result) : withoutSemicolon(relation.sql);
    return { name: relation.name, sql: text, parameters: used(text, given) };
  });
  const parameters = used(own, given);
  const verb = tokenize(own)[0]?.text.toLowerCase() ?? "";
  // DESCRIBE and its like give few rows, and what is no query at all is the engine's to refuse.
  if (!SELECTABLE.has(verb)) return { sql: own, parameters, relations: named, originOf: (position) => position };
  const end = positionAt(own, own.length);
  return {
    sql: `SELECT * FROM (\n${own}\n) AS this_cell LIMIT ${MAX_ROWS + 1}`,
    parameters,
    relations: named,
    originOf: ({ line, column }) =>
      // What is missing at the end of the query is noticed only after it.
      line - 1 > end.line ? end : { line: Math.max(1, line - 1), column },
  };
}

/** A query without what ends it: within another, a semicolon would end that too soon. */
function withoutSemicolon(sql: string): string {
  const tokens = tokenize(sql);
  const after = tokens[tokens.findLastIndex(({ text }) => text !== ";") + 1];
  return after === undefined ? sql : sql.slice(0, after.start);
}

/** The values that a query binds; a name may be capitalised in any way, as those of tables may. */
function used(sql: string, given: Parameters): Parameters {
  const byKey = new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
  return Object.fromEntries(
    parameterNames(tokenize(sql)).flatMap((name) => {
      const value = byKey.get(name.toLowerCase());
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
