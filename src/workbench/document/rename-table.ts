import { spelledName, tokenize } from "../../engine/tokens.js";
import { nameKey } from "./names.js";
import { tableReferences } from "./sql-tables.js";

/**
 * Renames a table in a query. Where the old name goes on to be used, for a column or another table too, the query keeps
 * it as the new table's other name, so that it means what it meant. Null where the query has a table expression of the
 * new name, which would come between.
 */
export function renameTable(sql: string, from: string, to: string): string | null {
  const references = tableReferences(sql).filter(({ name }) => nameKey(name) === nameKey(from));
  if (references.length === 0) return sql;
  const starts = new Set(references.map(({ start }) => start));
  const tokens = tokenize(sql);
  const spelled = tokens.flatMap((token, at) =>
    token.kind !== "string" && !starts.has(token.start) && nameKey(spelledName(token) ?? "") === nameKey(from)
      ? [{ token, qualifies: tokens[at + 1]?.text === "." && tokens[at - 1]?.text !== "." }]
      : [],
  );
  // A prefix such as `lags.` in `lags.months` is the table's name if nothing else bears that name.
  const isPlain = references.every(({ aliased }) => !aliased) && spelled.every(({ qualifies }) => qualifies);
  const places = [
    ...references.map(({ start, end, aliased }) => ({
      start,
      end,
      text: isPlain || aliased ? to : `${to} AS ${sql.slice(start, end)}`,
    })),
    ...(isPlain
      ? spelled.map(({ token }) => ({ start: token.start, end: token.start + token.text.length, text: to }))
      : []),
  ];
  const renamed = places
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: name }) => `${text.slice(0, start)}${name}${text.slice(end)}`, sql);
  const others = nameKey(to) === nameKey(from) ? 0 : naming(sql, to);
  return naming(renamed, to) === others + references.length ? renamed : null;
}

function naming(sql: string, table: string): number {
  return tableReferences(sql).filter(({ name }) => nameKey(name) === nameKey(table)).length;
}
