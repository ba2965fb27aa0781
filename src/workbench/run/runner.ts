import type { Parameters } from "../../engine/result.js";
import type { CellNode, DocumentGraph } from "../document/graph.js";
import { type Cell, isNamed } from "../document/schema.js";
import { type CellError, CellFailure, type CellProgress, type CellResult, type CellState } from "./cell-state.js";
import type { Relation } from "./composition.js";

/** A cell that is to run, with all that it needs of others. */
export interface Task {
  readonly cell: Cell;
  /** Every cell that it reads, itself or through others, each after those that it reads. */
  readonly relations: readonly Relation[];
  readonly parameters: Parameters;
}

/** Runs one cell. @throws CellFailure */
export type Execute = (task: Task, signal: AbortSignal, progress: (now: CellProgress) => void) => Promise<CellResult>;

export interface RunnerOptions {
  readonly execute: Execute;
  /** Hears of each cell whose state changed. */
  readonly changed: (id: string) => void;
  readonly now?: () => number;
}

/** Keeps a result for every cell of a document and runs again what is stale, and nothing else. */
export interface CellRunner {
  /** Takes the document as it stands now. */
  update(graph: DocumentGraph): void;
  state(id: string): CellState;
  /** The last result of a cell, to be shown until the next one comes. */
  lastResult(id: string): CellResult | null;
  /** Runs a cell again, or for the first time where it waits to be asked. */
  run(id: string): void;
  cancel(id: string): void;
  /** How often a cell was started. */
  runs(id: string): number;
  stop(): void;
}

interface Entry {
  /** Stands for everything on which the result depends. */
  key: number;
  state: CellState;
  last: CellResult | null;
  controller: AbortController | null;
  runs: number;
  /** How often a reader asked for another run. */
  asked: number;
}

/** Cells of one lane run one after another: the engine answers one query at a time, and two kernels disturb each other. */
type Lane = "engine" | "device" | "page";

export function createRunner({ execute, changed, now = () => performance.now() }: RunnerOptions): CellRunner {
  const entries = new Map<string, Entry>();
  const keys = new Map<string, number>();
  let graph: DocumentGraph = { nodes: new Map(), order: [] };

  function keyOf(parts: readonly unknown[]): number {
    const text = JSON.stringify(parts);
    const known = keys.get(text);
    if (known !== undefined) return known;
    keys.set(text, keys.size);
    return keys.size - 1;
  }

  function become(id: string, entry: Entry, state: CellState): void {
    entry.state = state;
    if (state.kind === "done") entry.last = state.result;
    changed(id);
  }

  function update(next: DocumentGraph): void {
    graph = next;
    for (const [id, entry] of entries) {
      if (graph.nodes.has(id)) continue;
      entries.delete(id);
      entry.controller?.abort();
    }
    for (const id of graph.order) {
      const node = graph.nodes.get(id);
      if (node === undefined) continue;
      const known = entries.get(id);
      const key = keyOf([
        recipe(node.cell),
        node.problems.map(({ message }) => message),
        node.reads.map((read) => entries.get(read)?.key ?? null),
        known?.asked ?? 0,
      ]);
      if (known?.key === key) continue;
      known?.controller?.abort();
      const entry: Entry = {
        key,
        state: { kind: "waiting" },
        last: known?.last ?? null,
        controller: null,
        runs: known?.runs ?? 0,
        asked: known?.asked ?? 0,
      };
      entries.set(id, entry);
      changed(id);
    }
    proceed();
  }

  /** Starts every cell whose turn has come. */
  function proceed(): void {
    const busy = new Set<Lane>();
    for (const [id, { state }] of entries) {
      const node = graph.nodes.get(id);
      if (node !== undefined && state.kind === "running") busy.add(laneOf(node));
    }
    for (const id of graph.order) {
      const node = graph.nodes.get(id);
      const entry = entries.get(id);
      if (node === undefined || entry === undefined) continue;
      if (entry.state.kind !== "waiting" && entry.state.kind !== "held" && entry.state.kind !== "idle") continue;
      const next = nextState(node, entry);
      if (next !== null) {
        if (!isSame(next, entry.state)) become(id, entry, next);
        continue;
      }
      const lane = laneOf(node);
      if (lane !== "page" && busy.has(lane)) {
        if (entry.state.kind !== "waiting") become(id, entry, { kind: "waiting" });
        continue;
      }
      busy.add(lane);
      void start(id, node, entry);
    }
  }

  /** What a cell is while it does not run; null where it should run now. */
  function nextState(node: CellNode, entry: Entry): CellState | null {
    if (node.problems.length > 0) return { kind: "problem", problems: node.problems.map(({ message }) => message) };
    const sources = node.reads.map((id) => ({ id, state: entries.get(id)?.state }));
    const stuck = sources.filter(({ state }) => state !== undefined && STUCK.has(state.kind));
    if (stuck.length > 0) return { kind: "held", by: stuck.map(({ id }) => nameOf(id)) };
    if (sources.some(({ state }) => state?.kind !== "done")) return { kind: "waiting" };
    if (!isRun(node)) return { kind: "done", result: shownBy(node) };
    // Measuring takes a device for seconds, and a link comes from anybody: nothing is measured that nobody asked for.
    if (node.cell.kind === "kernel" && entry.asked === 0) return { kind: "idle" };
    return null;
  }

  /** The rows that a chart or a table shows: those of the one cell that it reads. */
  function shownBy({ cell, reads }: CellNode): CellResult {
    const [source] = cell.kind === "chart" || cell.kind === "table" ? reads : [];
    const state = source === undefined ? undefined : entries.get(source)?.state;
    return state?.kind === "done" ? state.result : NOTHING;
  }

  async function start(id: string, node: CellNode, entry: Entry): Promise<void> {
    const controller = new AbortController();
    entry.controller = controller;
    entry.runs += 1;
    const task: Task = { cell: node.cell, relations: relationsOf(id), parameters: parametersOf(graph) };
    const isCurrent = () => entries.get(id) === entry && entry.controller === controller;
    const startedAt = now();
    become(id, entry, { kind: "running", startedAt, progress: null });
    const progress = (made: CellProgress) => {
      if (isCurrent()) become(id, entry, { kind: "running", startedAt, progress: made });
    };
    let state: CellState;
    try {
      state = { kind: "done", result: await execute(task, controller.signal, progress) };
    } catch (thrown) {
      state = { kind: "failed", error: toCellError(thrown) };
    }
    if (isCurrent()) {
      entry.controller = null;
      become(id, entry, state);
    }
    proceed();
  }

  function relationsOf(id: string): readonly Relation[] {
    const needed = new Set<string>();
    const collect = (of: string) => {
      for (const read of graph.nodes.get(of)?.reads ?? []) {
        if (needed.has(read)) continue;
        needed.add(read);
        collect(read);
      }
    };
    collect(id);
    return graph.order.flatMap((other): readonly Relation[] => {
      const cell = graph.nodes.get(other)?.cell;
      if (!needed.has(other) || cell === undefined || !isNamed(cell)) return [];
      if (cell.kind === "parameter") return [];
      if (cell.kind === "sql") return [{ kind: "query", name: cell.name, sql: cell.sql }];
      const state = entries.get(other)?.state;
      return state?.kind === "done" ? [{ kind: "rows", name: cell.name, result: state.result }] : [];
    });
  }

  function nameOf(id: string): string {
    const cell = graph.nodes.get(id)?.cell;
    return cell !== undefined && isNamed(cell) ? cell.name : id;
  }

  return {
    update,
    state: (id) => entries.get(id)?.state ?? { kind: "waiting" },
    lastResult: (id) => entries.get(id)?.last ?? null,
    runs: (id) => entries.get(id)?.runs ?? 0,
    run(id) {
      const entry = entries.get(id);
      if (entry === undefined) return;
      entry.asked += 1;
      update(graph);
    },
    cancel(id) {
      const entry = entries.get(id);
      if (entry?.state.kind !== "running") return;
      entry.controller?.abort();
      entry.controller = null;
      become(id, entry, { kind: "failed", error: { kind: "cancelled", message: "Cancelled.", position: null } });
      proceed();
    },
    stop() {
      for (const entry of entries.values()) entry.controller?.abort();
      entries.clear();
      graph = { nodes: new Map(), order: [] };
    },
  };
}

function isSame(a: CellState, b: CellState): boolean {
  if (a.kind === "held" && b.kind === "held") return a.by.join() === b.by.join();
  return a.kind === b.kind && a.kind !== "done" && a.kind !== "problem";
}

const STUCK: ReadonlySet<CellState["kind"]> = new Set(["failed", "problem", "held", "idle"]);

const NOTHING: CellResult = { columns: [], rows: [], elapsedMs: 0, isCut: false };

/** Whether a cell has rows of its own to compute: charts, tables and Markdown show those of others. */
function isRun({ cell }: CellNode): boolean {
  return RUN.has(cell.kind);
}

const RUN: ReadonlySet<Cell["kind"]> = new Set(["sql", "kernel", "score", "prediction"]);

function laneOf({ cell }: CellNode): Lane {
  if (cell.kind === "kernel") return "device";
  return cell.kind === "score" ? "page" : "engine";
}

/** What of a cell decides its result. */
function recipe(cell: Cell): readonly unknown[] {
  switch (cell.kind) {
    case "sql":
      return [cell.kind, cell.sql];
    case "chart":
    case "table":
      return [cell.kind, cell.source];
    case "kernel":
      return [cell.kind, cell.kernel, cell.parameters];
    case "score":
      return [cell.kind, cell.card];
    case "prediction":
      return [cell.kind, cell.prediction, cell.parameters, cell.supposed ?? null];
    case "parameter":
      return [cell.kind, cell.value];
    case "markdown":
      return [cell.kind];
  }
}

function parametersOf(graph: DocumentGraph): Parameters {
  const cells = [...graph.nodes.values()].map(({ cell }) => cell);
  return Object.fromEntries(cells.flatMap((cell) => (cell.kind === "parameter" ? [[cell.name, cell.value]] : [])));
}

function toCellError(thrown: unknown): CellError {
  if (thrown instanceof CellFailure) return { kind: thrown.kind, message: thrown.message, position: thrown.position };
  return { kind: "unavailable", message: thrown instanceof Error ? thrown.message : String(thrown), position: null };
}
