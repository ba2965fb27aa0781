import type { Catalog } from "./catalog.js";
import { spelledName, type Token } from "./tokens.js";

/**
 * The base tables that a query may read, views resolved: every table whose name occurs in it outside a list of selected
 * columns. That may be one table too many, which costs a small fetch; one too few would give a wrong answer, and asking
 * DuckDB fails on queries with parameters, and does not see through views.
 */
export function namedTables(tokens: readonly Token[], catalog: Catalog): readonly string[] {
  // What an escape string spells is not worked out here, so it may name any table.
  const unreadable = tokens.some((token) => token.kind === "string" && /^e'.*\\/is.test(token.text));
  if (unreadable) return catalog.tables.map((table) => table.name);
  const names = new Set(outsideSelectLists(tokens).map((token) => spelledName(token)?.toLowerCase()));
  const fromViews = catalog.views.filter((view) => names.has(view.name.toLowerCase())).flatMap((view) => view.tables);
  const needed = new Set(fromViews);
  return catalog.tables.map((table) => table.name).filter((name) => needed.has(name) || names.has(name.toLowerCase()));
}

/**
 * Leaves out what stands between SELECT and its FROM, where a name is a column's: `sources` is a column of nearly every
 * table. A parenthesis goes on with what surrounds it until it has a SELECT or FROM of its own.
 */
function outsideSelectLists(tokens: readonly Token[]): readonly Token[] {
  const outside: Token[] = [];
  const surrounding: boolean[] = [];
  let inList = false;
  for (const token of tokens) {
    const word = token.kind === "word" ? token.text.toUpperCase() : "";
    if (token.text === "(") surrounding.push(inList);
    else if (token.text === ")") inList = surrounding.pop() ?? false;
    else if (word === "SELECT") inList = true;
    else if (word !== "" && CLAUSES.has(word)) inList = false;
    else if (!inList) outside.push(token);
  }
  return outside;
}

/** Words after which a name may be a table's again. */
const CLAUSES = new Set([
  "FROM",
  "TABLE",
  "DESCRIBE",
  "SUMMARIZE",
  "SHOW",
  "PIVOT",
  "UNPIVOT",
  "WITH",
  "UNION",
  "EXCEPT",
  "INTERSECT",
]);
