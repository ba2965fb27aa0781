import { tokenize } from "../../engine/tokens.js";
import { controlSchema, fittingValue } from "./control.js";
import { MAX_CELL_ID, MAX_CELLS, MAX_NAME } from "./limits.js";
import { renamePlaceholders } from "./markdown.js";
import { nameKey, nameSchema } from "./names.js";
import { type DocumentProblem, parseCell, parseWith } from "./parse.js";
import { renameTable } from "./rename-table.js";
import {
  type Cell,
  datasetSchema,
  isNamed,
  type NamedCell,
  summarySchema,
  titleSchema,
  type WorkbenchDocument,
} from "./schema.js";

/** An edited document, or why the edit cannot be made; the document is then as it was. */
export type Edited =
  | { readonly kind: "edited"; readonly document: WorkbenchDocument }
  | { readonly kind: "refused"; readonly message: string };

/** A document without cells. */
export function emptyDocument(dataset: string | null): WorkbenchDocument {
  return { version: 1, title: "", dataset, cells: [] };
}

/** Puts a cell at an index, at the end where none is given. It gets another id or name where its own is taken. */
export function addCell(document: WorkbenchDocument, cell: Cell, at = document.cells.length): Edited {
  if (document.cells.length >= MAX_CELLS) return refused(`a document has at most ${MAX_CELLS} cells`);
  const taken = document.cells.some(({ id }) => id === cell.id);
  const id = taken ? freshId(document) : cell.id;
  const parsed = parseCell({ ...cell, id, ...(isNamed(cell) && { name: freshName(document, cell.name) }) });
  if (parsed.kind === "invalid") return refused(told(parsed.problems));
  return withCells(document, document.cells.toSpliced(clamped(at, document.cells.length), 0, parsed.value));
}

/** Puts a copy of a cell after it, under a name of its own. */
export function duplicateCell(document: WorkbenchDocument, id: string): Edited {
  const at = indexOf(document, id);
  const cell = document.cells[at];
  return cell === undefined ? noCell(id) : addCell(document, cell, at + 1);
}

/** Takes a cell to an index; one beyond the ends leads to the end. */
export function moveCell(document: WorkbenchDocument, id: string, to: number): Edited {
  const from = indexOf(document, id);
  const cell = document.cells[from];
  if (cell === undefined) return noCell(id);
  const others = document.cells.toSpliced(from, 1);
  const at = clamped(to, others.length);
  return at === from ? { kind: "edited", document } : withCells(document, others.toSpliced(at, 0, cell));
}

export function foldCell(document: WorkbenchDocument, id: string, folded: boolean): Edited {
  return replaceCell(document, id, ({ folded: _, ...cell }) => (folded ? { ...cell, folded: true } : cell));
}

export function deleteCell(document: WorkbenchDocument, id: string): Edited {
  const at = indexOf(document, id);
  return at < 0 ? noCell(id) : withCells(document, document.cells.toSpliced(at, 1));
}

/**
 * Changes fields of a cell other than its id and kind; `undefined` takes an optional field away. A parameter whose new
 * control does not fit its value gets the nearest value that does. For a name see {@link renameCell}.
 */
export function updateCell(
  document: WorkbenchDocument,
  id: string,
  changes: Readonly<Record<string, unknown>>,
): Edited {
  return replaceCell(document, id, (cell) => {
    const next = Object.fromEntries(
      Object.entries({ ...cell, ...changes, id: cell.id, kind: cell.kind }).filter(([, value]) => value !== undefined),
    );
    if (cell.kind !== "parameter" || !("control" in changes) || "value" in changes) return next;
    const fitting = parseCell({ ...next, value: fittingFor(changes["control"], cell) });
    return fitting.kind === "value" ? fitting.value : next;
  });
}

function fittingFor(control: unknown, cell: Extract<Cell, { readonly kind: "parameter" }>): unknown {
  const parsed = parseWith(controlSchema, control);
  return parsed.kind === "value" ? fittingValue(parsed.value, cell.value) : cell.value;
}

/**
 * Renames a cell, and with it what every other cell calls it.
 *
 * @param tables names of the dataset's tables and views, which no cell may take: queries mean the table by them
 */
export function renameCell(document: WorkbenchDocument, id: string, name: string, tables: readonly string[]): Edited {
  const cell = document.cells[indexOf(document, id)];
  if (cell === undefined) return noCell(id);
  if (!isNamed(cell)) return refused("this cell has no name");
  const objection = objectionTo(name, id, document, tables);
  if (objection !== null) return refused(objection);
  // Of two cells of one name, only the first is meant by it.
  const isMeant = cellNamed(document, cell.name)?.id === id;
  const isTable = hasName(tables, cell.name);
  const cells: Cell[] = [];
  for (const other of document.cells) {
    // A cell from a link may carry a table's name: what other queries read by it is the table, before and after.
    const isFollowed = isMeant && !(isTable && other.kind === "sql" && cell.kind !== "parameter");
    const following = isFollowed ? renameIn(other, cell, name) : other;
    if (following === null) {
      const reader = isNamed(other) ? other.name : other.id;
      return refused(`the query ${reader} has a table expression ${name} of its own`);
    }
    const checked = parseCell(other.id === id ? { ...following, name } : following);
    if (checked.kind === "invalid") return refused(told(checked.problems));
    cells.push(following === other && other.id !== id ? other : checked.value);
  }
  return withCells(document, cells);
}

/** Why a cell cannot take a name; null where it can. */
function objectionTo(name: string, id: string, document: WorkbenchDocument, tables: readonly string[]): string | null {
  const parsed = parseWith(nameSchema, name);
  if (parsed.kind === "invalid") return told(parsed.problems);
  if (hasName(tables, name)) return `${name} is a table of the dataset: choose another name`;
  const holder = cellNamed(document, name);
  return holder !== undefined && holder.id !== id ? `another cell is named ${name} already` : null;
}

function cellNamed(document: WorkbenchDocument, name: string): NamedCell | undefined {
  return document.cells.filter(isNamed).find((cell) => nameKey(cell.name) === nameKey(name));
}

function hasName(names: readonly string[], name: string): boolean {
  return names.some((one) => nameKey(one) === nameKey(name));
}

/** Changes the title, the summary (empty: none) or the version of the dataset. */
export function updateHead(
  document: WorkbenchDocument,
  changes: { readonly title?: string; readonly summary?: string; readonly dataset?: string | null },
): Edited {
  const { summary: before, ...rest } = document;
  const title = parseWith(titleSchema, changes.title ?? document.title, "title");
  const summary = parseWith(summarySchema, changes.summary ?? before ?? "", "summary");
  const dataset = parseWith(
    datasetSchema,
    changes.dataset === undefined ? document.dataset : changes.dataset,
    "dataset",
  );
  if (title.kind === "invalid") return refused(told(title.problems));
  if (summary.kind === "invalid") return refused(told(summary.problems));
  if (dataset.kind === "invalid") return refused(told(dataset.problems));
  const head = { ...rest, title: title.value, dataset: dataset.value };
  return { kind: "edited", document: summary.value === "" ? head : { ...head, summary: summary.value } };
}

/** An id that no cell of the document has. */
export function freshId(document: WorkbenchDocument, random: () => number = Math.random): string {
  for (let length = 4; ; length = Math.min(length + 1, MAX_CELL_ID)) {
    const id = Array.from({ length }, () => Math.floor(random() * 36).toString(36)).join("");
    if (!document.cells.some((cell) => cell.id === id)) return id;
  }
}

/** The name itself where no cell has it, otherwise with the first number that makes it new: `lags_2`. */
export function freshName(document: WorkbenchDocument, name: string, reserved: readonly string[] = []): string {
  const taken = new Set([...document.cells.filter(isNamed).map((cell) => cell.name), ...reserved].map(nameKey));
  if (!taken.has(nameKey(name))) return name;
  const stem = name.replace(/_\d+$/, "");
  for (let n = 2; ; n++) {
    const numbered = `${stem.slice(0, MAX_NAME - String(n).length - 1)}_${n}`;
    if (!taken.has(nameKey(numbered))) return numbered;
  }
}

/** A cell that calls another by its new name; null where it cannot. */
function renameIn(cell: Cell, renamed: NamedCell, to: string): Cell | null {
  const from = renamed.name;
  switch (cell.kind) {
    case "chart":
    case "table":
      return nameKey(cell.source) === nameKey(from) ? { ...cell, source: to } : cell;
    case "markdown": {
      const text = renamePlaceholders(cell.text, from, to);
      return text === cell.text ? cell : { ...cell, text };
    }
    case "sql": {
      const sql = renamed.kind === "parameter" ? renameParameter(cell.sql, from, to) : renameTable(cell.sql, from, to);
      if (sql === null || sql === cell.sql) return sql === null ? null : cell;
      return { ...cell, sql };
    }
    default:
      return cell;
  }
}

function renameParameter(sql: string, from: string, to: string): string {
  return tokenize(sql)
    .filter(({ kind, text }) => kind === "parameter" && text === `$${from}`)
    .reduceRight((text, { start }) => `${text.slice(0, start)}$${to}${text.slice(start + from.length + 1)}`, sql);
}

function replaceCell(document: WorkbenchDocument, id: string, change: (cell: Cell) => unknown): Edited {
  const at = indexOf(document, id);
  const cell = document.cells[at];
  if (cell === undefined) return noCell(id);
  const parsed = parseCell(change(cell));
  if (parsed.kind === "invalid") return refused(told(parsed.problems));
  return withCells(document, document.cells.with(at, parsed.value));
}

function withCells(document: WorkbenchDocument, cells: readonly Cell[]): Edited {
  return { kind: "edited", document: { ...document, cells } };
}

function indexOf(document: WorkbenchDocument, id: string): number {
  return document.cells.findIndex((cell) => cell.id === id);
}

function clamped(index: number, last: number): number {
  return Math.min(Math.max(Math.trunc(index) || 0, 0), last);
}

function told(problems: readonly DocumentProblem[]): string {
  return problems.map(({ where, message }) => (where === "" ? message : `${where}: ${message}`)).join("; ");
}

function refused(message: string): Edited {
  return { kind: "refused", message };
}

function noCell(id: string): Edited {
  return refused(`the document has no cell ${id}`);
}
