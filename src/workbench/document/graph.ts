import { parameterNames } from "../../engine/parameters.js";
import { tokenize } from "../../engine/tokens.js";
import { placeholdersIn } from "./markdown.js";
import { nameKey, RESERVED_WORDS } from "./names.js";
import { type Cell, isNamed, type NamedCell, type WorkbenchDocument } from "./schema.js";
import { tableReferences } from "./sql-tables.js";

/** What the site has that a document may name. A list that is left out is not checked. */
export interface Surroundings {
  /** Tables and views of the dataset. */
  readonly tables: readonly string[];
  readonly kernels?: readonly string[] | undefined;
  readonly predictions?: readonly string[] | undefined;
}

export type CellProblemKind = "cycle" | "missing" | "name" | "kind" | "parameter";

/** Why a cell cannot run as it stands. */
export interface CellProblem {
  readonly kind: CellProblemKind;
  readonly message: string;
}

/** One cell's place in the graph. */
export interface CellNode {
  readonly cell: Cell;
  /** Ids of the cells whose results it reads itself, in document order. */
  readonly reads: readonly string[];
  /** Tables and views of the dataset that it reads itself. */
  readonly tables: readonly string[];
  /** Names of the parameter cells that its SQL binds. */
  readonly parameters: readonly string[];
  readonly problems: readonly CellProblem[];
}

export interface DocumentGraph {
  /** By cell id, in document order. */
  readonly nodes: ReadonlyMap<string, CellNode>;
  /** Ids of all cells, each after those that it reads; cells of a cycle keep their place in the document. */
  readonly order: readonly string[];
}

/** What a cell's own text names, whatever of it there is. */
export interface CellNames {
  /** Cells or tables of the dataset that it reads rows from. */
  readonly tables: readonly string[];
  /** Names after `$`, positions such as `1` and `?` too. */
  readonly parameters: readonly string[];
  /** Cells of which it shows values. */
  readonly values: readonly string[];
}

// A keystroke changes one cell, and the others are not read again.
const known = new WeakMap<Cell, CellNames>();

/** What a cell names. */
export function namesIn(cell: Cell): CellNames {
  const names = known.get(cell) ?? readNames(cell);
  known.set(cell, names);
  return names;
}

function readNames(cell: Cell): CellNames {
  const nothing: CellNames = { tables: [], parameters: [], values: [] };
  switch (cell.kind) {
    case "sql": {
      const tables = unique(tableReferences(cell.sql).map(({ name }) => name));
      const parameters = parameterNames(tokenize(cell.sql)).map((name) => (name === "" ? "?" : name));
      return { ...nothing, tables, parameters };
    }
    case "chart":
    case "table":
      return { ...nothing, tables: [cell.source] };
    case "markdown":
      return { ...nothing, values: unique(placeholdersIn(cell.text).map(({ name }) => name)) };
    default:
      return nothing;
  }
}

/** Which cells read which, in what order they run, and what is wrong with each. */
export function graphOf(document: WorkbenchDocument, surroundings: Surroundings): DocumentGraph {
  const dataset = new Map(surroundings.tables.map((name) => [nameKey(name), name]));
  const named = new Map<string, NamedCell>();
  for (const cell of document.cells) {
    if (!isNamed(cell) || dataset.has(nameKey(cell.name)) || named.has(nameKey(cell.name))) continue;
    named.set(nameKey(cell.name), cell);
  }
  const nodes = new Map<string, CellNode>();
  for (const cell of document.cells) nodes.set(cell.id, nodeOf(cell, named, dataset, surroundings));
  const order = inOrder(nodes);
  for (const [id, node] of nodes) {
    const cycle = cycleThrough(id, nodes);
    if (cycle === null) continue;
    const path = [...cycle, id].map((step) => labelled(nodes.get(step)?.cell)).join(" reads ");
    const problem: CellProblem = { kind: "cycle", message: `this cell needs its own result: ${path}` };
    nodes.set(id, { ...node, problems: [...node.problems, problem] });
  }
  return { nodes, order };
}

/** Ids of the cells that must run again when a cell changes, in the order in which to run them, without the cell itself. */
export function dependentsOf(graph: DocumentGraph, id: string): readonly string[] {
  const stale = new Set([id]);
  // Within a cycle no order has every reader last, so that one pass may miss some.
  for (let before = 0; before < stale.size; ) {
    before = stale.size;
    for (const at of graph.order) if (graph.nodes.get(at)?.reads.some((read) => stale.has(read))) stale.add(at);
  }
  return graph.order.filter((at) => at !== id && stale.has(at));
}

/** Ids of all cells that a cell needs, in the order in which to run them, without the cell itself. */
export function dependenciesOf(graph: DocumentGraph, id: string): readonly string[] {
  const needed = reachable(graph.nodes, id);
  return graph.order.filter((at) => at !== id && needed.has(at));
}

/**
 * Ids of the cells whose results another document's no longer are, in the order in which to run them: those that are
 * new or changed in what they compute, those that a name now leads elsewhere, and all that depend on them. Folding,
 * moving and renaming with all references change no result, except of cells whose text names the renamed one.
 */
export function affectedBetween(before: DocumentGraph, after: DocumentGraph): readonly string[] {
  const affected = new Set<string>();
  for (let size = -1; size < affected.size; ) {
    size = affected.size;
    for (const id of after.order) {
      const [was, is] = [before.nodes.get(id), after.nodes.get(id)];
      if (is === undefined) continue;
      if (was === undefined || !sameInputs(was, is) || is.reads.some((read) => affected.has(read))) affected.add(id);
    }
  }
  return after.order.filter((id) => affected.has(id));
}

function sameInputs(was: CellNode, is: CellNode): boolean {
  if (was.cell === is.cell && was.problems.length + is.problems.length === 0) return sameList(was.reads, is.reads);
  return (
    computed(was.cell) === computed(is.cell) &&
    sameList(was.reads.toSorted(), is.reads.toSorted()) &&
    sameList(
      was.problems.map(({ message }) => message),
      is.problems.map(({ message }) => message),
    )
  );
}

/** What of a cell decides its result. */
function computed(cell: Cell): string {
  return JSON.stringify({ ...cell, folded: null, ...(isNamed(cell) && { name: null }), label: null });
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function nodeOf(
  cell: Cell,
  named: ReadonlyMap<string, NamedCell>,
  dataset: ReadonlyMap<string, string>,
  surroundings: Surroundings,
): CellNode {
  const { tables, parameters, values } = namesIn(cell);
  const problems: CellProblem[] = [...nameProblems(cell, named, dataset), ...missingIdentifier(cell, surroundings)];
  const missing = (message: string) => problems.push({ kind: "missing", message });
  const reads = new Set<string>();
  const ofDataset = new Set<string>();
  for (const name of tables) {
    const [table, source] = [dataset.get(nameKey(name)), named.get(nameKey(name))];
    if (cell.kind === "sql" && table !== undefined) ofDataset.add(table);
    else if (source?.kind === "parameter") problems.push(notATable(cell, source.name));
    else if (source !== undefined) reads.add(source.id);
    else if (cell.kind !== "sql") missing(`there is no cell named ${name}`);
    else if (!SYSTEM_TABLE.test(name)) missing(`there is no table or cell named ${name}`);
  }
  const bound = parameters.filter((name) => {
    const source = named.get(nameKey(name));
    if (source?.kind === "parameter" && source.name === name) reads.add(source.id);
    else problems.push(unboundParameter(name, source));
    return source?.kind === "parameter" && source.name === name;
  });
  for (const name of values) {
    const source = named.get(nameKey(name));
    if (source === undefined) missing(`there is no cell named ${name}`);
    else reads.add(source.id);
  }
  return { cell, reads: [...reads], tables: [...ofDataset], parameters: bound, problems };
}

/** Tables about the database itself, which every DuckDB has. */
const SYSTEM_TABLE = /^(?:duckdb_|pg_|sqlite_|pragma_)/i;

function notATable(cell: Cell, name: string): CellProblem {
  const remedy = cell.kind === "sql" ? `: write $${name} for its value` : "";
  return { kind: "kind", message: `${name} is a parameter, not a table${remedy}` };
}

function unboundParameter(name: string, source: NamedCell | undefined): CellProblem {
  if (/^(?:\d+|\?)$/.test(name)) {
    return { kind: "parameter", message: "parameters have names here: write $name of a parameter cell" };
  }
  if (source === undefined) return { kind: "missing", message: `there is no parameter cell named ${name}` };
  if (source.kind === "parameter") return { kind: "parameter", message: `the parameter is written $${source.name}` };
  return { kind: "kind", message: `${source.name} is no parameter: select from it as a table` };
}

function nameProblems(
  cell: Cell,
  named: ReadonlyMap<string, NamedCell>,
  dataset: ReadonlyMap<string, string>,
): readonly CellProblem[] {
  if (!isNamed(cell)) return [];
  const key = nameKey(cell.name);
  const table = dataset.get(key);
  const say = (message: string): readonly CellProblem[] => [{ kind: "name", message }];
  if (table !== undefined) return say(`${cell.name} is a table of the dataset: choose another name`);
  if (RESERVED_WORDS.has(key)) return say(`${cell.name} is a word of SQL: choose another name`);
  if (named.get(key) !== cell) return say(`another cell is named ${cell.name} already: choose another name`);
  return [];
}

function missingIdentifier(cell: Cell, { kernels, predictions }: Surroundings): readonly CellProblem[] {
  if (cell.kind === "kernel" && kernels?.includes(cell.kernel) === false) {
    return [{ kind: "missing", message: `the lab has no kernel ${cell.kernel}` }];
  }
  if (cell.kind === "prediction" && predictions?.includes(cell.prediction) === false) {
    return [{ kind: "missing", message: `there is no prediction ${cell.prediction}` }];
  }
  return [];
}

function inOrder(nodes: ReadonlyMap<string, CellNode>): readonly string[] {
  const seen = new Set<string>();
  const order: string[] = [];
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const read of nodes.get(id)?.reads ?? []) visit(read);
    order.push(id);
  };
  for (const id of nodes.keys()) visit(id);
  return order;
}

/** The ids along a shortest way from a cell back to itself, the cell first; null where there is none. */
function cycleThrough(id: string, nodes: ReadonlyMap<string, CellNode>): readonly string[] | null {
  const seen = new Set<string>();
  let paths: readonly (readonly string[])[] = [[id]];
  while (paths.length > 0) {
    const next: (readonly string[])[] = [];
    for (const path of paths) {
      for (const read of nodes.get(path.at(-1) ?? "")?.reads ?? []) {
        if (read === id) return path;
        if (seen.has(read)) continue;
        seen.add(read);
        next.push([...path, read]);
      }
    }
    paths = next;
  }
  return null;
}

function reachable(nodes: ReadonlyMap<string, CellNode>, id: string): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [id];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const read of nodes.get(at)?.reads ?? []) {
      if (found.has(read)) continue;
      found.add(read);
      queue.push(read);
    }
  }
  return found;
}

function labelled(cell: Cell | undefined): string {
  return cell !== undefined && isNamed(cell) ? cell.name : "this cell";
}

function unique(names: readonly string[]): readonly string[] {
  const byKey = new Map(names.map((name) => [nameKey(name), name]));
  return [...byKey.values()];
}
