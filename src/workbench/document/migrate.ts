import { MAX_CELLS } from "./limits.js";
import { nameKey, RESERVED_WORDS } from "./names.js";
import { type DocumentProblem, isRecord, type ParsedDocument, parseDocument } from "./parse.js";
import { DOCUMENT_VERSION } from "./schema.js";

/**
 * Version 0: the queries that a link to another page of the site carries, `#sql:<query>=<code>&…`. Such a link opened
 * in the workbench is a document of these queries.
 */
export interface EditedQueries {
  readonly version: 0;
  readonly queries: readonly { readonly id: string; readonly sql: string }[];
}

type Step = (document: Readonly<Record<string, unknown>>) => unknown;

/** How a document of each older version becomes one of the next. Steps are never changed once links exist. */
const STEPS: ReadonlyMap<number, Step> = new Map([[0, fromQueries]]);

/** Parses a document of any version that there ever was. */
export function readDocument(input: unknown): ParsedDocument {
  let current = input;
  for (let version = versionOf(current); version < DOCUMENT_VERSION; version = versionOf(current)) {
    const step = STEPS.get(version);
    if (step === undefined || !isRecord(current)) break;
    current = step(current);
  }
  if (!(versionOf(current) > DOCUMENT_VERSION)) return parseDocument(current);
  const message = `it was made by a newer version of this page (${versionOf(current)}): reload, or ask for a file`;
  return { kind: "unreadable", problems: [{ where: "version", message } satisfies DocumentProblem] };
}

function versionOf(input: unknown): number {
  const version = isRecord(input) ? input["version"] : undefined;
  return typeof version === "number" ? version : Number.NaN;
}

function fromQueries({ queries }: Readonly<Record<string, unknown>>): unknown {
  const given = Array.isArray(queries) ? queries.filter(isRecord) : [];
  const taken = new Set<string>();
  const cells = given.slice(0, MAX_CELLS / 2).flatMap(({ id, sql }, index) => {
    const name = freeName(String(id), taken);
    return [
      { id: `q${index + 1}`, kind: "sql", name, sql },
      { id: `t${index + 1}`, kind: "table", source: name },
    ];
  });
  return { version: 1, title: "", dataset: null, cells };
}

/** A query's id such as `tables/infrastructure-lag` as a name: `infrastructure_lag`. */
function freeName(id: string, taken: Set<string>): string {
  const words = (id.split("/").at(-1) ?? "").replace(/[^A-Za-z0-9]+/g, "_").replace(/^(?=\d)|^_+|_+$/g, "");
  const stem = /^[A-Za-z]/.test(words) && !RESERVED_WORDS.has(nameKey(words)) ? words.slice(0, 40) : "query";
  let name = stem;
  for (let n = 2; taken.has(nameKey(name)); n++) name = `${stem}_${n}`;
  taken.add(nameKey(name));
  return name;
}
