/**
 * Why a query gave no answer: `sql` means its text is wrong, `blocked` that this page does not allow it, `cancelled`
 * that its reader stopped it, `unavailable` that the engine does not run, `load` that data could not be fetched.
 */
export type EngineErrorKind = "sql" | "blocked" | "cancelled" | "unavailable" | "load";

/** A place in a query's text: both counts start at 1, a column counts UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** An error as it crosses from the worker to the page. */
export interface PlainError {
  readonly kind: EngineErrorKind;
  readonly message: string;
  readonly position: Position | null;
}

/** The one error that an engine throws. */
export class EngineError extends Error {
  override readonly name = "EngineError";
  readonly kind: EngineErrorKind;
  /** Where in the query's text the error is, if that is known. */
  readonly position: Position | null;

  constructor(kind: EngineErrorKind, message: string, position: Position | null = null) {
    super(message);
    this.kind = kind;
    this.position = position;
  }

  static from({ kind, message, position }: PlainError): EngineError {
    return new EngineError(kind, message, position);
  }

  /** Any thrown value as an EngineError: what is none yet becomes one of the given kind. */
  static wrap(error: unknown, kind: EngineErrorKind): EngineError {
    return error instanceof EngineError ? error : new EngineError(kind, messageOf(error));
  }

  toPlain(): PlainError {
    return { kind: this.kind, message: this.message, position: this.position };
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The position of the character at `offset`. */
export function positionAt(sql: string, offset: number): Position {
  const before = sql.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

/** The offset of the first character of a line, or of the text's end where there is no such line. */
function lineStart(sql: string, line: number): number {
  let start = 0;
  for (let n = 1; n < line; n++) {
    const end = sql.indexOf("\n", start);
    if (end < 0) return sql.length;
    start = end + 1;
  }
  return start;
}

const UNKNOWN_COLUMN = /^Binder Error: Referenced column "[^"]+" not found in FROM clause/;

const LOCATION = /\n?\nLINE (\d+): ([\s\S]*)\n( *)\^\s*$/;

/** Where the thing that a message names (`column "foo"`, `name foo does not exist`) stands in the text. */
function placesOfNamed(message: string, sql: string): readonly number[] {
  const [, quoted, bare] = /"([^"\n]+)"|\bname (\w+) does not exist/.exec(message) ?? [];
  const name = quoted ?? bare;
  if (name === undefined) return [];
  const literal = name.replace(/[^\w\s]/g, "\\$&");
  return Array.from(sql.matchAll(new RegExp(`(?<!\\w)${literal}(?!\\w)`, "gi")), (match) => match.index);
}

/** Offset of an error in `sql` by the excerpt that DuckDB prints: `LINE 2: ...code...`, and below it a caret. */
function offsetOf(message: string, sql: string): number | null {
  if (/^Parser Error: syntax error at end of input/.test(message)) return sql.trimEnd().length;
  const named = placesOfNamed(message, sql);
  const found = LOCATION.exec(message);
  // A column that there is not is wrong wherever it stands; of what is ambiguous only one place may be.
  if (!found) return named.length === 1 || UNKNOWN_COLUMN.test(message) ? (named[0] ?? null) : null;
  const [, line = "1", excerpt = "", indent = ""] = found;
  const start = lineStart(sql, Number(line));
  let offset = start + indent.length - `LINE ${line}: `.length;
  if (excerpt.startsWith("...")) {
    // An excerpt that was cut begins too early by as much as precedes its line (seen in DuckDB 0.9.1).
    offset += sql.indexOf(excerpt.slice(3).replace(/\.\.\.$/, "")) - 3;
  }
  // The caret counts columns of a terminal, so wide characters before it move it away from what it points at.
  const distance = (place: number) => Math.abs(place - offset);
  const nearest = named.toSorted((a, b) => distance(a) - distance(b))[0];
  return nearest ?? Math.min(Math.max(offset, 0), sql.length);
}

const NO_EXTENSIONS = "extensions are switched off in this page";

/** What DuckDB says, as a reader of this page should hear it: the first pattern that fits wins, $1 is its first group. */
const TRANSLATIONS: readonly (readonly [RegExp, EngineErrorKind, string])[] = [
  [
    /^.*with name "?(\w+)"? is not in the catalog, but it exists in the (\w+) extension[\s\S]*$/,
    "blocked",
    `${NO_EXTENSIONS}: $1 belongs to the extension $2`,
  ],
  [
    /^.*(?:find the home directory|Loading external extensions)[\s\S]*$/,
    "blocked",
    `${NO_EXTENSIONS}: a query can use only what DuckDB has inside`,
  ],
  [
    /^Permission Error: (?:Scanning )?(.*?) (?:is|are) disabled[\s\S]*$/,
    "blocked",
    "files and addresses cannot be read or written in this page ($1)",
  ],
  [/^.*configuration has been locked[\s\S]*$/, "blocked", "settings are locked in this page"],
  [
    /^(?:Out of Memory Error|.*std::bad_alloc)[\s\S]*$/,
    "sql",
    "the query needs more memory than this page may use: filter or aggregate earlier",
  ],
];

/** Whether DuckDB itself refused a query; any other error means that the engine's memory can no longer be trusted. */
export function isDatabaseError(error: unknown): error is Error {
  return error instanceof Error && /^[A-Z][\w -]* Error: /.test(error.message);
}

/** DuckDB's error in plain words; `originalOffset` maps an offset in the text that ran to the reader's text. */
export function explain(
  error: Error,
  ranSql: string,
  sql: string = ranSql,
  originalOffset: (offset: number) => number = (offset) => offset,
): EngineError {
  const offset = offsetOf(error.message, ranSql);
  const position = offset === null ? null : positionAt(sql, originalOffset(offset));
  for (const [pattern, kind, plain] of TRANSLATIONS) {
    if (pattern.test(error.message)) return new EngineError(kind, error.message.replace(pattern, plain), position);
  }
  const message = error.message
    .replace(LOCATION, "")
    .replace(/^(?:[A-Z][\w -]* Error: )+/, "")
    .trim();
  return new EngineError("sql", message, position);
}
