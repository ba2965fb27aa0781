import type { ParameterDeclaration } from "../src/engine/result.ts";
import type { Field } from "./csv.ts";
import { placeholders } from "./placeholders.ts";
import type { Problem } from "./problem.ts";
import { entryText, type HeaderEntry, splitQueryFile } from "./query-header.ts";
import { parseParameter } from "./query-parameter.ts";
import { type QueryPart, type SourceLine, takeInParts } from "./query-part.ts";

/** A `.sql` file under `src/queries`: a query, or the body of a view. */
export interface QueryFile {
  /** `<folder>/<name>`, the path under `src/queries` without `.sql`. */
  readonly id: string;
  /** The file's name in problems. */
  readonly file: string;
  readonly title: string;
  readonly description: string;
  /** Claims that the query tests, each with its place in the file. */
  readonly claims: readonly Field[];
  readonly parameters: readonly ParameterDeclaration[];
  /** The statement, without the header, with the parts that it takes in. */
  readonly sql: string;
  /** Where each line of `sql` was written. */
  readonly lines: readonly SourceLine[];
  /** The parts that it takes in. */
  readonly parts: readonly string[];
}

type Place = Pick<Field, "line" | "column">;

/**
 * Parses a query file. The query is returned even where there are problems, as far as it could be read.
 *
 * @param shared the parts that a query may take in, by name
 */
export function parseQueryFile(
  id: string,
  file: string,
  text: string,
  shared: ReadonlyMap<string, QueryPart> = new Map(),
): { readonly query: QueryFile; readonly problems: readonly Problem[] } {
  const { entries, sql: written, sqlLine } = splitQueryFile(text);
  const { sql, lines, taken, problems: missing } = takeInParts({ file, sql: written, sqlLine }, shared);
  const problems: Problem[] = [...missing];
  const report = ({ line, column }: Place, message: string) => problems.push({ file, line, column, message });
  const top = { line: 1, column: 1 };

  reportUnknownEntries(entries, report);
  const title = single(entries, "title", report);
  const description = single(entries, "description", report);
  if (title === "") report(top, "title is missing: begin the file with -- title: …");
  const parameters = readParameters(entries, report);
  if (sql === "") report({ line: sqlLine, column: 1 }, "there is no SQL after the header");
  const carriageReturn = text.split("\n").findIndex((line) => line.endsWith("\r"));
  if (carriageReturn >= 0)
    report({ line: carriageReturn + 1, column: 1 }, "line ends in CRLF: save the file with LF line ends");
  problems.push(...placeholderProblems(parameters, { file, sql, lines }));

  const declared = [...parameters.keys()];
  if (isView(id)) {
    for (const place of parameters.values()) report(place, "a view takes no parameters");
    if (description === "") report(top, "description is missing: a view needs one");
  }
  const claims = readClaims(entries);
  return { query: { id, file, title, description, claims, parameters: declared, sql, lines, parts: taken }, problems };
}

export function isView(id: string): boolean {
  return id.startsWith("views/");
}

type Report = (place: Place, message: string) => void;

function reportUnknownEntries(entries: readonly HeaderEntry[], report: Report): void {
  for (const entry of entries) {
    if (["title", "description", "claims", "param"].includes(entry.key)) continue;
    const remedy = "put other comments after the first line of SQL";
    report(entry, `a header line must begin with -- title:, -- description:, -- claims: or -- param; ${remedy}`);
  }
}

function single(entries: readonly HeaderEntry[], key: string, report: Report): string {
  const [first, ...others] = entries.filter((entry) => entry.key === key);
  for (const other of others) report(other, `${key} stands twice in the header`);
  return first ? entryText(first) : "";
}

function readParameters(
  entries: readonly HeaderEntry[],
  report: Report,
): ReadonlyMap<ParameterDeclaration, HeaderEntry> {
  const parameters = new Map<ParameterDeclaration, HeaderEntry>();
  for (const entry of entries.filter(({ key }) => key === "param")) {
    const parsed = parseParameter(entryText(entry));
    if ("message" in parsed) report(entry, parsed.message);
    else if ([...parameters.keys()].some(({ name }) => name === parsed.name)) {
      report(entry, `parameter ${parsed.name} is declared twice`);
    } else parameters.set(parsed, entry);
  }
  return parameters;
}

function readClaims(entries: readonly HeaderEntry[]): readonly Field[] {
  return entries
    .filter(({ key }) => key === "claims")
    .flatMap(({ parts }) => parts)
    .flatMap(({ text, line, column }) =>
      [...text.matchAll(/[^\s,]+/g)].map((match) => ({ text: match[0], line, column: column + match.index })),
    );
}

function placeholderProblems(
  parameters: ReadonlyMap<ParameterDeclaration, HeaderEntry>,
  { file, sql, lines }: Pick<QueryFile, "file" | "sql" | "lines">,
): readonly Problem[] {
  const used = placeholders(sql);
  const unused = [...parameters].filter(([{ name }]) => !used.some((placeholder) => placeholder.name === name));
  const declared = new Set([...parameters.keys()].map(({ name }) => name));
  const undeclared = used.filter(({ name }) => !declared.has(name));
  const taker = (written: string | undefined) => (written === file ? "" : ` to ${file}`);
  return [
    ...unused.map(([{ name }, { line, column }]) => ({
      file,
      line,
      column,
      message: `parameter ${name} is not used: $${name} is not in the SQL`,
    })),
    ...undeclared.map(({ name, line, column }) => ({
      ...(lines[line - 1] ?? { file, line }),
      column,
      message: `$${name} is not declared: add -- param ${name} TYPE = DEFAULT: description${taker(lines[line - 1]?.file)}`,
    })),
  ];
}
