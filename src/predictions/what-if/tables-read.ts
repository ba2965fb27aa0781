import { spelledName, tokenize } from "../../engine/tokens.js";
import { isTableName, type TableName, tableNamed } from "../../schema/tables.js";

/** Words that end a list of tables. */
const AFTER_FROM = new Set(["SELECT", "WHERE", "GROUP", "HAVING", "WINDOW", "QUALIFY", "ORDER", "LIMIT", "UNION"]);

/**
 * The tables of facts that a bet's query reads, those it names outside subqueries first. The table of bets is left out,
 * as a bet is no fact; facts collected by hand come last, as they weigh on a bet and seldom decide it.
 *
 * @param sql a query that names tables without their schema
 */
export function tablesRead(sql: string): readonly TableName[] {
  const facts = [...depthsOfTables(sql)]
    .filter(([name]) => name !== "predictions")
    .sort(([, a], [, b]) => a - b)
    .map(([name]) => name);
  return [
    ...facts.filter((name) => name !== "prediction_evidence"),
    ...facts.filter((name) => name === "prediction_evidence"),
  ];
}

/** The tables that stand in FROM clauses, each with the fewest parentheses around it, in the order of the query. */
function depthsOfTables(sql: string): ReadonlyMap<TableName, number> {
  const depths = new Map<TableName, number>();
  const surrounding: boolean[] = [];
  let inFrom = false;
  let expected = false;
  for (const token of tokenize(sql)) {
    const word = token.kind === "word" ? token.text.toUpperCase() : token.text;
    const name = expected ? spelledName(token) : null;
    expected = false;
    if (word === "(") {
      surrounding.push(inFrom);
      inFrom = false;
    } else if (word === ")") inFrom = surrounding.pop() ?? false;
    else if (word === "FROM" || word === "JOIN") {
      inFrom = true;
      expected = true;
    } else if (word === ",") expected = inFrom;
    else if (AFTER_FROM.has(word)) inFrom = false;
    else if (name !== null && isTableName(name)) {
      if (surrounding.length >= (depths.get(name) ?? Infinity)) continue;
      // Its place is that of the mention that counts.
      depths.delete(name);
      depths.set(name, surrounding.length);
    }
  }
  return depths;
}

/** The columns of a table whose names occur in a query; one too many does no harm. */
export function columnsRead(sql: string, table: TableName): ReadonlySet<string> {
  const words = new Set(
    tokenize(sql).flatMap((token) => (token.kind === "word" || token.kind === "quoted" ? [spelledName(token)] : [])),
  );
  return new Set(Object.keys(tableNamed(table).columns).filter((name) => words.has(name)));
}
