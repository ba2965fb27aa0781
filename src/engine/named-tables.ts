import type { Catalog } from "./catalog.js";
import { spelledName, type Token } from "./tokens.js";

/**
 * The base tables that a query may read, views resolved: every table whose name occurs in it, even where that name
 * turns out to be a column's. One table too many costs a small fetch; one too few would give a wrong answer, and asking
 * DuckDB fails on queries with parameters, and does not see through views.
 */
export function namedTables(tokens: readonly Token[], catalog: Catalog): readonly string[] {
  // What an escape string spells is not worked out here, so it may name any table.
  const unreadable = tokens.some((token) => token.kind === "string" && /^e'.*\\/is.test(token.text));
  if (unreadable) return catalog.tables.map((table) => table.name);
  const names = new Set(tokens.map((token) => spelledName(token)?.toLowerCase()));
  const fromViews = catalog.views.filter((view) => names.has(view.name.toLowerCase())).flatMap((view) => view.tables);
  const needed = new Set(fromViews);
  return catalog.tables.map((table) => table.name).filter((name) => needed.has(name) || names.has(name.toLowerCase()));
}
