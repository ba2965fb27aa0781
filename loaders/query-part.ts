import type { Problem } from "./problem.ts";
import { entryText, splitQueryFile } from "./query-header.ts";
import { didYouMean } from "./suggestion.ts";

/**
 * A `.sql` file under `src/queries/parts`: common table expressions that several queries share. A query takes one in
 * with a line `-- part: name,` in the place where the text of the part is to stand; what ships is the whole text.
 */
export interface QueryPart {
  /** The file's name in problems. */
  readonly file: string;
  readonly sql: string;
  /** The line of the file in which `sql` begins. */
  readonly sqlLine: number;
}

/** Where a line of a query was written: in its own file, or in a part that it takes in. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
}

const FOLDER = "parts/";

const TAKEN_IN = /^-- part: ([a-z0-9-]+)(,?)$/;

export function isPart(id: string): boolean {
  return id.startsWith(FOLDER);
}

/** Parses a part, which has a title and a description of what it asks of the query around it. */
export function parseQueryPart(
  file: string,
  text: string,
): { readonly part: QueryPart; readonly problems: readonly Problem[] } {
  const { entries, sql, sqlLine } = splitQueryFile(text);
  const problems: Problem[] = [];
  for (const key of ["title", "description"]) {
    const found = entries.find((entry) => entry.key === key);
    if (!found || entryText(found) === "") problems.push({ file, line: 1, column: 1, message: `${key} is missing` });
  }
  for (const { key, line, column } of entries) {
    if (key === "title" || key === "description") continue;
    problems.push({ file, line, column, message: "a part has a title and a description; the rest is its query's" });
  }
  return { part: { file, sql, sqlLine }, problems };
}

/**
 * Puts the parts that a query names in their places.
 *
 * @param parts by name
 * @returns the whole SQL, where each of its lines was written, and the names of the parts that it took in
 */
export function takeInParts(
  { file, sql, sqlLine }: QueryPart,
  parts: ReadonlyMap<string, QueryPart>,
): {
  readonly sql: string;
  readonly lines: readonly SourceLine[];
  readonly taken: readonly string[];
  readonly problems: readonly Problem[];
} {
  const written: { readonly text: string; readonly place: SourceLine }[] = [];
  const taken: string[] = [];
  const problems: Problem[] = [];
  for (const [index, text] of sql.split("\n").entries()) {
    const place = { file, line: sqlLine + index };
    const [, name, comma] = TAKEN_IN.exec(text) ?? [];
    const part = name === undefined ? undefined : parts.get(name);
    if (name !== undefined && part === undefined) {
      const message = `there is no part ${name}${didYouMean(name, parts.keys())}`;
      problems.push({ ...place, column: 1, message });
    }
    if (name === undefined || part === undefined) {
      written.push({ text, place });
      continue;
    }
    taken.push(name);
    const lines = part.sql.split("\n");
    for (const [at, line] of lines.entries()) {
      const end = at === lines.length - 1 ? (comma ?? "") : "";
      written.push({ text: line + end, place: { file: part.file, line: part.sqlLine + at } });
    }
  }
  return {
    sql: written.map(({ text }) => text).join("\n"),
    lines: written.map(({ place }) => place),
    taken,
    problems,
  };
}
