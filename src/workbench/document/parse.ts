import * as v from "valibot";
import { MAX_CELLS, MAX_DEPTH } from "./limits.js";
import {
  type Cell,
  cellSchema,
  DOCUMENT_VERSION,
  datasetSchema,
  summarySchema,
  titleSchema,
  type WorkbenchDocument,
} from "./schema.js";

/** What is wrong with a document from outside, and where in it. */
export interface DocumentProblem {
  /** Such as `cells[3].spec.mark`; empty where the whole is meant. */
  readonly where: string;
  readonly message: string;
}

/** A document from outside: whole, or what of it could be read, or why nothing could. */
export type ParsedDocument =
  | { readonly kind: "document"; readonly document: WorkbenchDocument }
  | {
      readonly kind: "partial";
      readonly document: WorkbenchDocument;
      readonly problems: readonly DocumentProblem[];
    }
  | { readonly kind: "unreadable"; readonly problems: readonly DocumentProblem[] };

export type Parsed<T> =
  | { readonly kind: "value"; readonly value: T }
  | { readonly kind: "invalid"; readonly problems: readonly DocumentProblem[] };

/** Parses what is claimed to be a document of this version. Parts that do not parse are left out, and told. */
export function parseDocument(input: unknown): ParsedDocument {
  if (!isRecord(input)) return unreadable("", "a document is an object with version, title and cells");
  if (depthOf(input) > MAX_DEPTH) return unreadable("", `it is nested more than ${MAX_DEPTH} deep`);
  const { version, title, summary, dataset, cells, ...others } = input;
  if (version !== DOCUMENT_VERSION) {
    return unreadable("version", `it has version ${shown(version)}, and this page reads version ${DOCUMENT_VERSION}`);
  }
  if (!Array.isArray(cells)) return unreadable("cells", "it has no list of cells");
  const problems: DocumentProblem[] = [];
  const part = <T>(schema: v.GenericSchema<unknown, T>, value: unknown, where: string, otherwise: T): T => {
    const parsed = parseWith(schema, value, where);
    if (parsed.kind === "value") return parsed.value;
    problems.push(...parsed.problems);
    return otherwise;
  };
  const document: WorkbenchDocument = {
    version: DOCUMENT_VERSION,
    title: part(titleSchema, title, "title", ""),
    ...(summary === undefined ? {} : { summary: part(summarySchema, summary, "summary", "") }),
    dataset: part(datasetSchema, dataset, "dataset", null),
    cells: parseCells(cells, problems),
  };
  for (const key of Object.keys(others)) problems.push({ where: key, message: "a document has no such field" });
  return problems.length === 0 ? { kind: "document", document } : { kind: "partial", document, problems };
}

/** The same document with its fields in the schema's order, so that it is written alike however it was made. */
export function canonical(document: WorkbenchDocument): WorkbenchDocument {
  const parsed = parseDocument(document);
  return parsed.kind === "document" ? parsed.document : document;
}

/** Parses one cell, for instance from a cell's raw view. */
export function parseCell(input: unknown, where = ""): Parsed<Cell> {
  if (depthOf(input) > MAX_DEPTH) return { kind: "invalid", problems: [{ where, message: "it is nested too deep" }] };
  return parseWith(cellSchema, input, where);
}

/** Problems told of one part: a long list that is wrong throughout has one for each entry, and nobody reads them all. */
const MOST_PROBLEMS = 100;

/** Parses with a schema, its problems told by their path under `where`. */
export function parseWith<T>(schema: v.GenericSchema<unknown, T>, input: unknown, where = ""): Parsed<T> {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return { kind: "value", value: parsed.output };
  const problems = parsed.issues
    .slice(0, MOST_PROBLEMS)
    .map((issue) => ({ where: pathText(where, issue.path ?? []), message: issue.message }));
  return { kind: "invalid", problems };
}

function parseCells(inputs: readonly unknown[], problems: DocumentProblem[]): readonly Cell[] {
  const cells: Cell[] = [];
  const ids = new Set<string>();
  if (inputs.length > MAX_CELLS) {
    problems.push({ where: "cells", message: `it has ${inputs.length} cells; the first ${MAX_CELLS} are kept` });
  }
  for (const [index, input] of inputs.slice(0, MAX_CELLS).entries()) {
    const where = `cells[${index}]`;
    const parsed = parseWith(cellSchema, input, where);
    if (parsed.kind === "invalid") problems.push(...parsed.problems);
    else if (ids.has(parsed.value.id)) problems.push({ where: `${where}.id`, message: "another cell has the same id" });
    else {
      ids.add(parsed.value.id);
      cells.push(parsed.value);
    }
  }
  return cells;
}

/** How deep arrays and objects lie in each other, without recursion: what is measured may be deeper than the stack. */
export function depthOf(input: unknown, enough = MAX_DEPTH + 1): number {
  let level: readonly unknown[] = [input];
  let depth = 0;
  while (depth < enough) {
    level = level.flatMap((value) => (typeof value === "object" && value !== null ? [value] : []));
    if (level.length === 0) return depth;
    depth++;
    level = level.flatMap((value) => (typeof value === "object" && value !== null ? Object.values(value) : []));
  }
  return depth;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unreadable(where: string, message: string): ParsedDocument {
  return { kind: "unreadable", problems: [{ where, message }] };
}

function shown(value: unknown): string {
  return typeof value === "number" || typeof value === "string" ? JSON.stringify(value).slice(0, 20) : "none";
}

function pathText(where: string, path: readonly v.IssuePathItem[]): string {
  const steps = path.map(({ key }) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
  return where === "" ? steps.replace(/^\./, "") : `${where}${steps}`;
}
