import type { Problem } from "./problem.ts";
import type { QueryFile } from "./query-file.ts";

/** A database's complaint about an SQL text; line and column count from 1 and are null where it names no place. */
export interface SqlError {
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
}

/** Takes apart DuckDB's message, which ends in `LINE 1: …` and a caret where it points at a place in the text. */
export function sqlError(error: unknown, sql: string): SqlError {
  const text = error instanceof Error ? error.message : String(error);
  const [, what, digits, excerpt, indent] = /^([\s\S]*?)\n\nLINE (\d+): (.*)\n( *)\^/.exec(text) ?? [];
  if (what === undefined || digits === undefined || excerpt === undefined || indent === undefined) {
    return { message: oneLine(text), line: null, column: null };
  }
  const line = Number(digits);
  const offset = indent.length - `LINE ${digits}: `.length;
  // A long line is shown in part, with dots where it was cut.
  const cut = excerpt.startsWith("...") ? 3 : 0;
  const shown = excerpt.slice(cut).replace(/\.\.\.$/, "");
  const start = (sql.split("\n")[line - 1] ?? "").indexOf(shown);
  return { message: oneLine(what), line, column: start < 0 ? null : start + offset - cut + 1 };
}

/** The same complaint as a problem of the file in which the line was written: the query's, or that of a part. */
export function queryProblem({ file, sql, lines }: QueryFile, error: unknown): Problem {
  const { message, line, column } = sqlError(error, sql);
  const place = lines[(line ?? 1) - 1] ?? { file, line: 1 };
  const taker = place.file === file ? "" : ` (taken in by ${file})`;
  return { ...place, column: column ?? 1, message: `${message}${taker}` };
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, " ");
}
