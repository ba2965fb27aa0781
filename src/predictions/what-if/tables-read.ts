import { spelledName, tokenize } from "../../engine/tokens.js";
import { isTableName, TABLE_NAMES, type TableName, tableNamed } from "../../schema/tables.js";

/** Words that end a list of tables. */
const AFTER_FROM = new Set(["SELECT", "WHERE", "GROUP", "HAVING", "WINDOW", "QUALIFY", "ORDER", "LIMIT", "UNION"]);

/**
 * The tables of facts that a bet's query reads, in the order in which a reader should meet them. The table of bets is
 * left out, as a bet is no fact; facts collected by hand come last, as they weigh on a bet and seldom decide it.
 *
 * @param sql a query that names tables without their schema
 */
export function tablesRead(sql: string): readonly TableName[] {
  const names = namesAfterFrom(sql);
  const facts = TABLE_NAMES.filter((name) => names.has(name) && name !== "predictions");
  return [
    ...facts.filter((name) => name !== "prediction_evidence"),
    ...facts.filter((name) => name === "prediction_evidence"),
  ];
}

function namesAfterFrom(sql: string): ReadonlySet<TableName> {
  const names = new Set<TableName>();
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
    else if (name !== null && isTableName(name)) names.add(name);
  }
  return names;
}

/** The columns of a table whose names occur in a query; one too many does no harm. */
export function columnsRead(sql: string, table: TableName): ReadonlySet<string> {
  const words = new Set(
    tokenize(sql).flatMap((token) => (token.kind === "word" || token.kind === "quoted" ? [spelledName(token)] : [])),
  );
  return new Set(Object.keys(tableNamed(table).columns).filter((name) => words.has(name)));
}
