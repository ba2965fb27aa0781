import { spelledName, type Token, tokenize } from "../../engine/tokens.js";
import { nameKey } from "./names.js";

/** A place in SQL where a table is named without a schema. */
export interface TableReference {
  readonly name: string;
  /** Offset of the name as written, its quotes included. */
  readonly start: number;
  readonly end: number;
  /** Whether another name follows under which the query goes on to speak of it. */
  readonly aliased: boolean;
}

/** What is known of a statement between two parentheses, or of the whole text. */
interface Frame {
  /** A table's name may come next. */
  expecting: boolean;
  /** A comma leads to another table. */
  inFrom: boolean;
  /** FROM begins a clause here; in a call such as `extract(year FROM day)` it does not. */
  isQuery: boolean;
  isEmpty: boolean;
  readonly hidden: Set<string>;
  /** Where in a list of common table expressions it stands. */
  with: { state: "name" | "as" | "body" | "after"; name: string; readonly recursive: boolean } | null;
  /** The frame is the body of its parent's common table expression. */
  readonly isBody: boolean;
}

const END_OF_FROM = new Set(["WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "QUALIFY", "WINDOW", "FETCH"]);

const SET_OPERATIONS = new Set(["UNION", "EXCEPT", "INTERSECT"]);

/** Words that begin a statement and take a table. */
const VERBS = new Set("TABLE DESCRIBE DESC SUMMARIZE SHOW PIVOT PIVOT_WIDER UNPIVOT PIVOT_LONGER".split(" "));

/** Words that may follow a table and are no other name for it. */
const NO_ALIAS = new Set(
  `ON USING JOIN LEFT RIGHT FULL INNER OUTER CROSS NATURAL ASOF SEMI ANTI POSITIONAL LATERAL TABLESAMPLE SELECT FROM
  PIVOT PIVOT_WIDER UNPIVOT PIVOT_LONGER RETURNING WITH FOR AT`
    .split(/\s+/)
    .concat(...END_OF_FROM, ...SET_OPERATIONS),
);

/** The tables that a query names where a table may stand, names of its own common table expressions left out. */
export function tableReferences(sql: string): readonly TableReference[] {
  const tokens = tokenize(sql);
  const found: TableReference[] = [];
  const frames: Frame[] = [frame({ isQuery: true })];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    const current = frames.at(-1);
    if (token === undefined || current === undefined) break;
    const isFirst = current.isEmpty;
    current.isEmpty = false;
    if (token.text === "(" && token.kind === "symbol") {
      frames.push(opened(current));
    } else if (token.text === ")" && token.kind === "symbol") {
      if (frames.length > 1) frames.pop();
      closed(current, frames.at(-1) ?? current);
    } else if (inWith(current, token)) {
      // The list of common table expressions has taken it.
    } else if (beginsWith(tokens, at)) {
      const recursive = upper(tokens[at + 1]) === "RECURSIVE";
      current.with = { state: "name", name: "", recursive };
      current.isQuery = true;
      current.isEmpty = true;
      if (recursive) at++;
    } else if (!keyword(current, token, tokens[at - 1], isFirst) && current.expecting) {
      current.expecting = false;
      const end = qualifiedEnd(tokens, at);
      const next = tokens[end + 1];
      const name = spelledName(token);
      if (name !== null && end === at && next?.text !== "(" && !frames.some(({ hidden }) => hidden.has(nameKey(name))))
        found.push({ name, start: token.start, end: token.start + token.text.length, aliased: isAlias(next) });
      at = end;
    }
  }
  return found;
}

function frame(given: Partial<Frame>): Frame {
  return {
    expecting: false,
    inFrom: false,
    isQuery: false,
    isEmpty: true,
    hidden: new Set(),
    with: null,
    isBody: false,
    ...given,
  };
}

function opened(parent: Frame): Frame {
  if (parent.with?.state === "body") return frame({ isBody: true });
  if (!parent.expecting) return frame({});
  parent.expecting = false;
  return frame({ expecting: true, inFrom: true });
}

function closed(child: Frame, parent: Frame): void {
  if (!child.isBody || parent.with === null) return;
  parent.hidden.add(parent.with.name);
  parent.with.state = "after";
}

/** Takes a token between WITH and the query that follows, if it is one. */
function inWith(current: Frame, token: Token): boolean {
  const list = current.with;
  if (list === null) return false;
  current.isEmpty = true;
  if (list.state === "after") {
    if (token.text === ",") list.state = "name";
    else current.with = null;
    return token.text === ",";
  }
  if (list.state === "name") {
    list.name = nameKey(spelledName(token) ?? "");
    list.state = "as";
    if (list.recursive) current.hidden.add(list.name);
  } else if (upper(token) === "AS") list.state = "body";
  return true;
}

/** Whether WITH stands before a common table expression, not in `TIMESTAMP WITH TIME ZONE` or `WITH ORDINALITY`. */
function beginsWith(tokens: readonly Token[], at: number): boolean {
  if (upper(tokens[at]) !== "WITH") return false;
  const name = upper(tokens[at + 1]) === "RECURSIVE" ? at + 2 : at + 1;
  const [first, second] = [tokens[name], tokens[name + 1]];
  return (first?.kind === "word" || first?.kind === "quoted") && (upper(second) === "AS" || second?.text === "(");
}

/** Follows the words that say where tables stand; true where the token is one of them. */
function keyword(current: Frame, token: Token, before: Token | undefined, isFirst: boolean): boolean {
  const word = upper(token);
  const become = (expecting: boolean, inFrom: boolean): true => {
    current.expecting = expecting;
    current.inFrom = inFrom;
    return true;
  };
  if (token.text === "," && token.kind === "symbol") return become(current.inFrom, current.inFrom);
  if (word === "SELECT") {
    current.isQuery = true;
    return become(false, false);
  }
  if (SET_OPERATIONS.has(word)) {
    current.isQuery = true;
    current.isEmpty = true;
    return become(false, false);
  }
  if (word === "FROM") {
    if (upper(before) === "DISTINCT" || !(current.isQuery || isFirst)) return become(false, current.inFrom);
    current.isQuery = true;
    return become(true, true);
  }
  if (word === "JOIN") return become(true, true);
  if (isFirst && VERBS.has(word)) {
    // What they take may be a query again.
    current.isEmpty = true;
    return become(true, false);
  }
  if (END_OF_FROM.has(word) || word === "VALUES") return become(false, false);
  if (word === "ON" || word === "USING") return become(false, current.inFrom);
  return word === "LATERAL" || word === "ONLY" || word === "ALL";
}

/** The index of the last token of a name such as `main.ratings`. */
function qualifiedEnd(tokens: readonly Token[], at: number): number {
  let end = at;
  while (tokens[end + 1]?.text === "." && tokens[end + 2] !== undefined) end += 2;
  return end;
}

function isAlias(next: Token | undefined): boolean {
  if (next === undefined) return false;
  return next.kind === "quoted" || (next.kind === "word" && !NO_ALIAS.has(upper(next)));
}

function upper(token: Token | undefined): string {
  return token?.kind === "word" ? token.text.toUpperCase() : "";
}
