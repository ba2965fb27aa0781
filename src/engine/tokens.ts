/** What a piece of SQL is, as far as this page must know: a string is any literal text, dollar-quoted text too. */
export type TokenKind = "word" | "quoted" | "string" | "number" | "parameter" | "symbol";

export interface Token {
  readonly kind: TokenKind;
  /** The token as written. */
  readonly text: string;
  readonly start: number;
}

const NAME = String.raw`[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*`;

/**
 * One pattern a kind, tried in this order at each place. A string without its closing quote runs to the end, so that
 * nothing in it is ever taken for code.
 */
const PATTERNS: readonly (readonly [TokenKind | "gap", RegExp])[] = [
  ["gap", /\s+|--[^\n\r]*/y],
  ["string", /[eE]'[^'\\]*(?:(?:\\[\s\S]|'')[^'\\]*)*(?:'|\\?$)/y],
  ["string", /'[^']*(?:''[^']*)*(?:'|$)/y],
  ["quoted", /"[^"]*(?:""[^"]*)*(?:"|$)/y],
  ["parameter", new RegExp(String.raw`\$(?:\d+|${NAME})|\?`, "y")],
  ["word", /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y],
  ["number", /(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y],
  ["symbol", /::|[\s\S]/y],
];

const DOLLAR_QUOTE = new RegExp(String.raw`\$(?:${NAME})?\$`, "y");

function matchAt(pattern: RegExp, sql: string, index: number): string | null {
  pattern.lastIndex = index;
  return pattern.exec(sql)?.[0] ?? null;
}

/** Where a block comment that starts at `index` ends; comments nest, as in PostgreSQL. */
function commentEnd(sql: string, index: number): number {
  let depth = 0;
  for (let at = index; at < sql.length; ) {
    const two = sql.slice(at, at + 2);
    if (two === "/*") depth++;
    else if (two === "*/") depth--;
    at += two === "/*" || two === "*/" ? 2 : 1;
    if (depth === 0) return at;
  }
  return sql.length;
}

function dollarQuoted(sql: string, index: number): string | null {
  const tag = matchAt(DOLLAR_QUOTE, sql, index);
  if (tag === null) return null;
  const end = sql.indexOf(tag, index + tag.length);
  return end < 0 ? sql.slice(index) : sql.slice(index, end + tag.length);
}

/** Splits SQL into tokens by DuckDB's (PostgreSQL's) lexical rules; white space and comments are left out. */
export function tokenize(sql: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let start = 0; start < sql.length; ) {
    if (sql.startsWith("/*", start)) {
      start = commentEnd(sql, start);
      continue;
    }
    const quoted = dollarQuoted(sql, start);
    if (quoted !== null) {
      tokens.push({ kind: "string", text: quoted, start });
      start += quoted.length;
      continue;
    }
    for (const [kind, pattern] of PATTERNS) {
      const text = matchAt(pattern, sql, start);
      if (text === null) continue;
      if (kind !== "gap") tokens.push({ kind, text, start });
      start += text.length;
      break;
    }
  }
  return tokens;
}

/** The name that a word, a quoted identifier or a string spells: what a table may be called by in a FROM clause. */
export function spelledName(token: Token): string | null {
  if (token.kind === "word") return token.text;
  if (token.kind === "quoted") return token.text.slice(1, -1).replaceAll('""', '"');
  if (token.kind !== "string") return null;
  const dollar = /^(\$[^$]*\$)([\s\S]*)\1$/.exec(token.text);
  if (dollar) return dollar[2] ?? null;
  return token.text.replace(/^[eE]/, "").slice(1, -1).replaceAll("''", "'");
}
