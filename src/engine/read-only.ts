import { EngineError, positionAt } from "./errors.js";
import type { Token } from "./tokens.js";

const READS = new Set(
  "select with from values table explain describe desc show summarize pivot unpivot pivot_wider pivot_longer".split(
    " ",
  ),
);

const OTHER_STATEMENTS = new Set(
  (
    "insert update delete create drop alter truncate merge replace comment copy import export install load attach " +
    "detach use set reset pragma call begin start commit rollback abort end checkpoint force vacuum analyze analyse " +
    "prepare execute deallocate grant revoke reindex lock discard declare fetch close listen notify do move refresh"
  ).split(" "),
);

const ONLY_READS = "only queries that read are allowed here";

const REASONS: Readonly<Record<string, string>> = {
  install: "extensions are switched off in this page",
  load: "extensions are switched off in this page",
  set: "settings are locked in this page",
  reset: "settings are locked in this page",
  pragma: "settings are locked in this page; DESCRIBE and SHOW list columns and tables",
  attach: "no other database can be opened in this page",
  copy: "nothing can be written to a file in this page",
  export: "nothing can be written to a file in this page",
};

const EXPLAIN_OPTIONS = new Set(["analyze", "analyse", "verbose"]);

function word(token: Token | undefined): string | null {
  return token?.kind === "word" ? token.text.toLowerCase() : null;
}

/** The index just after the bracket that closes the one at `index`. */
function afterBrackets(tokens: readonly Token[], index: number): number {
  let depth = 0;
  for (let at = index; at < tokens.length; at++) {
    const text = tokens[at]?.kind === "symbol" ? tokens[at]?.text : "";
    if (text === "(") depth++;
    else if (text === ")") depth--;
    if (depth === 0) return at + 1;
  }
  return tokens.length;
}

/** The index of the statement that follows the common table expressions of a WITH clause. */
function afterWith(tokens: readonly Token[], index: number): number {
  let at = index + 1;
  while (at < tokens.length) {
    while (at < tokens.length && word(tokens[at]) !== "as") at++;
    while (at < tokens.length && tokens[at]?.text !== "(") at++;
    at = afterBrackets(tokens, at);
    if (tokens[at]?.text !== ",") return at;
  }
  return at;
}

function afterExplain(tokens: readonly Token[], index: number): number {
  let at = index + 1;
  if (tokens[at]?.text === "(" && EXPLAIN_OPTIONS.has(word(tokens[at + 1]) ?? "")) at = afterBrackets(tokens, at);
  while (EXPLAIN_OPTIONS.has(word(tokens[at]) ?? "")) at++;
  return at;
}

function checkVerb(sql: string, tokens: readonly Token[], index: number): void {
  const token = tokens[index];
  if (token === undefined) return;
  if (token.text === "(") return;
  const verb = word(token);
  const position = positionAt(sql, token.start);
  if (verb === "with" || verb === "explain") {
    checkVerb(sql, tokens, verb === "with" ? afterWith(tokens, index) : afterExplain(tokens, index));
    return;
  }
  if (verb !== null && READS.has(verb)) return;
  if (verb === null || !OTHER_STATEMENTS.has(verb)) {
    const message = `no query starts with ${JSON.stringify(token.text)}: begin with SELECT, FROM, WITH or EXPLAIN`;
    throw new EngineError("sql", message, position);
  }
  const reason = REASONS[verb];
  throw new EngineError(
    "blocked",
    `${reason === undefined ? "" : `${reason}: `}${ONLY_READS}, not ${verb.toUpperCase()}`,
    position,
  );
}

/** Throws unless the text is one query that only reads; a semicolon may end it. */
export function assertReadOnly(sql: string, tokens: readonly Token[]): void {
  const end = tokens.findIndex((token) => token.kind === "symbol" && token.text === ";");
  const statement = end < 0 ? tokens : tokens.slice(0, end);
  if (statement.length === 0) throw new EngineError("sql", "there is no query in this text");
  if (sql.includes("\0"))
    throw new EngineError("sql", "the query holds a NUL character", positionAt(sql, sql.indexOf("\0")));
  checkVerb(sql, statement, 0);
  const rest = end < 0 ? undefined : tokens.slice(end).find((token) => token.text !== ";");
  if (rest !== undefined) {
    throw new EngineError(
      "blocked",
      "one query at a time: remove what follows the semicolon",
      positionAt(sql, rest.start),
    );
  }
}
